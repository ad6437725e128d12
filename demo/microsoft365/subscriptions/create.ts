/**
 * @module
 * `POST /v1.0/subscriptions` (graph-contract §7.1-7.3): checks, then the handshakes, then the subscription.
 */
import type { GraphReply } from '../frame.ts'
import {
  directoryDenied,
  errorReply,
  mailboxMoving,
  noMailbox,
  outlookDenied,
} from '../graph/errors.ts'
import { mayWatch } from '../graph/permissions.ts'
import { findOwner } from '../graph/serving.ts'
import type { PlainRequest, Serving } from '../graph/serving.ts'
import { invalid, readExpiry, readUrl } from './fields.ts'
import { shakeHands } from './handshake.ts'
import { longestMinutes, readResource, resourceKey } from './resource.ts'
import type { Watched } from './resource.ts'
import { toGraph } from './store.ts'
import type { Subscription } from './store.ts'

const CHANGE_TYPES = ['created', 'updated', 'deleted']
const LONGEST_CLIENT_STATE = 128
/** Over all applications (graph-contract §7.1). */
const MOST_PER_MAILBOX = 1000
const MEMBERS = new Set([
  'changetype',
  'notificationurl',
  'lifecyclenotificationurl',
  'resource',
  'expirationdatetime',
  'clientstate',
  'includeresourcedata',
  'encryptioncertificate',
  'encryptioncertificateid',
  'latestsupportedtlsversion',
  'notificationqueryoptions',
])
type Place = { mailbox: string; container?: string }

export async function createSubscription(
  serving: Serving,
  request: PlainRequest,
): Promise<GraphReply> {
  const { hosts, moment, caller, origin } = serving
  const asked = await readAsked(serving, request)
  if ('status' in asked) return asked
  const tenant = hosts.tenant(caller.tenantId)
  const known = await tenant.duplicateSubscription(moment, asked)
  if (known) return duplicate(known)
  if (asked.mailbox && (await tenant.countSubscriptions(moment, asked.mailbox)) >= MOST_PER_MAILBOX)
    return errorReply(
      403,
      'ExtensionError',
      'The limit of 1000 subscriptions for the mailbox was reached.',
    )
  const urls = [asked.notificationUrl, asked.lifecycleNotificationUrl].filter(
    (url) => url !== undefined,
  )
  for (const url of urls) {
    const problem = await shakeHands(url, { fetch: hosts.fetch, requestId: crypto.randomUUID() })
    if (problem) return problem
  }
  const raced = await tenant.duplicateSubscription(moment, asked)
  if (raced) return duplicate(raced)
  await tenant.saveSubscription(moment, asked)
  return { status: 201, headers: {}, body: toGraph(asked, origin, true) }
}

function duplicate({ id }: Subscription): GraphReply {
  return errorReply(
    409,
    'ExtensionError',
    `Subscription Id <${id}> already exists for the requested combination`,
  )
}

async function readAsked(
  serving: Serving,
  request: PlainRequest,
): Promise<Subscription | GraphReply> {
  const { hosts, moment, caller } = serving
  const ask =
    typeof request.body === 'object' && request.body !== null
      ? (request.body as Record<string, unknown>)
      : {}
  const stray = Object.keys(ask).find(
    (name) => !MEMBERS.has(name.toLowerCase()) && !name.startsWith('@'),
  )
  if (stray !== undefined)
    return invalid(`The property '${stray}' does not exist on type 'microsoft.graph.subscription'.`)
  const texts = readTexts(ask)
  if ('status' in texts) return texts
  const watched = readResource(texts.resource)
  if (!watched) return invalid(`Resource '${texts.resource}' is not supported for subscriptions.`)
  const types = readChangeTypes(ask['changeType'], watched)
  if (!Array.isArray(types)) return types
  const expires = readExpiry(
    ask['expirationDateTime'],
    hosts.clock() + moment.offset,
    longestMinutes(watched),
  )
  if (typeof expires !== 'number') return expires
  const place = await findPlace(serving, watched)
  if ('status' in place) return place
  return {
    ...texts,
    id: crypto.randomUUID(),
    applicationId: caller.appId,
    creatorId: caller.userId ?? caller.appId,
    ...(caller.userId === undefined ? {} : { userId: caller.userId }),
    key: resourceKey({ ...watched, ...place }, place.mailbox),
    entity: watched.entity,
    ...place,
    changeTypes: types,
    expires,
    immutableIds: /IdType\s*=\s*"?ImmutableId/i.test(request.headers['prefer'] ?? ''),
  }
}

