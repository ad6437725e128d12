/**
 * @module
 * The HTTP layer over hosts that write down how they were called: what a request may reach, and as whom.
 *
 * A fake token reads `<organization> <member> <permission,…>`; the real check is adapters/embed-token.ts.
 */
import { makeApp } from '../../edge/http/app.ts'
import type { HttpDependencies } from '../../edge/http/types.ts'
import { sha256 } from '../../edge/adapters/digest.ts'
import { makeVault } from '../../edge/adapters/vault.ts'
import { parseNotices } from '../../edge/adapters/graph/notifications.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { MailboxHost, MemberRef, OrgHost, Refusal } from '../../edge/ports/hosts.ts'
import type { Organization } from '../../edge/ports/organizations.ts'
import { httpPolicy } from '../../edge/policy.ts'

export const edgeOrigin = 'https://edge.test'
export const entraOrigin = 'https://login.test'

export const organization = (id: string): Organization => ({
  id,
  name: `${id} Ltd`,
  crmName: 'Northwind CRM',
  issuer: `https://${id}.test`,
  jwksUrl: `https://${id}.test/jwks`,
  origins: [`https://${id}.test`],
  edition: 'paid',
  install: 'optional',
  tenants: [`tenant-of-${id}`],
  connector: {
    kind: 'rest',
    baseUrl: `https://${id}.test/api`,
    tokenUrl: `https://${id}.test/token`,
    clientId: 'client',
    clientSecret: 'secret',
  },
})

export const fakeVault = makeVault(`test:${btoa('0123456789abcdef0123456789abcdef')}`)

export type Call = {
  readonly host: string
  readonly method: string
  readonly args: readonly unknown[]
}

type Answers<Host> = {
  [Method in keyof Host]?: Host[Method] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Answer | Awaited<Answer>
    : never
}

export type FakeOptions = {
  readonly mailbox?: Answers<MailboxHost>
  readonly org?: Answers<OrgHost>
  readonly dependencies?: Partial<HttpDependencies>
}

export function fakeEdge(options: FakeOptions = {}) {
  const calls: Call[] = []
  const events: { name: string; facts: object }[] = []
  const later: Promise<unknown>[] = []
  const organizations = [organization('northwind'), organization('contoso')]
  const paths = makePublicPaths(['a key of the test'])
  const dependencies: HttpDependencies = {
    edgeOrigin,
    entraOrigin,
    version: '1.2.3',
    isDemo: false,
    checkReplies: true,
    hosts: {
      mailbox: (who) =>
        recorder<MailboxHost>(calls, `mailbox ${nameOf(who)}`, options.mailbox ?? {}),
      org: (id) => recorder<OrgHost>(calls, `org ${id}`, options.org ?? {}),
      directory: () => missing('directory'),
      tenants: () => ({
        enrol: () => missing('directory'),
        strike: () => missing('directory'),
        overdue: () => missing('directory'),
        claimTenant: () => missing('directory'),
        releaseTenant: () => missing('directory'),
        tenantHolder: async (tenant) => (tenant === 'tied-tenant' ? 'contoso' : null),
      }),
      directories: () => [],
    },
    organizations: {
      find: (id) => organizations.find((one) => one.id === id) ?? null,
      byIssuer: (issuer) => organizations.find((one) => one.issuer === issuer) ?? null,
      byTenant: (tenant) => organizations.find((one) => one.tenants.includes(tenant)) ?? null,
    },
    isPageOrigin: (origin) => organizations.some((one) => one.origins.includes(origin)),
    verifyEmbedToken: async (token) => verifyFake(token, organizations),
    parseNotices,
    paths,
    journal: { event: (name, facts = {}) => void events.push({ name, facts }) },
    clock: { now: () => 0, random: () => 0, uuid: () => 'trace-1' },
    secretText: () => 'browser-secret-of-the-test',
    digest: sha256,
    vault: fakeVault,
    verifyVisitor: async () => missing('verifyVisitor'),
    clientId: 'client-of-the-edge',
    tenantProof: {
      isPresent: () => missing('tenant proof'),
      directoryRoles: () => missing('tenant proof'),
    },
    consentScopes: ['User.Read'],
    adminConsent: {
      consentUrl: () => missing('adminConsent'),
      proofUrl: () => missing('adminConsent'),
      redeem: () => missing('adminConsent'),
    },
    fetch: () => missing('fetch'),
    policy: httpPolicy,
    assets: null,
    rateLimit: null,
    ...options.dependencies,
  }
  const app = makeApp(dependencies)
  const context = {
    waitUntil: (work: Promise<unknown>) => void later.push(work),
    passThroughOnException: () => {},
    props: {},
  }
  return {
    paths,
    calls,
    events,
    settled: () => Promise.all(later),
    request: (path: string, init: RequestInit = {}): Promise<Response> =>
      Promise.resolve(
        app.request(`${edgeOrigin}${path}`, init, {}, context as unknown as ExecutionContext),
      ),
  }
}

type ExecutionContext = NonNullable<Parameters<ReturnType<typeof makeApp>['request']>[3]>

/** A call as a CRM page makes it. */
export function as(token: string, init: RequestInit = {}): RequestInit {
  const plain = Object.fromEntries(new Headers(init.headers))
  return { ...init, headers: { authorization: `Bearer ${encode(token)}`, ...plain } }
}

export function sending(
  token: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return as(token, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export type ProblemBody = {
  code: string
  status: number
  detail: string
  traceId: string
  retryAfter?: number
  errors?: { pointer: string; code: string; detail: string }[]
}

export const problemOf = async (response: Response): Promise<ProblemBody> => {
  const type = response.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`not a problem: ${type}`)
  return (await response.json()) as ProblemBody
}

export const refused = (code: Refusal['code'], detail = 'because') =>
  fail<Refusal>({ code, detail })

const encode = (token: string) => btoa(token).replaceAll('=', '')
const nameOf = ({ organization: id, member }: MemberRef) => `${id}/${member}`

async function verifyFake(token: string, organizations: readonly Organization[]) {
  const [id, member, permissions = '', origin] = atob(token).split(' ')
  const found = organizations.find((one) => one.id === id)
  if (id === 'over') return fail({ kind: 'expired' as const })
  if (id === 'keyless') return fail({ kind: 'unavailable' as const })
  if (!found || !member) return fail({ kind: 'invalid' as const, reason: 'issuer' })
  const claims = {
    iss: found.issuer,
    aud: edgeOrigin,
    sub: member,
    org: found.id,
    name: 'Marcus',
    email: 'marcus@northwind.test',
    permissions: permissions.split(',').filter(Boolean),
    iat: 0,
    exp: 600,
    ...(origin ? { origin } : {}),
  }
  return ok({ organization: found, claims })
}

function recorder<Host extends object>(calls: Call[], host: string, answers: Answers<Host>): Host {
  return new Proxy({} as Host, {
    get:
      (_, method) =>
      async (...args: unknown[]) => {
        calls.push({ host, method: String(method), args })
        const answer: unknown = Reflect.get(answers, method)
        if (typeof answer !== 'function')
          throw new Error(`${host}: nobody expected ${String(method)}`)
        return Reflect.apply(answer, undefined, args) as unknown
      },
  })
}

function missing(what: string): never {
  throw new Error(`nobody expected ${what}`)
}
