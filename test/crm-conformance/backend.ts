/**
 * @module
 * Calls to the backend under test: token, time limit, size cap, one wait where it asks for patience, and a
 * bound on how many calls there are in all.
 *
 * Does not own: what a status means (checks/). A call without an answer is an answer too: status 0.
 */
import { basicAuthorization } from '../../edge/adapters/crm/basic-authorization.ts'
import { makeSend, retryAfterMs } from '../../edge/adapters/http/send.ts'
import type { Fetch } from '../../edge/adapters/http/send.ts'

export type Answer = {
  /** 0: none came. */
  readonly status: number
  readonly json: unknown
  header(name: string): string | null
  readonly broken?: string
}

export type Ask = {
  readonly body?: unknown
  /** Sent as it is, for what is no JSON. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
  /** null: without one. */
  readonly token?: string | null
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Backend = {
  call(method: Method, path: string, ask?: Ask): Promise<Answer>
  /** A token of these scopes alone; '' where there is none to be had. */
  token(scope?: string): Promise<string>
  /** A token of the other tenant; '' where its credentials were not given, or give none. */
  strangersToken(): Promise<string>
  /** Calls go on although the bound is reached: what was made must be deleted. */
  release(): void
  readonly spent: { calls: number; waits: number }
}

export type Access = {
  readonly baseUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Credentials of another tenant, which must see nothing of this one. */
  readonly stranger?: Client
}

export type Client = { readonly clientId: string; readonly clientSecret: string }

export type Means = {
  readonly fetch: Fetch
  readonly now: () => number
  readonly pause: (ms: number) => Promise<void>
}

/** As the product asks for them. */
const SCOPES = 'crm.sync crm.users'
const TIMEOUT_MS = 20_000
const MAX_BYTES = 4 * 1024 * 1024
/** A run takes about half of it. */
export const MAX_CALLS = 500
/** Longer waits are not waited for. */
const MAX_WAIT_MS = 30_000
const MAX_WAITS = 20
/** Renewed before it can have ended: shorter lives are not worth a run. */
const TOKEN_MS = 60_000

export function makeBackend(access: Access, means: Means): Backend {
  const send = makeSend({ fetch: means.fetch, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })
  const base = access.baseUrl.replace(/\/+$/, '')
  const spent = { calls: 0, waits: 0 }
  let most = MAX_CALLS
  let token = { text: '', until: 0 }

  const once = async (
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> => {
    if (spent.calls >= most) return none(`not called: ${most} calls are the most in one run`)
    spent.calls++
    const reply = await send({ method, url, headers, ...(body === undefined ? {} : { body }) })
    return reply.ok ? reply.value : none(reply.failure.detail)
  }

  const patient = async (...call: Parameters<typeof once>): Promise<Answer> => {
    const answer = await once(...call)
    const wait = retryAfterMs(answer.header('retry-after'), means.now())
    const asksToWait = answer.status === 429 || answer.status === 503
    if (!asksToWait || wait === undefined || wait > MAX_WAIT_MS || spent.waits >= MAX_WAITS)
      return answer
    spent.waits++
    await means.pause(wait)
    return once(...call)
  }

  const fetchToken = async (scope: string, client: Client = access): Promise<string> => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope })
    const headers = {
      authorization: basicAuthorization(client),
      'content-type': 'application/x-www-form-urlencoded',
    }
    const { status, json } = await patient('POST', access.tokenUrl, headers, form.toString())
    const text = (json as { access_token?: unknown } | undefined)?.access_token
    return status === 200 && typeof text === 'string' ? text : ''
  }

  const currentToken = async (): Promise<string> => {
    if (means.now() >= token.until)
      token = { text: await fetchToken(SCOPES), until: means.now() + TOKEN_MS }
    return token.text
  }

  return {
    spent,
    release: () => {
      most = Number.POSITIVE_INFINITY
    },
    token: (scope) => (scope === undefined ? currentToken() : fetchToken(scope)),
    strangersToken: async () =>
      access.stranger === undefined ? '' : fetchToken(SCOPES, access.stranger),
    async call(method, path, ask = {}) {
      const bearer = ask.token === undefined ? await currentToken() : ask.token
      const body = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body))
      const headers = {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': contentType(method) }),
        ...ask.headers,
      }
      return patient(method, `${base}${path}`, headers, body)
    },
  }
}

const none = (broken: string): Answer => ({
  status: 0,
  json: undefined,
  header: () => null,
  broken,
})

const contentType = (method: Method): string =>
  method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
