/**
 * @module
 * What the HTTP layer depends on, as function types and ports: built in compose.ts, faked in tests.
 */
import type { EmbedClaims } from '../contract/session.ts'
import type { Result } from '../domain/result.ts'
import type { Digest } from '../ports/digest.ts'
import type { Vault } from '../ports/vault.ts'
import type { TenantProof } from '../ports/tenant-proof.ts'
import type { TokenRefusal, VerifyVisitor } from '../ports/visitors.ts'
import type { AdminConsentPort } from '../ports/admin-consent.ts'
import type { Clock } from '../ports/clock.ts'
import type { Hosts, OutlookNotice } from '../ports/hosts.ts'
import type { Journal } from '../ports/journal.ts'
import type { Organization, Organizations } from '../ports/organizations.ts'
import type { PublicPaths } from '../ports/public-paths.ts'
import type { HttpPolicy } from '../policy.ts'

/** Who calls, from a verified token: the only place an organization or member id is ever taken from. */
export type EmbedSession = { readonly organization: Organization; readonly claims: EmbedClaims }

/** Implemented by adapters/embed-token.ts. */
export type VerifyEmbedToken = (token: string) => Promise<Result<EmbedSession, TokenRefusal>>

/** Cloudflare's rate limiting binding, where the deployment has one. */
export type RateLimit = {
  limit(request: { key: string }): Promise<{ readonly success: boolean }>
}

export type Assets = { fetch(request: Request): Promise<Response> }

export type HttpDependencies = {
  readonly edgeOrigin: string
  readonly entraOrigin: string
  readonly version: string
  /** Adds `POST /demo/connect`; never set in a deployed edge. */
  readonly isDemo: boolean
  /** Every reply is checked against the contract before it leaves (demo and tests). */
  readonly checkReplies: boolean
  readonly hosts: Hosts
  readonly organizations: Organizations
  /** Some organization registered this page origin. */
  readonly isPageOrigin: (origin: string) => boolean
  readonly verifyEmbedToken: VerifyEmbedToken
  /** null: not a notification of Graph's at all. */
  readonly parseNotices: (json: unknown) => readonly OutlookNotice[] | null
  readonly paths: PublicPaths
  readonly journal: Journal
  readonly clock: Clock
  /** An unguessable text, for cookies. */
  readonly secretText: () => string
  readonly digest: Digest
  /** Seals the papers that go through a browser (visit/papers.ts). */
  readonly vault: Vault
  /** Who calls from the edge's own pages: a Microsoft access token for the edge's own scope. */
  readonly verifyVisitor: VerifyVisitor
  /** What an install proves of a tenant. */
  readonly tenantProof: TenantProof
  /** Delegated scopes an administrator agrees to for everybody: all that the product does for a person. */
  readonly consentScopes: readonly string[]
  /** Of the application in Entra: the edge's own pages sign in for it. */
  readonly clientId: string
  /** Consent of an administrator for everybody. */
  readonly adminConsent: AdminConsentPort
  readonly fetch: (request: Request) => Promise<Response>
  readonly policy: HttpPolicy
  readonly assets: Assets | null
  readonly rateLimit: RateLimit | null
}

/** Hono's environment: what middleware leaves for routes. */
export type AppEnv = { Variables: { traceId: string; session: EmbedSession } }
