/**
 * @module
 * The one place that calls `fetch`: time limit, size cap, no redirect to another origin, no secret in
 * a failure.
 *
 * Owns: what a call may cost and how it can break. Does not own: what a status means (each vendor's
 * adapter) or when to try again (the engine).
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { within } from './time-limit.ts'

export type Fetch = (request: Request) => Promise<Response>

export type HttpRequest = {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type HeaderReader = (name: string) => string | null

export type HttpReply = {
  readonly status: number
  readonly header: HeaderReader
  /** Parsed body; undefined when there was none, or when an error answer was not JSON. */
  readonly json: unknown
}

/** What can go wrong before there is an answer to interpret. `detail` names host and limit only. */
export type TransportFailure = {
  readonly kind: 'timeout' | 'cut' | 'too-large' | 'malformed' | 'redirected'
  readonly detail: string
}

export type Send = (request: HttpRequest) => Promise<Result<HttpReply, TransportFailure>>

export type SendLimits = {
  readonly fetch: Fetch
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

/** Longer than Graph's own 30 s gateway limit would only hold the Durable Object open. */
const TIMEOUT_MS = 30_000
/** A page of 200 events with their bodies stays well under this; a Worker has 128 MB in all. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_HOPS = 2

export function makeSend(limits: SendLimits): Send {
  const timeoutMs = limits.timeoutMs ?? TIMEOUT_MS
  const maxBytes = limits.maxBytes ?? MAX_BYTES
  return (request) =>
    within(timeoutMs, async (signal) => {
      try {
        const response = await follow(limits.fetch, request, signal)
        if (response === null) return broken('redirected', request, 'points to another address')
        return await readReply(response, request, maxBytes)
      } catch {
        return signal.aborted
          ? broken('timeout', request, `no answer within ${timeoutMs} ms`)
          : broken('cut', request, 'connection broken')
      }
    })
}

/** A read may simply be repeated; of a write that broke nobody knows whether it happened (SYN-2). */
export function transportToFailure(failure: TransportFailure, intent: 'read' | 'write'): Failure {
  if (intent === 'read' || failure.kind === 'redirected')
    return { kind: 'later', detail: failure.detail }
  return { kind: 'unknown', detail: failure.detail }
}

/** RFC 9110 §10.2.3: seconds or an HTTP date. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1000))
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

async function follow(
  fetch: Fetch,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response | null> {
  let url = new URL(request.url)
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const response = await fetch(toRequest(request, url, signal))
    if (response.status < 300 || response.status > 399 || response.status === 304) return response
    await response.body?.cancel()
    const location = response.headers.get('location')
    if (location === null || request.method !== 'GET') return null
    const next = new URL(location, url)
    // Authorization must never travel to another origin (SSRF, OPS-3).
    if (next.origin !== url.origin) return null
    url = next
  }
  return null
}

function toRequest(request: HttpRequest, url: URL, signal: AbortSignal): Request {
  return new Request(url, {
    method: request.method,
    headers: { accept: 'application/json', ...request.headers },
    redirect: 'manual',
    signal,
    ...(request.body === undefined ? {} : { body: request.body }),
  })
}

async function readReply(
  response: Response,
  request: HttpRequest,
  maxBytes: number,
): Promise<Result<HttpReply, TransportFailure>> {
  const text = await readCapped(response, maxBytes)
  if (text === null) return broken('too-large', request, `answer larger than ${maxBytes} bytes`)
  const json = parseJson(text)
  // A 200 whose JSON breaks off has been seen in the field: transient, never a page (graph-contract §9).
  if (json === undefined && text.trim() !== '' && response.status < 400)
    return broken('malformed', request, 'answer is not JSON')
  return ok({ status: response.status, header: (name) => response.headers.get(name), json })
}

async function readCapped(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return ''
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

const broken = (
  kind: TransportFailure['kind'],
  request: HttpRequest,
  what: string,
): Result<HttpReply, TransportFailure> =>
  fail({ kind, detail: `${new URL(request.url).host}: ${what}` })
