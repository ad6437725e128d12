/**
 * @module
 * One authorised Graph call, whether it came alone or in a $batch: permission, the right object, what follows from it.
 *
 * Owns: the way of a call to a mailbox, the directory, subscriptions or mail. Does not own: the log, faults and
 * answers as HTTP (door.ts).
 */
import type { GraphReply, SentMail } from '../frame.ts'
import { sendMail } from '../mail/send-mail.ts'
import { overConcurrency } from '../mailboxes/room.ts'
import type { Lane } from '../mailboxes/room.ts'
import type { FaultAction } from '../controls/faults.ts'
import { answerSubscriptions } from '../subscriptions/requests.ts'
import {
  badRequest,
  errorReply,
  mailboxMoving,
  noMailbox,
  outlookDenied,
  unknownSegment,
  usualCode,
} from './errors.ts'
import { mayUseMailbox } from './permissions.ts'
import { findOwner, meNeedsPerson } from './serving.ts'
import type { PlainRequest, Serving } from './serving.ts'
import { readTarget } from './target.ts'
import type { Target } from './target.ts'

export type Served = { reply: GraphReply; mails: readonly SentMail[] }

export async function serve(
  serving: Serving,
  request: PlainRequest,
  fault: FaultAction | undefined,
  lane: Lane,
): Promise<Served> {
  const target = readTarget(request.path.replace(/^\/v1\.0\/?/i, ''))
  const place = await takePlace(serving, target, fault)
  if (place === 'full') return { reply: overConcurrency(), mails: [] }
  if (fault?.delayMs) await serving.hosts.sleep(fault.delayMs)
  try {
    if (fault?.status !== undefined && !fault.dropResponseAfterWrite)
      return { reply: faulted(fault), mails: [] }
    const reply = await dispatch(serving, target, request, { ...lane, held: place === 'held' })
    const mails = reply.mails ?? []
    return { reply: fault?.dropResponseAfterWrite ? lostAnswer(fault) : reply, mails }
  } finally {
    if (place === 'held') await leavePlace(serving, target)
  }
}

/** A call that is held by a fault counts as running in its mailbox (interfaces.md, `delayMs`). */
async function takePlace(
  serving: Serving,
  target: Target,
  fault: FaultAction | undefined,
): Promise<'free' | 'held' | 'full'> {
  if (!fault?.delayMs || target.kind !== 'mailbox') return 'free'
  const found = await findOwner(serving, target.user)
  if ('status' in found || found.person.mailbox !== 'ready') return 'free'
  const room = serving.hosts.mailbox(found.owner.tenantId, found.owner.userId)
  return (await room.enter(serving.moment, found.owner)) ? 'held' : 'full'
}

async function leavePlace(serving: Serving, target: Target): Promise<void> {
  if (target.kind !== 'mailbox') return
  const found = await findOwner(serving, target.user)
  if (!('status' in found))
    await serving.hosts.mailbox(found.owner.tenantId, found.owner.userId).leave()
}

function faulted({ status = 500, code, retryAfter }: FaultAction): GraphReply {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  return errorReply(
    status,
    code ?? usualCode(status),
    'The request was refused by a sandbox fault rule.',
    headers,
  )
}

/** The work is done and its answer is lost (interfaces.md, `dropResponseAfterWrite`). */
function lostAnswer({ status = 504, code = 'UnknownError' }: FaultAction): GraphReply {
  return errorReply(status < 500 ? 504 : status, code, '')
}

async function dispatch(
  serving: Serving,
  target: Target,
  request: PlainRequest,
  lane: Lane,
): Promise<GraphReply> {
  switch (target.kind) {
    case 'mailbox':
      return inMailbox(serving, target, request, lane)
    case 'directory':
      return inDirectory(serving, target.segments, request)
    case 'subscriptions':
      return answerSubscriptions(serving, target, request)
    case 'sendMail': {
      const found = await findOwner(serving, target.user)
      return 'status' in found ? found : sendMail(serving, found, request)
    }
    case 'batch':
      return badRequest('A batch request cannot be nested in another one.')
    case 'unknown':
      return unknownSegment(target.segment)
  }
}

async function inMailbox(
  serving: Serving,
  target: Extract<Target, { kind: 'mailbox' }>,
  request: PlainRequest,
  lane: Lane,
): Promise<GraphReply> {
  const { hosts, moment, caller, origin } = serving
  const { method, search, headers, body } = request
  const found = await findOwner(serving, target.user)
  if ('status' in found) return found
  const { owner, person } = found
  if (!mayUseMailbox(caller, target.area, method, target.path)) return outlookDenied()
  if (caller.userId !== undefined && caller.userId !== owner.userId) return outlookDenied()
  if (person.mailbox === 'moving') return mailboxMoving()
  if (person.mailbox !== 'ready') return noMailbox()
  if (request.unreadable) return unreadableBody()
  const prefix = target.user === 'me' ? 'me' : `users('${owner.userId}')`
  const room = hosts.mailbox(owner.tenantId, owner.userId)
  const reply = await room.serve(
    moment,
    { method, path: target.path, search, headers, body, caller, owner, origin, prefix },
    lane,
  )
  if (reply.changes?.length)
    await hosts.tenant(owner.tenantId).changed(moment, owner.userId, reply.changes)
  return reply
}

async function inDirectory(
  serving: Serving,
  segments: string[],
  request: PlainRequest,
): Promise<GraphReply> {
  const { hosts, moment, caller, origin } = serving
  if (segments[0]?.toLowerCase() === 'me' && caller.userId === undefined) return meNeedsPerson()
  if (request.unreadable) return unreadableBody()
  const resolved =
    segments[0]?.toLowerCase() === 'me'
      ? ['users', caller.userId ?? '', ...segments.slice(1)]
      : segments
  const { method, search, headers, body } = request
  return hosts
    .tenant(caller.tenantId)
    .directory(moment, { method, segments: resolved, search, headers, body, caller, origin })
}

/** The text of a real answer; Exchange puts more around it. */
function unreadableBody(): GraphReply {
  return errorReply(400, 'UnableToDeserializePostBody', 'were unable to deserialize ')
}
