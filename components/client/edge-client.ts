/**
 * @module
 * One call to the edge, typed by the contract: bearer token, one retry on 401 with a fresh token,
 * timeout, cancelling, a cap on what is read, every failure classified.
 */
import type { BodyOf, ParamsOf, QueryOf, ReplyOf } from '../../edge/contract/endpoint.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import { aborted, offline, problemOf, timedOut, tokenFailed, unreadable } from './call-problem.ts'
import type { CallProblem } from './call-problem.ts'
import { routes } from './routes.ts'
import type { Everyday } from './routes.ts'
import type { TokenSource } from './token-source.ts'

/** Method and path of an endpoint. */
export type Route = readonly [method: string, path: string]

/** What is sent and answered, by endpoint: the contract's own tables have this form. */
type Table = { readonly [name: string]: unknown }

export type CallInput<Endpoint> = {
  readonly params?: ParamsOf<Endpoint>
  readonly query?: {
    readonly [Key in keyof QueryOf<Endpoint>]?: string | number | undefined
  }
  readonly body?: BodyOf<Endpoint>
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export type Answer<Value> = { readonly value: Value; readonly etag: string | null }

export type CallOf<Of extends Table> = <Name extends keyof Of>(
  name: Name,
  input?: CallInput<Of[Name]>,
) => Promise<Result<Answer<ReplyOf<Of[Name]>>, CallProblem>>

export type Call = CallOf<Everyday>

/** One call by route, not typed by an endpoint. */
export type Send = (route: Route, input?: Input) => Promise<Result<Answer<unknown>, CallProblem>>

const TIMEOUT_MS = 20_000
/** No answer of the edge comes near this; more is not ours. */
const MAX_BYTES = 4_000_000
/** An export is 90 days of activity. */
const MAX_TEXT_BYTES = 64_000_000

export type Input = {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** The answer is taken as text. */
  readonly text?: boolean
}

export const createCall = (edge: string, tokens: TokenSource, timeoutMs = TIMEOUT_MS): Call =>
  callBy<Everyday>(createSend(edge, tokens, timeoutMs), routes)

/** Calls of one table of the contract. */
export const callBy =
  <Of extends Table>(send: Send, table: { readonly [Name in keyof Of]: Route }): CallOf<Of> =>
  async <Name extends keyof Of>(name: Name, input: CallInput<Of[Name]> = {}) =>
    (await send(table[name], input as Input)) as Result<Answer<ReplyOf<Of[Name]>>, CallProblem>

export const createSend =
  (edge: string, tokens: TokenSource, timeoutMs = TIMEOUT_MS): Send =>
  async (route, input = {}) => {
    const attempt = async () => {
      const token = await tokens.get().catch(() => undefined)
      if (token === undefined) return { result: fail(tokenFailed), token: '' }
      return { result: await send(edge, route, input, token, timeoutMs), token }
    }
    let { result, token } = await attempt()
    if (!result.ok && result.failure.code === 'not-signed-in') {
      tokens.refuse(token)
      ;({ result } = await attempt())
    }
    return result
  }

const send = async (
  edge: string,
  [method, path]: Route,
  input: Input,
  token: string,
  timeoutMs: number,
): Promise<Result<Answer<unknown>, CallProblem>> => {
  const clock = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(urlOf(edge, path, input), {
      method,
      headers: headersOf(input, token),
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: input.signal ? AbortSignal.any([input.signal, clock]) : clock,
    })
    const body = await readBody(response, input.text === true && response.ok)
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

const urlOf = (edge: string, template: string, { params = {}, query = {} }: Input): string => {
  const values = new Map<string, unknown>(Object.entries(params))
  const path = template.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(values.get(key))),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return `${edge.replace(/\/+$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`
}

const NOT_OURS: unique symbol = Symbol('not ours')

/** Throws what the body throws (cut connection, abort): the caller classifies. */
const readBody = async (response: Response, asText: boolean): Promise<unknown> => {
  const text = await readText(response, asText ? MAX_TEXT_BYTES : MAX_BYTES)
  if (asText || text === NOT_OURS) return text
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return NOT_OURS
  }
}

/** Counts what comes rather than trusting `content-length`, which an answer in chunks does not have. */
const readText = async (response: Response, max: number): Promise<string | typeof NOT_OURS> => {
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  let left = max
  let text = ''
  for (;;) {
    const { value } = (await reader?.read()) ?? {}
    if (!value) return text + decoder.decode()
    left -= value.byteLength
    if (left < 0) {
      void reader?.cancel()
      return NOT_OURS
    }
    text += decoder.decode(value, { stream: true })
  }
}
