/**
 * @module
 * Bindings, variables and secrets of the Worker, parsed once: every missing or wrong one is named in one
 * error, its value never.
 */
import * as z from 'zod'
import { readOrganizations } from './adapters/organizations.ts'
import type { Organization } from './ports/organizations.ts'

/** What Cloudflare hands to the Worker and to its objects (wrangler.toml). */
export type EdgeBindings = {
  readonly MAILBOX: DurableObjectNamespace
  readonly ORG: DurableObjectNamespace
  readonly DIRECTORY: DurableObjectNamespace
  readonly ASSETS?: Fetcher
  readonly RATE_LIMIT?: RateLimit
  /** Mail from an address of the deployment's own; without it mail goes out in members' names. */
  readonly EMAIL?: SendEmail
}

export type Settings = {
  readonly isDemo: boolean
  readonly version: string
  readonly edgeOrigin: string
  readonly graphOrigin: string
  readonly entraOrigin: string
  readonly entra: {
    readonly clientId: string
    /** A certificate is better (embedding §5.2.2); the secret is for the demo and first tries. */
    readonly credential:
      | { readonly kind: 'secret'; readonly secret: string }
      | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
  }
  /** `kid:base64,…`: the first seals, all open (adapters/vault.ts). */
  readonly vaultKeys: string
  /** The first signs, all verify (objects/public-paths.ts). */
  readonly hookKeys: readonly string[]
  readonly organizations: readonly Organization[]
  /** Sender of mail by the binding EMAIL. */
  readonly mailFrom: string | null
}

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

const variables = z.object({
  DEMO: z.string().optional(),
  EDGE_VERSION: z.string().default('development'),
  EDGE_ORIGIN: origin,
  GRAPH_ORIGIN: origin,
  ENTRA_ORIGIN: origin,
  ENTRA_CLIENT_ID: z.string().min(1),
  ENTRA_CLIENT_SECRET: z.string().optional(),
  ENTRA_CERTIFICATE: z.string().optional(),
  ENTRA_PRIVATE_KEY: z.string().optional(),
  VAULT_KEYS: z.string().min(1),
  HOOK_KEY: z.string().min(16),
  ORGANIZATIONS: z.string().min(1),
  MAIL_FROM: z.email().optional(),
})

type Variables = z.infer<typeof variables>

const bindingNames = ['MAILBOX', 'ORG', 'DIRECTORY'] as const

export function readSettings(env: EdgeBindings): Settings {
  const parsed = variables.safeParse(env)
  const faults = bindingNames.filter((name) => !env[name]).map((name) => `${name} is missing`)
  if (!parsed.success) throw misconfigured([...faults, ...parsed.error.issues.map(faultOf(env))])
  const credential = credentialOf(parsed.data)
  if (!credential) faults.push(noCredential)
  const organizations = organizationsOf(parsed.data)
  if (typeof organizations === 'string') faults.push(organizations)
  if (!credential || typeof organizations === 'string' || faults.length > 0) {
    throw misconfigured(faults)
  }
  return {
    isDemo: parsed.data.DEMO === '1',
    version: parsed.data.EDGE_VERSION,
    edgeOrigin: parsed.data.EDGE_ORIGIN,
    graphOrigin: parsed.data.GRAPH_ORIGIN,
    entraOrigin: parsed.data.ENTRA_ORIGIN,
    entra: { clientId: parsed.data.ENTRA_CLIENT_ID, credential },
    vaultKeys: parsed.data.VAULT_KEYS,
    hookKeys: parsed.data.HOOK_KEY.split(',').map((key) => key.trim()),
    organizations,
    mailFrom: parsed.data.MAIL_FROM ?? null,
  }
}

const noCredential =
  'ENTRA_CLIENT_SECRET is missing (or ENTRA_CERTIFICATE together with ENTRA_PRIVATE_KEY)'

const misconfigured = (faults: readonly string[]) =>
  new Error(`The edge is not configured: ${faults.join('; ')}.`)

const faultOf = (env: object) => (issue: z.core.$ZodIssue) => {
  const name = String(issue.path[0])
  return name in env ? `${name} is not valid (${issue.message})` : `${name} is missing`
}

function credentialOf(given: Variables): Settings['entra']['credential'] | null {
  const { ENTRA_CERTIFICATE: certificate, ENTRA_PRIVATE_KEY: privateKey } = given
  if (certificate && privateKey) return { kind: 'certificate', certificate, privateKey }
  return given.ENTRA_CLIENT_SECRET ? { kind: 'secret', secret: given.ENTRA_CLIENT_SECRET } : null
}

/** A text says what is wrong. */
function organizationsOf({ ORGANIZATIONS }: Variables): readonly Organization[] | string {
  const read = readOrganizations(ORGANIZATIONS)
  return read.ok ? read.value : `ORGANIZATIONS is not valid (${read.failure})`
}
