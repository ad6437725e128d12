/**
 * @module
 * The demo as a script drives it: sessions of the CRM, the edge's API with an embed token, Graph as
 * a person of the sandbox. For journeys and benches.
 */
import type { StreamName, StreamStatus } from '../../edge/contract/sync.ts'
import type { Urls } from '../../demo/start/origins.ts'

export type Reply<Body = unknown> = { status: number; body: Body; headers: Headers }
export type GraphRequest = {
  n: number
  at: string
  method: string
  path: string
  status: number
  user: string | null
  batch?: number
}

const callWithinMs = 30_000
const settleWithinMs = 300_000

export async function call<Body = unknown>(
  url: string,
  init: { method?: string; token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply<Body>> {
  const response = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    signal: AbortSignal.timeout(callWithinMs),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parsed(text) as Body }
}

/** The same, for a call that has to succeed. */
export async function expectOk<Body>(...args: Parameters<typeof call>): Promise<Body> {
  const { status, body } = await call<Body>(...args)
  if (status >= 200 && status < 300) return body
  throw new Error(`${args[1]?.method ?? ''} ${args[0]} answered ${status}: ${JSON.stringify(body)}`)
}

export async function embedToken(urls: Urls, user: string): Promise<string> {
  const { token } = await expectOk<{ token: string }>(`${urls.crm}/demo/session`, {
    body: { user },
  })
  return token
}

/** What a person's own programs may ask of Graph. */
export async function graphToken(urls: Urls, user: string): Promise<string> {
  const scopes = ['Calendars.ReadWrite', 'Contacts.ReadWrite', 'User.Read']
  const body = { user, scopes }
  const reply = await expectOk<{ access_token: string }>(`${urls.microsoft365}/sandbox/token`, {
    body,
  })
  return reply.access_token
}

type GraphInit = { readonly method?: string; readonly body?: unknown }

/** What a person does with his own mailbox; `path` is below `/me/`. */
export async function graphAs<Body>(
  urls: Urls,
  user: string,
  path: string,
  init: GraphInit = {},
): Promise<Body> {
  const token = await graphToken(urls, user)
  return expectOk<Body>(`${urls.microsoft365}/v1.0/me/${path}`, { ...init, token })
}

export async function connectMailbox(urls: Urls, token: string, user: string): Promise<void> {
  await expectOk(`${urls.edge}/demo/connect`, { token, body: { user } })
}

export function switchStream(
  urls: Urls,
  token: string,
  stream: StreamName,
  enabled: boolean,
): Promise<StreamStatus> {
  const url = `${urls.edge}/v1/streams/${stream}`
  return expectOk<StreamStatus>(url, { method: 'PUT', token, body: { enabled } })
}

export function streamStatus(urls: Urls, token: string, stream: StreamName): Promise<StreamStatus> {
  return expectOk<StreamStatus>(`${urls.edge}/v1/streams/${stream}`, { token })
}

/** Waits until a stream is in a phase and has nothing left to write. */
export async function untilPhase(
  urls: Urls,
  mint: () => Promise<string>,
  stream: StreamName,
  phase: StreamStatus['phase'],
  withinMs = settleWithinMs,
): Promise<StreamStatus> {
  let last: StreamStatus | undefined
  const settled = await until(async () => {
    last = await streamStatus(urls, await mint(), stream)
    return last.phase === phase && last.counts.pending === 0
  }, withinMs)
  if (settled && last) return last
  throw new Error(`${stream} did not come to "${phase}": ${JSON.stringify(last)}`)
}

/** A mailbox is connected and its first sync through. */
export async function startSync(
  urls: Urls,
  mint: () => Promise<string>,
  user: string,
  stream: StreamName,
): Promise<StreamStatus> {
  await connectMailbox(urls, await mint(), user)
  await switchStream(urls, await mint(), stream, true)
  return untilPhase(urls, mint, stream, 'live')
}

export function graphRequests(urls: Urls, since = 0): Promise<GraphRequest[]> {
  return expectOk<GraphRequest[]>(`${urls.microsoft365}/sandbox/requests?since=${since}`)
}

/** Asks again and again until the answer is yes; false when it never was. */
export async function until(ask: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  for (;;) {
    if (await ask()) return true
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
