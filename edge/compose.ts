/**
 * @module
 * The Worker's own wiring: settings and adapters made into the HTTP app and the watchdog, once per isolate.
 */
import type { Hono } from 'hono'
import { clock } from './adapters/clock.ts'
import { sha256 } from './adapters/digest.ts'
import { makeVerifyVisitor } from './adapters/entra/access-token.ts'
import { makeTenantProof } from './adapters/entra/tenant-proof.ts'
import { makeAdminConsent } from './adapters/entra/admin-consent.ts'
import { makeVault } from './adapters/vault.ts'
import { makeEmbedVerifier } from './adapters/embed-token.ts'
import { parseNotices } from './adapters/graph/notifications.ts'
import { makeJournal } from './adapters/journal.ts'
import { makeOrganizations } from './adapters/organizations.ts'
import { secretText } from './adapters/secret-text.ts'
import type { SweepContext } from './app/ingress/sweep.ts'
import { readSettings } from './env.ts'
import type { EdgeBindings, Settings } from './env.ts'
import { makeApp } from './http/app.ts'
import { liveSocket } from './http/live-socket.ts'
import type { AppEnv, HttpDependencies } from './http/types.ts'
import { VISITOR_SCOPE } from './http/visit/visitor-scope.ts'
import { parseMailboxName, parseOrgName } from './objects/names.ts'
import { makePublicPaths } from './objects/public-paths.ts'
import { hostsOf, openSocketOf } from './objects/stubs.ts'
import { httpPolicy, installScopes, watchdogPolicy } from './policy.ts'

export type Edge = {
  readonly app: Hono<AppEnv>
  readonly live: (request: Request) => Promise<Response | null>
  readonly watchdog: SweepContext
}

const made = new WeakMap<EdgeBindings, Edge>()

export function edgeOf(env: EdgeBindings): Edge {
  const present = made.get(env) ?? compose(env)
  made.set(env, present)
  return present
}

function compose(env: EdgeBindings): Edge {
  const journal = makeJournal()
  const settings = settingsOf(env, journal)
  const organizations = makeOrganizations(settings.organizations)
  const dependencies = httpDependencies(env, settings, journal)
  return {
    app: makeApp(dependencies),
    live: (request) =>
      liveSocket(request, {
        ...dependencies,
        openSocket: openSocketOf(env, settings.organizations),
      }),
    watchdog: {
      hosts: hostsOf(env, settings.organizations),
      clock,
      journal,
      perShard: watchdogPolicy.perShard,
      callsAtOnce: watchdogPolicy.callsAtOnce,
      whose: {
        mailbox(name) {
          const who = parseMailboxName(name)
          return who && organizations.find(who.organization) ? who : null
        },
        org(name) {
          const id = parseOrgName(name)
          return id !== null && organizations.find(id) ? id : null
        },
      },
    },
  }
}

/** What is missing stands in the log, whatever the platform keeps of a call that threw (README). */
function settingsOf(env: EdgeBindings, journal: HttpDependencies['journal']): Settings {
  try {
    return readSettings(env)
  } catch (error) {
    // Names of settings, never their values.
    journal.event('edge.not-configured', { message: error instanceof Error ? error.message : '' })
    throw error
  }
}

function httpDependencies(
  env: EdgeBindings,
  settings: Settings,
  journal: HttpDependencies['journal'],
): HttpDependencies {
  const { isDemo, version, edgeOrigin, entraOrigin } = settings
  const organizations = makeOrganizations(settings.organizations)
  const pageOrigins = new Set(settings.organizations.flatMap(({ origins }) => origins))
  const call = (request: Request) => fetch(request)
  const verify = makeEmbedVerifier({ fetch: call, organizations, audience: edgeOrigin, clock })
  return {
    ...{ edgeOrigin, entraOrigin, version, isDemo },
    checkReplies: isDemo,
    hosts: hostsOf(env, settings.organizations),
    organizations,
    isPageOrigin: (origin) => pageOrigins.has(origin),
    // Which page may use a token is checked, and answered, by http/middleware.
    verifyEmbedToken: (token) => verify(token, null),
    parseNotices,
    paths: makePublicPaths(settings.hookKeys),
    ...{ journal, clock, secretText },
    digest: sha256,
    vault: makeVault(settings.vaultKeys),
    verifyVisitor: makeVerifyVisitor({
      ...{ fetch: call, clock, origin: entraOrigin },
      ...{ clientId: settings.entra.clientId, scope: VISITOR_SCOPE },
    }),
    clientId: settings.entra.clientId,
    tenantProof: makeTenantProof({
      ...settings.entra,
      ...{ entraOrigin, graphOrigin: settings.graphOrigin, fetch: call, clock },
    }),
    consentScopes: installScopes,
    adminConsent: makeAdminConsent({ ...settings.entra, entraOrigin, fetch: call, clock }),
    fetch: call,
    policy: httpPolicy,
    assets: env.ASSETS ?? null,
    rateLimit: env.RATE_LIMIT ?? null,
  }
}
