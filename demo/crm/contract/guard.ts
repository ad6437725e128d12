/**
 * @module
 * What every connector call passes: bearer token, scope, body limits, Act-As-User, idempotency.
 *
 * Owns: those five. Does not own: what the call does. Hono handlers stay one line each because of it.
 */
import type { Context, MiddlewareHandler } from 'hono'
import type * as z from 'zod'
import { given, invalid, problemResponse, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { Json } from '../model/fields.ts'
import { canonicalJson } from '../model/json.ts'
import { issueErrors } from '../model/validate.ts'
import type { Crm } from '../platform.ts'
import { personById } from '../store/people.ts'
import { findReplay, keepReplay } from '../store/replay.ts'
import type { StoredReply } from '../store/replay.ts'
import { digest, scopesOfToken } from '../store/tokens.ts'
import type { Scope } from '../store/tokens.ts'
import type { Actor } from '../store/writes.ts'

export const MAX_BODY_BYTES = 2_000_000
const CLIENT = 'demo-edge'

export const requireToken =
  (crm: Crm, scope?: Scope): MiddlewareHandler =>
  async (context, next) => {
    const [, token] =
      /^Bearer ([\w-]{16,200})$/iu.exec(context.req.header('authorization') ?? '') ?? []
    const scopes = token === undefined ? undefined : await scopesOfToken(crm, token)
    if (scopes === undefined) return problemResponse({ code: 'unauthenticated' })
    if (scope !== undefined && !scopes.includes(scope)) {
      return problemResponse({ code: 'permission', detail: `Scope ${scope} is needed.` })
    }
    return next()
  }

export async function readJson(context: Context): Promise<Answer<Json>> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(type)) return refused('unsupported-media-type')
  const text = await readText(context)
  if (!text.ok) return text
  try {
    return given(JSON.parse(text.value) as Json)
  } catch {
    return refused('bad-request', { detail: 'The body is not JSON.' })
  }
}

/** The body by a schema, or every violation with its pointer. */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<Answer<T>> {
  const body = await readJson(context)
  return body.ok ? checked(body.value, schema) : body
}

export function checked<T>(value: unknown, schema: z.ZodType<T>): Answer<T> {
  const result = schema.safeParse(value)
  return result.success
    ? given(result.data)
    : refused('validation', { errors: result.error.issues.flatMap(issueErrors) })
}

export async function readText(context: Context): Promise<Answer<string>> {
  if (Number(context.req.header('content-length') ?? 0) > MAX_BODY_BYTES)
    return refused('payload-too-large')
  const text = await context.req.text()
  return text.length > MAX_BODY_BYTES ? refused('payload-too-large') : given(text)
}

/** The connector acts as API client, with the rights of Act-As-User where given. */
export function connectorActor(crm: Crm, context: Context): Answer<Actor> {
  const clientRef = context.req.header('idempotency-key')
  if (clientRef !== undefined && !isKey(clientRef)) return refused('idempotency-required')
  const name = context.req.header('act-as-user')
  const actor: Actor = {
    via: 'sync',
    by: name ?? CLIENT,
    ...(clientRef === undefined ? {} : { clientRef }),
  }
  if (name === undefined) return given(actor)
  const actAs = personById(crm, name)
  if (actAs === undefined || !actAs.active) {
    return refused('permission', { detail: 'Act-As-User is not an active user.' })
  }
  return given({ ...actor, actAs })
}

/**
 * Runs a write once per Idempotency-Key. The key is taken before the body is read, so a second call that
 * comes while the first is still being sent answers 409.
 */
export async function once(
  crm: Crm,
  context: Context,
  work: (body: Json, actor: Actor) => Promise<Response> | Response,
): Promise<Response> {
  const key = context.req.header('idempotency-key')
  if (key === undefined || !isKey(key)) return problemResponse({ code: 'idempotency-required' })
  if (crm.running.has(key)) return problemResponse({ code: 'idempotency-running', retryAfter: 1 })
  crm.running.add(key)
  try {
    return await runOnce(crm, context, key, work)
  } finally {
    crm.running.delete(key)
  }
}

async function runOnce(
  crm: Crm,
  context: Context,
  key: string,
  work: (body: Json, actor: Actor) => Promise<Response> | Response,
): Promise<Response> {
  const body = await readJson(context)
  if (!body.ok) return problemResponse(body.refusal)
  const { method, path } = context.req
  const actAs = context.req.header('act-as-user') ?? ''
  const print = await digest([method, path, actAs, canonicalJson(body.value)].join('\n'))
  const earlier = findReplay(crm, key)
  if (earlier !== undefined) {
    return earlier.print === print
      ? replayed(earlier)
      : problemResponse({ code: 'idempotency-mismatch' })
  }
  const actor = connectorActor(crm, context)
  if (!actor.ok) return problemResponse(actor.refusal)
  const response = await work(body.value, actor.value)
  if (!response.ok) return response
  const reply = await stored(response)
  keepReplay(crm, key, print, reply)
  return new Response(reply.body, { status: reply.status, headers: reply.headers })
}

async function stored(response: Response): Promise<StoredReply> {
  const text = await response.text()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === '' ? null : text,
  }
}

const replayed = (reply: StoredReply): Response =>
  new Response(reply.body, {
    status: reply.status,
    headers: { ...reply.headers, 'idempotency-replayed': 'true' },
  })

const isKey = (key: string): boolean => /^[\x21-\x7e]{16,64}$/u.test(key)

/** A whole number of the query within its bounds, or a refusal that names it. */
export function numberParam(
  context: Context,
  name: string,
  bounds: { least: number; most: number; otherwise: number },
): Answer<number> {
  const text = context.req.query(name)
  if (text === undefined) return given(bounds.otherwise)
  const value = Number(text)
  const fits = /^\d+$/u.test(text) && value >= bounds.least && value <= bounds.most
  return fits
    ? given(value)
    : invalid(`/query/${name}`, 'out-of-range', `Between ${bounds.least} and ${bounds.most}.`)
}
