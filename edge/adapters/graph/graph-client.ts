/**
 * @module
 * One HTTP exchange with Microsoft Graph in one person's name: address, standing headers, token,
 * one renewal of the token on 401.
 *
 * Owns: how to talk to Graph. Does not own: what to say (events.ts, contacts.ts …), many at once
 * (batch.ts), what an error means (graph-failure.ts).
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HttpRequest, Send } from '../http/send.ts'
import { transportToFailure } from '../http/send.ts'
import type { GraphReply, Intent } from './graph-failure.ts'
import { failureOf, isSuccess } from './graph-failure.ts'

/** Answers an access token; `fresh`: Graph has just refused the one handed out last. */
export type TokenSource = (fresh?: boolean) => Promise<Result<string, Failure>>

export type GraphCall = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/me/…` with its query, or an absolute link Graph handed out. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Page size wish; joins the standing preferences. */
  readonly pageSize?: number
}

export type GraphClient = {
  /** Any status is an answer; fails only when there is none. */
  exchange(call: GraphCall): Promise<Result<GraphReply, Failure>>
  /** A 2xx is an answer, everything else a failure. */
  request(call: GraphCall): Promise<Result<GraphReply, Failure>>
  /** Graph refused the token inside a batch: get another. */
  renewToken(): Promise<Result<string, Failure>>
  /** The path as this token has to say it. */
  readonly place: (path: string) => string
  readonly now: () => number
}

export type GraphConnection = {
  readonly send: Send
  /** `https://graph.microsoft.com`, or the origin of a national cloud or the sandbox. */
  readonly graphOrigin: string
  readonly token: TokenSource
  readonly clock: Clock
  /** Whose mailbox, where the token is the application's; null: the token's own. */
  readonly user?: () => string | null
}

/** Never follow a link to another host: it would carry the person's token there (OPS-3). */
export const isOwnLink = (origin: string, link: string): boolean => {
  try {
    return new URL(link).origin === new URL(origin).origin
  } catch {
    return false
  }
}

/** A page's link that has been in a browser's hands: only more of the same list, nothing else the token opens (OPS-3). */
export const isPageOf = (origin: string, link: string, path: RegExp): boolean =>
  isOwnLink(origin, link) && path.test(new URL(link).pathname)

export const intentOf = (method: GraphCall['method']): Intent =>
  method === 'GET' ? 'read' : 'write'

/** `/me` is the token's own person; an application's token has none and names whose mailbox (graph-contract §8.6). */
export const placeFor =
  (user: () => string | null) =>
  (path: string): string => {
    const id = user()
    return id === null
      ? path
      : path.replace(/^\/me(?=[/?]|$)/, () => `/users/${encodeURIComponent(id)}`)
  }

/** Must be the same on every call of a delta round, and inside every batch item (graph-contract §2.3, §3.2). */
export function standingHeaders(call: GraphCall): Readonly<Record<string, string>> {
  const size = call.pageSize === undefined ? '' : `, odata.maxpagesize=${call.pageSize}`
  return {
    prefer: `IdType="ImmutableId", outlook.timezone="UTC"${size}`,
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
  }
}

export function makeGraphClient(connection: GraphConnection): GraphClient {
  const { clock, token } = connection
  const place = placeFor(connection.user ?? (() => null))
  const once = async (call: GraphCall, accessToken: string) => {
    const request = toHttp(connection, { ...call, path: place(call.path) }, accessToken)
    if (request === null)
      return fail<Failure>({ kind: 'resync', detail: 'Microsoft 365: link of another origin' })
    const sent = await connection.send(request)
    if (!sent.ok) return fail(transportToFailure(sent.failure, intentOf(call.method)))
    const { status, header, json } = sent.value
    return ok<GraphReply>({ status, header, body: json })
  }

  const exchange = async (call: GraphCall): Promise<Result<GraphReply, Failure>> => {
    const first = await token()
    if (!first.ok) return first
    const reply = await once(call, first.value)
    if (!reply.ok || reply.value.status !== 401 || hasClaims(reply.value)) return reply
    const second = await token(true)
    return second.ok ? once(call, second.value) : second
  }

  return {
    exchange,
    renewToken: () => token(true),
    place,
    now: () => clock.now(),
    async request(call) {
      const reply = await exchange(call)
      if (!reply.ok || isSuccess(reply.value)) return reply
      return fail(failureOf(reply.value, intentOf(call.method), clock.now()))
    },
  }
}

/** A claims challenge needs the person, another token of the same kind is refused again (§8.10). */
const hasClaims = (reply: GraphReply): boolean =>
  (reply.header('www-authenticate') ?? '').includes('claims=')

function toHttp(
  connection: GraphConnection,
  call: GraphCall,
  accessToken: string,
): HttpRequest | null {
  const absolute = /^https?:/i.test(call.path)
  if (absolute && !isOwnLink(connection.graphOrigin, call.path)) return null
  return {
    method: call.method,
    url: absolute ? call.path : `${connection.graphOrigin}/v1.0${call.path}`,
    headers: {
      ...standingHeaders(call),
      authorization: `Bearer ${accessToken}`,
      'client-request-id': connection.clock.uuid(),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  }
}