type Texts = Pick<
  Subscription,
  | 'resource'
  | 'notificationUrl'
  | 'lifecycleNotificationUrl'
  | 'clientState'
  | 'latestSupportedTlsVersion'
>

function readTexts(ask: Record<string, unknown>): Texts | GraphReply {
  const {
    resource,
    clientState,
    lifecycleNotificationUrl: second,
    latestSupportedTlsVersion: tls,
  } = ask
  if (typeof resource !== 'string' || resource === '') return invalid("'resource' is missing.")
  const notificationUrl = readUrl(ask['notificationUrl'], 'notificationUrl')
  if (typeof notificationUrl !== 'string') return notificationUrl
  const lifecycle = second == null ? undefined : readUrl(second, 'lifecycleNotificationUrl')
  if (typeof lifecycle === 'object') return lifecycle
  if (
    clientState != null &&
    (typeof clientState !== 'string' || clientState.length > LONGEST_CLIENT_STATE)
  )
    return invalid("'clientState' is longer than 128 characters.")
  if (ask['includeResourceData'] === true)
    return invalid('Notifications with resource data are not offered by the sandbox.')
  return {
    resource,
    notificationUrl,
    latestSupportedTlsVersion: typeof tls === 'string' ? tls : 'v1_2',
    ...(lifecycle === undefined ? {} : { lifecycleNotificationUrl: lifecycle }),
    ...(typeof clientState === 'string' ? { clientState } : {}),
  }
}

function readChangeTypes(value: unknown, watched: Watched): string[] | GraphReply {
  const types =
    typeof value === 'string' ? value.split(',').map((one) => one.trim().toLowerCase()) : []
  if (types.length === 0 || types.some((one) => !CHANGE_TYPES.includes(one)))
    return invalid("'changeType' is missing or not one of created, updated, deleted.")
  const refused = watched.refuses?.find((one) => types.includes(one))
  return refused
    ? invalid(`The change type '${refused}' is not supported for this resource.`)
    : [...new Set(types)]
}

/** The mailbox and container that are meant: whether they exist and whether the caller may watch them. */
async function findPlace(serving: Serving, watched: Watched): Promise<Place | GraphReply> {
  const { hosts, moment, caller, origin } = serving
  if (!mayWatch(caller, watched.area))
    return watched.area === 'directory' ? directoryDenied() : outlookDenied()
  if (watched.user === undefined) return { mailbox: '' }
  const found = await findOwner(serving, watched.user)
  if ('status' in found) return found
  const { owner, person } = found
  if (caller.userId !== undefined && caller.userId !== owner.userId) return outlookDenied()
  if (person.mailbox === 'moving') return mailboxMoving()
  if (person.mailbox !== 'ready') return noMailbox()
  if (watched.probe === undefined) return { mailbox: owner.userId }
  const probe = {
    method: 'GET',
    path: watched.probe,
    search: '',
    headers: {},
    caller,
    owner,
    origin,
    prefix: 'me',
  }
  const reply = await hosts
    .mailbox(owner.tenantId, owner.userId)
    .serve(moment, probe, { beside: 0, held: true })
  if (reply.status !== 200) return reply
  return { mailbox: owner.userId, container: (reply.body as { id: string }).id }
}
