/**
 * @module
 * Creates, changes, deletes and moves events: rows, change numbers, mails and changes of one write.
 *
 * Does not own: reading the request (event-routes.ts), one occurrence (occurrence-writing.ts).
 */
import type { Container } from '../containers.ts'
import { containerByPk } from '../containers.ts'
import { writeExtended } from '../extended.ts'
import { failed, failure, propertyValidation } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { writeMeta } from '../session.ts'
import type { Session } from '../session.ts'
import { applied, blankEvent, settled } from './event-change.ts'
import type { EventItem, EventRow } from './event-data.ts'
import { eventId } from './event-entity.ts'
import type { EventChange } from './event-members.ts'
import {
  deleteEvent,
  deleteExceptions,
  eventByPk,
  exceptionsOf,
  insertEvent,
  leaveTombstone,
  noteEvent,
  updateEvent,
} from './event-store.ts'
import { itemOfRow } from './instances.ts'
import { mailAll, mailChange } from './meeting-mails.ts'

/** All exceptions and cancellations go when pattern or times of a series change (UNSOURCED). */
const exceptionsEndWithPattern = true

export function createEvent(
  session: Session,
  calendar: Container,
  change: EventChange,
): { item: EventItem; status: 200 | 201 } | Failure {
  const { start, end } = change
  if (start === undefined || end === undefined) return propertyValidation
  const repeated = usedTransaction(session, change.transactionId ?? undefined)
  if (repeated) return repeated
  const { displayName: name, address } = session.owner
  const blank = blankEvent(newUid(session), { name, address }, { start, end })
  const data = {
    ...applied(blank, change, session.world.uuid),
    transactionId: change.transactionId ?? null,
  }
  const made = settled(data)
  if (failed(made)) return made
  const form = made.form === 'seriesMaster' ? 'seriesMaster' : 'singleInstance'
  const row = insertEvent(session, { ...made, form, calendar: calendar.pk })
  writeExtended(session, 'event', row.pk, change)
  rememberTransaction(session, row)
  if (session.quirks.serverTouchAfterMs > 0) {
    writeMeta(
      session.sql,
      `touch:${row.pk}`,
      String(row.created + session.quirks.serverTouchAfterMs),
    )
  }
  mailAll(session, 'meetingInvitation', row.data)
  noteEvent(session, row, 'created')
  return { item: itemOfRow(row), status: 201 }
}

/** Global object id: `04000000 8200E000 74C5B710 1A82E008`, four bytes for an occurrence's date, the rest unique. */
function newUid(session: Session): string {
  const unique = session.world.uuid().replaceAll('-', '').toUpperCase()
  return `040000008200E00074C5B7101A82E00800000000${unique}000000000000000010000000`
}

/** graph-contract §2.10: refused for another event, also when the first one is gone; the reply to a plain retry is a quirk. */
function usedTransaction(
  session: Session,
  id: string | undefined,
): { item: EventItem; status: 200 } | Failure | undefined {
  if (id === undefined) return undefined
  const [used] = session.sql.all<{ event: number }>(
    'SELECT event FROM used_transaction WHERE id = ?',
    id,
  )
  if (!used) return undefined
  const first = eventByPk(session, used.event)
  const { repeatedTransaction } = session.quirks
  if (first && repeatedTransaction === 'firstEvent') return { item: itemOfRow(first), status: 200 }
  return failure(
    repeatedTransaction === 'error409' ? 409 : 400,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
    first ? { extra: { '@event.existingEventId': eventId(session, { row: first }) } } : {},
  )
}

function rememberTransaction(session: Session, row: EventRow): void {
  const id = row.data.transactionId
  if (id === null) return
  session.sql.run('INSERT INTO used_transaction (id, event) VALUES (?, ?)', id, row.pk)
}

/** PATCH of a single or of a series. */
export function changeEvent(
  session: Session,
  item: EventItem,
  change: EventChange,
): EventItem | Failure {
  const { row } = item
  const data = shifted(applied(row.data, change, session.world.uuid), change)
  const made = settled(data)
  if (failed(made)) return made
  const redrawn =
    exceptionsEndWithPattern &&
    ['start', 'end', 'isAllDay', 'recurrence'].some((name) => Object.hasOwn(change, name))
  if (redrawn) {
    made.data.cancelled = []
    deleteExceptions(session, row.pk)
  }
  const form = made.form === 'seriesMaster' ? 'seriesMaster' : 'singleInstance'
  const changed = updateEvent(session, {
    ...row,
    form,
    starts: made.starts,
    ends: made.ends,
    data: made.data,
  })
  writeExtended(session, 'event', row.pk, change)
  mailChange(session, row.data, changed.data, change)
  noteEvent(session, changed, 'updated')
  return itemOfRow(changed)
}

/** A series whose start moves to another day begins on that day (UNSOURCED). */
function shifted<Data extends EventRow['data']>(data: Data, change: EventChange): Data {
  if (change.start === undefined || change.recurrence !== undefined || data.recurrence === null)
    return data
  const { pattern, range } = data.recurrence
  const startDate = change.start.dateTime.slice(0, 10)
  return { ...data, recurrence: { pattern, range: { ...range, startDate } } }
}

/** DELETE by the organizer cancels the meeting for all; an attendee's DELETE is his own. */
export function removeEvent(session: Session, item: EventItem, comment?: string): void {
  if (item.data.isOrganizer) mailAll(session, 'meetingCancellation', item.data, comment)
  deleteEvent(session, item.row)
}

/** What only a person in Outlook can do: the plain id changes, the immutable one stays. */
export function moveEvent(session: Session, item: EventItem, calendar: Container): EventItem {
  const { row } = item
  leaveTombstone(session, row)
  noteEvent(session, row, 'deleted')
  for (const own of exceptionsOf(session, row.pk)) {
    session.sql.run('UPDATE event SET calendar = ? WHERE pk = ?', calendar.pk, own.pk)
  }
  const moved = updateEvent(session, { ...row, calendar: calendar.pk, place: row.place + 1 })
  noteEvent(session, moved, 'created')
  return itemOfRow(moved)
}

/** A server-side change without anybody's doing: the change key moves, nothing else (graph-contract §2.9). */
export function touchEvent(session: Session, pk: number): void {
  const row = eventByPk(session, pk)
  if (!row || !containerByPk(session, row.calendar)) return
  noteEvent(session, updateEvent(session, row), 'updated')
}
