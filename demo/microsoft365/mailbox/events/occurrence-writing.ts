/**
 * @module
 * Changes to one occurrence: it becomes an exception, or is cancelled (graph-contract §2.6).
 */
import { writeExtended } from '../extended.ts'
import { failed, failure, invalidRequest } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { Session } from '../session.ts'
import { utc, wallOf } from '../zones.ts'
import type { Zone } from '../zones.ts'
import { applied, instants } from './event-change.ts'
import type { EventData, EventItem } from './event-data.ts'
import type { EventChange } from './event-members.ts'
import { deleteException, eventRows, insertEvent, noteEvent, updateEvent } from './event-store.ts'
import { instanceOn } from './instances.ts'
import { mailAll, mailChange } from './meeting-mails.ts'
import { neighbourDay, occurrenceOn, seriesOf } from './series.ts'
import type { Series } from './series.ts'

/** More cancelled days in a row than this are not looked through for a neighbour. */
const maxCancelledRun = 400

export function changeOccurrence(
  session: Session,
  item: EventItem,
  change: EventChange,
): EventItem | Failure {
  const { row, day, own } = item
  if (day === undefined || row.data.recurrence === null)
    return invalidRequest('The event is no occurrence.')
  if (change.recurrence)
    return invalidRequest('The recurrence can only be set on the series master.')
  const { recurrence, transactionId, ...given } = change
  void recurrence
  void transactionId
  const series = seriesOf(row.data, row.data.recurrence)
  const before = ownTimes(item, series.zone)
  const after = applied(before, given, session.world.uuid)
  const times = instants(after)
  if (failed(times)) return times
  if (given.start !== undefined || given.end !== undefined) {
    const crossing = crosses(session, item, series, times.starts)
    if (crossing) return crossing
  }
  const data = difference(row.data, after)
  const stored = own
    ? updateEvent(session, { ...own, ...times, data })
    : insertEvent(session, {
        calendar: row.calendar,
        form: 'exception',
        master: row.pk,
        day,
        ...times,
        data,
      })
  writeExtended(session, 'event', stored.pk, given)
  const master = updateEvent(session, row)
  mailChange(session, item.data, after, given)
  noteEvent(session, master, 'updated', day)
  return instanceOn(session, master, day)
}

/** The occurrence's own start and end as wall clocks, for what the change does not name. */
function ownTimes(item: EventItem, seriesZone: Zone): EventData {
  if (item.own) return item.data
  const zone = item.data.isAllDay ? utc : seriesZone
  const timeZone = item.data.isAllDay ? item.data.start.timeZone : zone.name
  return {
    ...item.data,
    start: { dateTime: wallOf(item.starts, zone), timeZone },
    end: { dateTime: wallOf(item.ends, zone), timeZone },
  }
}

/** Only what differs from the series is kept, so that later changes of the series still show. */
function difference(series: EventData, after: EventData): EventData {
  const differing = Object.entries(after).filter(
    ([name, value]) =>
      name === 'start' ||
      name === 'end' ||
      JSON.stringify(value) !== JSON.stringify(series[name as keyof EventData]),
  )
  const { recurrence, cancelled, ...rest } = Object.fromEntries(differing) as Partial<EventData>
  void recurrence
  void cancelled
  return rest as EventData
}

/** An occurrence stays between the days of its neighbours. */
function crosses(
  session: Session,
  item: EventItem,
  series: Series,
  starts: number,
): Failure | undefined {
  const zone = item.data.isAllDay ? utc : series.zone
  const day = wallOf(starts, zone).slice(0, 10)
  const before = neighbour(session, item, series, -1)
  const after = neighbour(session, item, series, 1)
  const fits = (before === undefined || day > before) && (after === undefined || day < after)
  return fits
    ? undefined
    : failure(
        400,
        'ErrorOccurrenceCrossingBoundary',
        'Modified occurrence is crossing or overlapping adjacent occurrence.',
      )
}

function neighbour(
  session: Session,
  item: EventItem,
  series: Series,
  direction: 1 | -1,
): string | undefined {
  let day = item.day
  for (let tries = 0; tries < maxCancelledRun && day !== undefined; tries += 1) {
    day = neighbourDay(series, day, direction)
    if (day !== undefined && !item.row.data.cancelled.includes(day)) break
  }
  if (day === undefined) return undefined
  const [own] = eventRows(session, 'master = ? AND day = ?', item.row.pk, day)
  const starts = own?.starts ?? occurrenceOn(series, day).starts
  return wallOf(starts, item.data.isAllDay ? utc : series.zone).slice(0, 10)
}

export function cancelOccurrence(session: Session, item: EventItem, comment?: string): void {
  const { row, own, day = '' } = item
  if (own) deleteException(session, own)
  if (item.data.isOrganizer) mailAll(session, 'meetingCancellation', item.data, comment)
  const cancelled = [...row.data.cancelled, day].toSorted()
  const master = updateEvent(session, { ...row, data: { ...row.data, cancelled } })
  noteEvent(session, master, 'deleted', day)
}
