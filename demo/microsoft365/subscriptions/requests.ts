/**
 * @module
 * `/v1.0/subscriptions` (graph-contract §7.1): list, read, renew, reauthorize, end. Creating is create.ts.
 */
import type { GraphReply } from '../frame.ts'
import { contextUrl, ok } from '../directory/call.ts'
import { badRequest, errorReply, unsupportedMethod } from '../graph/errors.ts'
import type { PlainRequest, Serving } from '../graph/serving.ts'
import type { Target } from '../graph/target.ts'
import { createSubscription } from './create.ts'
import { readExpiry, readUrl } from './fields.ts'
import { shakeHands } from './handshake.ts'
import { longestMinutes, readResource } from './resource.ts'
import { entity, owns, toGraph } from './store.ts'
import type { Subscription } from './store.ts'

export async function answerSubscriptions(
  serving: Serving,
  target: Extract<Target, { kind: 'subscriptions' }>,
  request: PlainRequest,
): Promise<GraphReply> {
  const { method } = request
  if (request.unreadable) return badRequest('Unable to read JSON request payload.')
  if (target.id === undefined) {
    if (method === 'POST') return createSubscription(serving, request)
    return method === 'GET' ? list(serving) : unsupportedMethod(method)
  }
  const { hosts, moment, caller, origin } = serving
  const tenant = hosts.tenant(caller.tenantId)
  const one = await tenant.findSubscription(moment, target.id)
  if (!one || !owns(caller, one)) return gone()
  if (target.action === 'reauthorize' && method === 'POST') {
    await tenant.resumeSubscription(moment, one.id)
    return { status: 204, headers: {} }
  }
  if (target.action !== undefined) return unsupportedMethod(method)
  switch (method) {
    case 'GET':
      return ok(toGraph(one, origin, false))
    case 'PATCH':
      return renew(serving, one, request)
    case 'DELETE':
      await tenant.removeSubscription(moment, one.id)
      return { status: 204, headers: {} }
    default:
      return unsupportedMethod(method)
  }
}

async function list({ hosts, moment, caller, origin }: Serving): Promise<GraphReply> {
  const all = await hosts.tenant(caller.tenantId).listSubscriptions(moment, caller)
  return ok({
    '@odata.context': contextUrl(origin, 'subscriptions'),
    value: all.map((one) => entity(one)),
  })
}

/** Expiration and notificationUrl can be changed, the latter with a new handshake. */
async function renew(
  serving: Serving,
  one: Subscription,
  { body }: PlainRequest,
): Promise<GraphReply> {
  const { hosts, moment, caller, origin } = serving
  const ask = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const other = Object.keys(ask).find(
    (name) => !['expirationDateTime', 'notificationUrl'].includes(name) && !name.startsWith('@'),
  )
  if (other !== undefined)
    return errorReply(400, 'InvalidRequest', `Property '${other}' cannot be updated.`)
  const watched = readResource(one.resource)
  const now = hosts.clock() + moment.offset
  const expires =
    ask['expirationDateTime'] === undefined
      ? one.expires
      : readExpiry(ask['expirationDateTime'], now, watched ? longestMinutes(watched) : 0)
  if (typeof expires !== 'number') return expires
  const url =
    ask['notificationUrl'] === undefined
      ? one.notificationUrl
      : readUrl(ask['notificationUrl'], 'notificationUrl')
  if (typeof url !== 'string') return url
  const problem =
    url === one.notificationUrl
      ? undefined
      : await shakeHands(url, { fetch: hosts.fetch, requestId: crypto.randomUUID() })
  if (problem) return problem
  const tenant = hosts.tenant(caller.tenantId)
  const renewed = { ...one, expires, notificationUrl: url }
  await tenant.saveSubscription(moment, renewed)
  if (one.paused) await tenant.resumeSubscription(moment, one.id)
  return ok(toGraph(renewed, origin, false))
}

/** The code for a subscription that is gone is UNSOURCED (graph-contract §7.1). */
function gone(): GraphReply {
  return errorReply(404, 'ResourceNotFound', 'The object was not found.')
}
