/**
 * @module
 * What a front between the kit and the CRM is built of: matching requests, changed answers, changed questions.
 */
import type { Fetch } from '../../../edge/adapters/http/send.ts'
import type { Front } from './crm-stage.ts'

export type Json = Record<string, unknown>

export type Broken = {
  readonly name: string
  /** The check meant for it. */
  readonly finds: string
  /** Others that cannot but find it too. */
  readonly too?: readonly string[]
  /** A new one for each run. */
  readonly front: () => Front
}

export const one = /^\/(?:contacts|events)\/[^/]+$/
export const list = /^\/(?:contacts|events)$/
export const reference = /^\/(?:contacts|events)\/ref\//
export const always = (front: Front) => (): Front => front

export const pathOf = (request: Request): string =>
  new URL(request.url).pathname.replace('/o365-connector/v1', '')

export const isCall = (request: Request, method: string, path: RegExp): boolean =>
  request.method === method && path.test(pathOf(request))

/** The answer's JSON as somebody else would have it. `change` may answer another value, or alter it in place. */
export async function altered(
  response: Response,
  change: (json: Json) => unknown,
): Promise<Response> {
  const text = await response.text()
  const json = text === '' ? {} : (JSON.parse(text) as Json)
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(JSON.stringify(change(json) ?? json), { status: response.status, headers })
}

/** Changes successful answers of these calls. */
export const answersWith =
  (method: string, path: RegExp, change: (json: Json, request: Request) => unknown): Front =>
  async (request, next) => {
    const response = await next(request.clone())
    return isCall(request, method, path) && response.ok && response.status !== 204
      ? altered(response, (json) => change(json, request))
      : response
  }

/** Changes the question before it is asked. */
export const asksWith =
  (method: string, path: RegExp, change: (request: Request) => Request | Promise<Request>): Front =>
  async (request, next) =>
    isCall(request, method, path) ? next(await change(request)) : next(request)

export function withHeaders(
  request: Request,
  more: Readonly<Record<string, string | null>>,
): Request {
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(more))
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  return new Request(request, { headers })
}

export function withQuery(
  request: Request,
  more: Readonly<Record<string, string | null>>,
): Request {
  const url = new URL(request.url)
  for (const [name, value] of Object.entries(more))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return new Request(url, { method: request.method, headers: request.headers })
}

export async function withBody(request: Request, change: (json: Json) => Json): Promise<Request> {
  const { method, headers, url } = request
  const text = await request.text()
  return new Request(url, { method, headers, body: changedText(text, change) })
}

/** What is no JSON object stays as it is. */
function changedText(text: string, change: (json: Json) => Json): string {
  try {
    const json: unknown = JSON.parse(text)
    return Array.isArray(json) ? text : JSON.stringify(change(json as Json))
  } catch {
    return text
  }
}

/** Each operation of a batch and each single write alike. */
export const writesWith =
  (change: (body: Json) => Json): Front =>
  async (request, next) =>
    /^(?:PUT|POST|PATCH)$/.test(request.method) && /^\/(?:contacts|events)/.test(pathOf(request))
      ? next(await withBody(request, change))
      : next(request)

export const itemsOf = (json: Json): Json[] => (Array.isArray(json['items']) ? json['items'] : [])

export const problem = (status: number, code: string): Response =>
  Response.json(
    { type: `/problems/${code}`, title: code, status, code },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

/** What a front asks the CRM itself, with the caller's token. */
export const also = (
  request: Request,
  next: Fetch,
  path: string,
  init: RequestInit = {},
): Promise<Response> => {
  const url = new URL(request.url)
  const headers = new Headers(init.headers)
  headers.set('authorization', request.headers.get('authorization') ?? '')
  return next(new Request(`${url.origin}/o365-connector/v1${path}`, { ...init, headers }))
}
