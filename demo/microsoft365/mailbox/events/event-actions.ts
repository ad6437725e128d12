/**
 * @module
 * Actions on events: cancel, accept, decline, tentativelyAccept, forward, reminders (graph-contract §2.2, §2.7).
 */
import { listOf, nullable, objectOf, flag, text, readMembers } from '../body-reader.ts'
import { failed, invalidRequest } from '../failure.ts'
import { accepted } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import type { Session } from '../session.ts'
import type { EventItem } from './event-data.ts'
import { eventInPath } from './event-routes.ts'
import { deleteEvent, noteEvent, updateEvent } from './event-store.ts'
import { removeEvent } from './event-writing.ts'
import { cancelOccurrence } from './occurrence-writing.ts'

const comment = { Comment: nullable(text), comment: nullable(text) }

const cancel: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const body = readMembers(session.call.body ?? {}, 'cancel', comment)
  if (failed(body)) return body
  if (!item.data.isOrganizer) {
    return invalidRequest(
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
    )
  }
  const said = body.Comment ?? body.comment ?? undefined
  if (item.day === undefined) removeEvent(session, item, said)
  else cancelOccurrence(session, item, said)
  return accepted
}

type Answer = 'accepted' | 'tentativelyAccepted' | 'declined'
const answerMembers = {
  ...comment,
  sendResponse: flag,
  SendResponse: flag,
  proposedNewTime: nullable((value: unknown) => value),
}

const answer =
  (response: Answer): Handler =>
  (session, params) => {
    const item = eventInPath(session, params)
    if (failed(item)) return item
    const body = readMembers(session.call.body ?? {}, 'event', answerMembers)
    if (failed(body)) return body
    if (item.data.isOrganizer) {
      return invalidRequest(
        "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
      )
    }
    respond(session, item, response)
    return accepted
  }

/** A declined meeting leaves the calendar; the others keep it with the answer. */
function respond(session: Session, item: EventItem, response: Answer): void {
  const time = new Date(session.world.now()).toISOString()
  const { row } = item
  if (response === 'declined' && item.day === undefined) return deleteEvent(session, row)
  if (response === 'declined') return cancelOccurrence(session, item)
  const showAs = response === 'accepted' ? 'busy' : 'tentative'
  const changed = updateEvent(session, {
    ...row,
    data: { ...row.data, showAs, response: { response, time } },
  })
  noteEvent(session, changed, 'updated')
}

const recipients = listOf(
  objectOf('recipient', {
    emailAddress: objectOf('emailAddress', { name: nullable(text), address: text }),
  }),
)

const forward: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const body = readMembers(session.call.body ?? {}, 'event', {
    ...comment,
    toRecipients: recipients,
    ToRecipients: recipients,
  })
  if (failed(body)) return body
  for (const one of body.toRecipients ?? body.ToRecipients ?? []) {
    session.mails.push({
      at: new Date(session.world.now()).toISOString(),
      kind: 'meetingInvitation',
      from: session.owner.address,
      to: one.emailAddress?.address ?? '',
      subject: `FW: ${item.data.subject}`,
    })
  }
  return accepted
}

/** Server-side bookkeeping that moves the change key (graph-contract §2.9). */
const reminder: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  noteEvent(session, updateEvent(session, item.row), 'updated')
  return accepted
}

const event = 'calendars/:calendar/events/:event'
export const actionRoutes: Routes = [
  ['POST', `${event}/cancel`, cancel],
  ['POST', `${event}/accept`, answer('accepted')],
  ['POST', `${event}/tentativelyaccept`, answer('tentativelyAccepted')],
  ['POST', `${event}/decline`, answer('declined')],
  ['POST', `${event}/forward`, forward],
  ['POST', `${event}/dismissreminder`, reminder],
  ['POST', `${event}/snoozereminder`, reminder],
]
