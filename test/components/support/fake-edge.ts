/**
 * @module
 * An edge for element tests: answers as the contract says (each is parsed by the contract's own schema
 * before it is served), counts calls, can refuse, wait and fail.
 */
import * as z from 'zod/mini'
import { endpoints } from '../../../edge/contract/endpoints.ts'
import { installEndpoints } from '../../../edge/contract/install.ts'
import { organizationMappingEndpoints } from '../../../edge/contract/organization-mapping.ts'
import { peopleEndpoints } from '../../../edge/contract/people-endpoints.ts'
import { exportRoute, liveRoute } from '../../../components/client/late-routes.ts'
import { problemCodes } from '../../../edge/contract/problem.ts'
import type { ProblemCode } from '../../../edge/contract/problem.ts'

const [exportMethod, exportPath] = exportRoute
const [liveMethod, livePath] = liveRoute

const table = {
  ...endpoints,
  ...peopleEndpoints,
  ...installEndpoints,
  ...organizationMappingEndpoints,
  exportActivity: { method: exportMethod, path: exportPath, reply: z.unknown() },
  live: { method: liveMethod, path: livePath, reply: z.object({ url: z.string() }) },
}
type Table = typeof table

export type Seen = {
  readonly name: keyof Table
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly token: string
  readonly ifMatch: string | null
}

export type Served = {
  readonly status?: number
  readonly body?: unknown
  readonly etag?: string
  readonly delayMs?: number
  /** Instead of JSON. */
  readonly text?: string
}

type Handler = (call: Seen) => Served | 'cut'

export const EDGE = 'https://edge.test'

export type FakeEdge = {
  readonly calls: Seen[]
  count(name: keyof Table): number
  on(name: keyof Table, handler: Handler): void
  /** Gives the page its own `fetch` back. */
  restore(): void
}

export const refuse = (code: ProblemCode, more: Readonly<Record<string, unknown>> = {}): Served => {
  const { status, retryable, title } = problemCodes[code]
  return { status, body: { type: `about:${code}`, title, status, code, retryable, ...more } }
}

export const fakeEdge = (): FakeEdge => {
  const before = globalThis.fetch
  const handlers = new Map<keyof Table, Handler>()
  const calls: Seen[] = []

  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    if (url.origin !== EDGE) return before(input, init)
    const call = read(url, init)
    calls.push(call)
    const served = (handlers.get(call.name) ?? (() => refuse('not-found')))(call)
    await wait(served === 'cut' ? 0 : (served.delayMs ?? 0), init?.signal ?? undefined)
    if (served === 'cut') throw new TypeError('Failed to fetch')
    return answer(call.name, served)
  }

  return {
    calls,
    count: (name) => calls.filter((call) => call.name === name).length,
    on: (name, handler) => void handlers.set(name, handler),
    restore: () => {
      globalThis.fetch = before
    },
  }
}

const names = Object.keys(table) as (keyof Table)[]

const read = (url: URL, init: RequestInit | undefined): Seen => {
  const headers = new Headers(init?.headers)
  for (const name of names) {
    const { method, path } = table[name]
    const match = new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(url.pathname)
    if (!match || method !== (init?.method ?? 'GET')) continue
    return {
      name,
      params: { ...match.groups },
      query: Object.fromEntries(url.searchParams),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      token: (headers.get('authorization') ?? '').replace('Bearer ', ''),
      ifMatch: headers.get('if-match'),
    }
  }
  throw new Error(`no endpoint ${init?.method} ${url.pathname}`)
}

const wait = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
    setTimeout(resolve, ms)
  })

/** A stub that the contract does not allow is a mistake of the test. */
const answer = (name: keyof Table, served: Served): Response => {
  const endpoint = table[name]
  const status = served.status ?? ('status' in endpoint ? endpoint.status : undefined) ?? 200
  const headers = { ...(served.etag === undefined ? {} : { etag: served.etag }) }
  if (status === 204) return new Response(null, { status, headers })
  if (served.text !== undefined) return new Response(served.text, { status, headers })
  if (status < 300) z.parse(endpoint.reply, served.body)
  return Response.json(served.body, { status, headers })
}
