/**
 * @module
 * Calls to Graph as one person's Outlook makes them: token, paging, patience with throttling.
 *
 * Owns: the token and the three calls at once (a mailbox takes four, graph-contract §6). Does not own: paths.
 */
import { done, noAnswer, problemOf, refused } from './problem.ts'
import type { Result } from './problem.ts'

export type Page<T> = { rows: T[]; next?: string }
export type Graph = {
  get<T>(path: string, prefer?: readonly string[]): Promise<Result<T>>
  /** One page; `path` may be the `next` of the page before. */
  page<T>(path: string, prefer?: readonly string[]): Promise<Result<Page<T>>>
  /** Every page. */
  all<T>(path: string, prefer?: readonly string[]): Promise<Result<T[]>>
  send<T = unknown>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Result<T>>
}
type Ask = { method: string; path: string; prefer?: readonly string[]; body?: unknown }
type Listing<T> = { value: T[]; '@odata.nextLink'?: string }

const timeoutMs = 20_000
const atOnce = 3
const longestWaitSeconds = 10

/** `onToken` is told the instant of issue: the sandbox's own clock. */
export function makeGraph(user: string, onToken: (issued: number) => void): Graph {
  const enter = makeGate(atOnce)
  let token: Promise<Result<string>> | undefined
  const freshToken = async (): Promise<Result<string>> => {
    const body = { method: 'POST', path: '/sandbox/token', body: { user } }
    const got = await exchange<{ access_token: string }>(body)
    if (!got.ok) {
      token = undefined
      return got
    }
    onToken(issuedAt(got.value.access_token))
    return done(got.value.access_token)
  }
  const call = async <T>(ask: Ask): Promise<Result<T>> => {
    for (let tries = 0; ; tries += 1) {
      token ??= freshToken()
      const held = await token
      if (!held.ok) return held
      const answer = await enter(() => exchange<T>(ask, held.value))
      if (answer.ok || tries > 1) return answer
      if (answer.problem.status === 401) token = undefined
      else if (answer.wait === undefined) return answer
      else await pause(Math.min(answer.wait, longestWaitSeconds) * 1000)
    }
  }
  const page: Graph['page'] = async <T>(path: string, prefer?: readonly string[]) => {
    const got = await call<Listing<T>>({ method: 'GET', path, ...(prefer ? { prefer } : {}) })
    if (!got.ok) return got
    const next = got.value['@odata.nextLink']
    return done({ rows: got.value.value, ...(next === undefined ? {} : { next: relative(next) }) })
  }
  return {
    get: (path, prefer) => call({ method: 'GET', path, ...(prefer ? { prefer } : {}) }),
    page,
    all: (path, prefer) => everyPage(page, path, prefer),
    send: (method, path, body) => call({ method, path, body }),
  }
}

async function everyPage<T>(
  page: Graph['page'],
  path: string,
  prefer?: readonly string[],
): Promise<Result<T[]>> {
  const rows: T[] = []
  for (let at: string | undefined = path; at !== undefined;) {
    const got: Result<Page<T>> = await page<T>(at, prefer)
    if (!got.ok) return got
    rows.push(...got.value.rows)
    at = got.value.next
  }
  return done(rows)
}

type Answer<T> = Result<T> & { wait?: number }

export async function exchange<T>(ask: Ask, token?: string): Promise<Answer<T>> {
  const headers = new Headers()
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`)
  if (ask.body !== undefined) headers.set('Content-Type', 'application/json')
  if (ask.prefer?.length) headers.set('Prefer', ask.prefer.join(', '))
  try {
    const response = await fetch(ask.path, {
      method: ask.method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    })
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return done(body as T)
    const wait = waitOf(response)
    return { ...refused(problemOf(response.status, body)), ...(wait === undefined ? {} : { wait }) }
  } catch {
    return refused(noAnswer)
  }
}

/** Only what was surely not done is asked again. */
function waitOf({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  return Number(headers.get('Retry-After') ?? 1) || 1
}

const relative = (link: string): string => {
  const { pathname, search } = new URL(link)
  return pathname + search
}

function issuedAt(token: string): number {
  const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
  const { iat } = JSON.parse(atob(claims)) as { iat?: number }
  return (iat ?? 0) * 1000
}

function makeGate(places: number) {
  const waiting: (() => void)[] = []
  let free = places
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
