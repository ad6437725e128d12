/**
 * @module
 * What Exchange mails because of a write to a meeting; nothing suppresses it (graph-contract §2.7).
 */
import type { SentMail } from '../../frame.ts'
import type { Session } from '../session.ts'
import type { Attendee, EventData } from './event-data.ts'
import type { EventChange } from './event-members.ts'

/** Members that are the owner's own business: a change of them alone mails nobody (UNSOURCED). */
const silent = new Set<string>([
  'categories',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'showAs',
  'singleValueExtendedProperties',
  'multiValueExtendedProperties',
])

export function mailAll(
  session: Session,
  kind: SentMail['kind'],
  data: EventData,
  text?: string,
): void {
  mail(session, kind, data, data.attendees, text)
}

/** After a PATCH: content goes to all, a change of attendees alone only to those it concerns. */
export function mailChange(
  session: Session,
  before: EventData,
  after: EventData,
  change: EventChange,
): void {
  if (!after.isOrganizer) return
  const touched = Object.keys(change).filter((name) => !silent.has(name))
  const gone = without(before.attendees, after.attendees)
  const added = without(after.attendees, before.attendees)
  mail(session, 'meetingCancellation', after, gone)
  mail(session, 'meetingInvitation', after, added)
  if (touched.some((name) => name !== 'attendees')) {
    mail(session, 'meetingUpdate', after, without(after.attendees, added))
  }
}

function without(all: readonly Attendee[], some: readonly Attendee[]): Attendee[] {
  const known = new Set(some.map(key))
  return all.filter((one) => !known.has(key(one)))
}

const key = (one: Attendee) => one.emailAddress.address.toLowerCase()

function mail(
  session: Session,
  kind: SentMail['kind'],
  data: EventData,
  to: readonly Attendee[],
  text?: string,
): void {
  const own = session.owner.address.toLowerCase()
  const prefix = kind === 'meetingCancellation' ? 'Canceled: ' : ''
  for (const one of to) {
    if (key(one) === own) continue
    session.mails.push({
      at: new Date(session.world.now()).toISOString(),
      kind,
      from: session.owner.address,
      to: one.emailAddress.address,
      subject: `${prefix}${data.subject}`,
      ...(text === undefined ? {} : { body: text }),
    })
  }
}
