/**
 * @module
 * The demo CRM as the kit meets it, with room for a front that breaks a promise.
 */
import { basicAuthorization } from '../../../edge/adapters/crm/basic-authorization.ts'
import type { Fetch } from '../../../edge/adapters/http/send.ts'
import { createInProcessCrm } from '../../support/demo-crm.ts'
import type { Notice, Receiver } from '../receiver.ts'
import { runKit } from '../run.ts'
import type { Outcome, RunMeans, Settings } from '../run.ts'

export const ORIGIN = 'http://crm.test'
const NOTICES = 'https://kit.example/notices'
export const BASE = `${ORIGIN}/o365-connector/v1`

/** Between the kit and the CRM: asks the CRM by `next`, as often as it likes. */
export type Front = (request: Request, next: Fetch) => Promise<Response>

export type CrmStage = {
  readonly fetch: Fetch
  readonly receiver: Receiver
  /** Every record and endpoint there is, by id. */
  everything(): Promise<readonly string[]>
}

export async function openCrm(
  front: Front = (request, next) => next(request),
  seed: 'default' | 'empty' = 'default',
): Promise<CrmStage> {
  const notices: Notice[] = []
  let status = 204
  const crm = createInProcessCrm({
    origin: ORIGIN,
    fetch: (url, init) => {
      const headers = new Headers(init.headers)
      const header = (name: string) => headers.get(name) ?? ''
      if (url === NOTICES) notices.push({ header, body: String(init.body) })
      return Promise.resolve(new Response(null, { status }))
    },
  })
  await crm.fetch(`${ORIGIN}/demo/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed }),
  })
  const plain = besideAnother((request) => crm.fetch(request))
  return {
    fetch: (request) => front(request, plain),
    receiver: {
      url: NOTICES,
      answer: (next) => {
        status = next
      },
      async next() {
        if (notices.length === 0) await crm.settled()
        return notices.shift() ?? null
      },
    },
    everything: async () => {
      const headers = { authorization: `Bearer ${await tokenOf(plain)}` }
      const ids: string[] = []
      for (const path of ['contacts', 'events', 'webhook-endpoints', 'users']) {
        let cursor: string | null = ''
        while (cursor !== null) {
          const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
          const reply = await plain(new Request(`${BASE}/${path}?limit=200${query}`, { headers }))
          const page = (await reply.json()) as { items: { id: string }[]; cursor?: string | null }
          ids.push(...page.items.map(({ id }) => id))
          cursor = page.cursor ?? null
        }
      }
      return ids.toSorted()
    },
  }
}

/** Calls with the stranger's credentials go to a CRM of his own. */
function besideAnother(own: Fetch): Fetch {
  const tokens = new Set<string>()
  return async (request) => {
    const authorization = request.headers.get('authorization') ?? ''
    if (tokens.has(authorization)) return another.fetch(request)
    if (authorization !== basicAuthorization(stranger)) return own(request)
    const headers = { authorization: basicAuthorization(access) }
    const body = new URLSearchParams({ grant_type: 'client_credentials' })
    const reply = await another.fetch(access.tokenUrl, { method: 'POST', headers, body })
    const json = (await reply.clone().json()) as { access_token: string }
    tokens.add(`Bearer ${json.access_token}`)
    return reply
  }
}

async function tokenOf(fetch: Fetch): Promise<string> {
  const reply = await fetch(
    new Request(access.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: access.clientId,
        client_secret: access.clientSecret,
      }),
    }),
  )
  return ((await reply.json()) as { access_token: string }).access_token
}

export const stranger = { clientId: 'another-tenant', clientSecret: 'another-secret' }
/** The other tenant's; nothing is ever changed in it. */
const another = createInProcessCrm({ origin: ORIGIN })

export const access = {
  baseUrl: `${BASE}/`,
  tokenUrl: `${ORIGIN}/oauth/token`,
  clientId: 'demo-edge',
  clientSecret: 'demo-secret',
}

/** A run that waits for nothing. */
export function run(
  crm: CrmStage,
  settings: Partial<Settings> = {},
  means: Partial<RunMeans> = {},
): Promise<Outcome | string> {
  return runKit(
    { ...access, stranger, patienceMs: 3_000, ...settings },
    {
      fetch: crm.fetch,
      receiver: crm.receiver,
      now: () => Date.now(),
      pause: () => Promise.resolve(),
      uuid: () => crypto.randomUUID(),
      ...means,
    },
  )
}

export async function outcomeOf(...args: Parameters<typeof run>): Promise<Outcome> {
  const outcome = await run(...args)
  if (typeof outcome === 'string') throw new Error(outcome)
  return outcome
}
