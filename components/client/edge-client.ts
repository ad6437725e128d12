/**
 * @module
 * One call to the edge, typed by the contract: bearer token, one retry on 401 with a fresh token,
 * timeout, cancelling, a cap on what is read, every failure classified.
 */
import type { BodyOf, ParamsOf, QueryOf, ReplyOf } from '../../edge/contract/endpoint.ts'
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import { aborted, offline, problemOf, timedOut, tokenFailed, unreadable } from './call-problem.ts'
import type { CallProblem } from './call-problem.ts'
import { routes } from './routes.ts'
import type { EndpointName } from './routes.ts'
import type { TokenSource } from './token-source.ts'

export type CallInput<Name extends EndpointName> = {
  readonly params?: ParamsOf<Endpoints[Name]>
  readonly query?: {
    readonly [Key in keyof QueryOf<Endpoints[Name]>]?: string | number | undefined
  }
  readonly body?: BodyOf<Endpoints[Name]>
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export type Answer<Value> = { readonly value: Value; readonly etag: string | null }

export type Call = <Name extends EndpointName>(
  name: Name,
  input?: CallInput<Name>,
) => Promise<Result<Answer<ReplyOf<Endpoints[Name]>>, CallProblem>>

const TIMEOUT_MS = 20_000
/** No answer of the edge comes near this; more is not ours. */
const MAX_BYTES = 4_000_000

type Input = {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export const createCall =
  (edge: string, tokens: TokenSource, timeoutMs = TIMEOUT_MS): Call =>
  async <Name extends EndpointName>(name: Name, input: CallInput<Name> = {}) => {
    const attempt = async () => {
      const token = await tokens.get().catch(() => undefined)
      if (token === undefined) return { result: fail(tokenFailed), token: '' }
      return { result: await send(edge, name, input, token, timeoutMs), token }
    }
    let { result, token } = await attempt()
    if (!result.ok && result.failure.code === 'not-signed-in') {
      tokens.refuse(token)
      ;({ result } = await attempt())
    }
    return result as Result<Answer<ReplyOf<Endpoints[Name]>>, CallProblem>
  }

const send = async (
  edge: string,
  name: EndpointName,
  input: Input,
  token: string,
  timeoutMs: number,
): Promise<Result<Answer<unknown>, CallProblem>> => {
  const [method] = routes[name]
  const clock = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(urlOf(edge, name, input), {
      method,
      headers: headersOf(input, token),
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: input.signal ? AbortSignal.any([input.signal, clock]) : clock,
    })
    const body = await readJson(response)
    if (body === NOT_OURS) return fail(unreadable(response.status))
    if (!response.ok) return fail(problemOf(response.status, body))
    return ok({ value: body, etag: response.headers.get('etag') })
  } catch {
    if (input.signal?.aborted) return fail(aborted)
    return fail(clock.aborted ? timedOut : offline)
  }
}

const headersOf = (input: Input, token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(input.ifMatch === undefined ? {} : { 'if-match': input.ifMatch }),
})

const urlOf = (edge: string, name: EndpointName, { params = {}, query = {} }: Input): string => {
  const values = new Map<string, unknown>(Object.entries(params))
  const path = routes[name][1].replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(values.get(key))),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return `${edge.replace(/\/+$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`
}

const NOT_OURS = Symbol('not ours')

/** Throws what the body throws (cut connection, abort): the caller classifies. */
const readJson = async (response: Response): Promise<unknown> => {
  if (Number(response.headers.get('content-length')) > MAX_BYTES) return NOT_OURS
  const text = await response.text()
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return NOT_OURS
  }
}
