/**
 * @module
 * An endpoint of the contract as a route: permission, path, query and body are checked before a host is
 * called, the reply (where asked for) before it leaves.
 *
 * Owns: the order of checks. Does not own: who calls (middleware/embed-session.ts), what is done.
 */
// The whole of zod, not zod/mini: it brings the English sentences the problems show.
import * as z from 'zod'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../contract/endpoint.ts'
import { fail, ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import type { Actor, MailboxHost, OrgHost, Refusal } from '../ports/hosts.ts'
import { errorsOf } from './pointers.ts'
import { problemResponse } from './problem-response.ts'
import { readJson, readOptionalJson } from './read-body.ts'
import type { AppEnv, EmbedSession, HttpDependencies } from './types.ts'

export type Input<E> = {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly session: EmbedSession
  readonly actor: Actor
  /** The caller's own: named by his token, never by the request (OPS-3). */
  readonly mailbox: MailboxHost
  readonly org: OrgHost
  readonly context: Context<AppEnv>
}

export type Handle<E> = (input: Input<E>) => Promise<Result<ReplyOf<E>, Refusal>>

export type Serve = <E extends Endpoint>(endpoint: E, handle: Handle<E>) => void

export function serveOn(
  app: Hono<AppEnv>,
  dependencies: HttpDependencies,
  /** What must let a request through first; leaves its session. */
  guards: readonly MiddlewareHandler<AppEnv>[],
): Serve {
  return (endpoint, handle) => {
    app.on(endpoint.method, [endpoint.path], ...guards, async (context) => {
      const input = await readInput(context, endpoint, dependencies)
      if (!input.ok) return problemResponse(context, input.failure)
      const answer = await handle(input.value)
      if (!answer.ok) return problemResponse(context, answer.failure)
      if (dependencies.checkReplies) checkReply(endpoint, answer.value)
      const status = endpoint.status ?? 200
      return status === 204 ? context.body(null, 204) : context.json(answer.value as object, status)
    })
  }
}

async function readInput(
  context: Context<AppEnv>,
  endpoint: Endpoint,
  dependencies: HttpDependencies,
): Promise<Result<Input<Endpoint>, Refusal>> {
  const session = context.get('session')
  if (endpoint.needs !== 'member' && !session.claims.permissions.includes(endpoint.needs)) {
    return fail({ code: 'not-permitted', detail: `This needs the permission ${endpoint.needs}.` })
  }
  const params = check(endpoint.params, context.req.param(), 'not-found', '/path')
  if (!params.ok) return params
  const query = check(endpoint.query, context.req.query(), 'invalid-request', '/query')
  if (!query.ok) return query
  const body = await readBody(
    context,
    endpoint,
    endpoint.bodyBytes ?? dependencies.policy.bodyBytes,
  )
  if (!body.ok) return body
  const actor = actorOf(session)
  return ok({
    params: params.value,
    query: query.value,
    body: body.value,
    session,
    actor,
    mailbox: dependencies.hosts.mailbox(actor),
    org: dependencies.hosts.org(actor.organization),
    context,
  })
}

export const actorOf = ({ organization, claims }: EmbedSession): Actor => ({
  organization: organization.id,
  member: claims.sub,
  name: claims.name ?? null,
  email: claims.email ?? null,
})

async function readBody(
  context: Context<AppEnv>,
  endpoint: Endpoint,
  limit: number,
): Promise<Result<unknown, Refusal>> {
  if (!endpoint.body) return ok(undefined)
  const isOptional = z.safeParse(endpoint.body, undefined).success
  const read = isOptional ? readOptionalJson : readJson
  const json = await read(context.req.raw, limit)
  return json.ok ? check(endpoint.body, json.value, 'invalid-request', '') : json
}

const whatIsWrong = {
  'not-found': 'There is nothing at this address.',
  'invalid-request': 'Some of what was sent is missing or not allowed.',
} as const

export function check(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  code: keyof typeof whatIsWrong,
  prefix: string,
): Result<unknown, Refusal> {
  if (!schema) return ok({})
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return ok(parsed.data)
  return fail({ code, detail: whatIsWrong[code], errors: errorsOf(parsed.error, prefix) })
}

/** Throws: a reply outside the contract is a bug. Only places are named, no values. */
function checkReply(endpoint: Endpoint, reply: unknown): void {
  const parsed = z.safeParse(endpoint.reply, reply)
  if (parsed.success) return
  const places = errorsOf(parsed.error).map(({ pointer, code }) => `${pointer || '/'} ${code}`)
  throw new Error(
    `${endpoint.method} ${endpoint.path} replied outside the contract: ${places.join(', ')}`,
  )
}
