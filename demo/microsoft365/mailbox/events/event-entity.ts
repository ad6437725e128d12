/**
 * @module
 * An event as Graph answers it: members, zone of the answer, body format, what $expand adds
 * (graph-contract §2.2, §2.3).
 */
import { calendarEntity } from '../calendars/calendar.ts'
import { containerByPk } from '../containers.ts'
import { expandExtended } from '../extended.ts'
import { expandExtensions } from '../open-extension.ts'
import type { Query } from '../odata/query.ts'
import { picked } from '../reply.ts'
import type { Entity } from '../reply.ts'
import { etagOf, idOf, keyOf } from '../session.ts'
import type { Session } from '../session.ts'
import { sevenDigits, utc, wallOf } from '../zones.ts'
import { attachmentEntities } from './attachments.ts'
import type { EventData, EventItem, Recurrence } from './event-data.ts'
import { exceptionsOf } from './event-store.ts'
import { asText } from './html-body.ts'
import { exceptionItem } from './instances.ts'
import { mainLocation } from './places.ts'
import { firstDay, occurrenceOn, seriesOf } from './series.ts'

export function eventId(session: Session, item: Pick<EventItem, 'row' | 'day'>): string {
  const { pk, place } = item.row
  return idOf(session, {
    kind: 'event',
    pk,
    place,
    ...(item.day === undefined ? {} : { day: item.day }),
  })
}

/** All instances of a series share the series' change key (graph-contract §2.6). */
export function eventEtag(session: Session, item: Pick<EventItem, 'row'>): string {
  return etagOf(session, item.row.version)
}

export function eventEntity(
  session: Session,
  item: EventItem,
  query?: Pick<Query, 'expand' | 'select'>,
): Entity {
  const id = eventId(session, item)
  return {
    '@odata.etag': eventEtag(session, item),
    id,
    ...stamps(session, item),
    ...plainMembers(item.data),
    ...origin(session, item),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    ...meeting(item.data),
    body: bodyOf(session, item.data),
    ...times(session, item),
    ...(query ? onDemand(session, item, query) : {}),
  }
}

function stamps(session: Session, { row, own }: EventItem): Entity {
  const latest = own && own.modified > row.modified ? own.modified : row.modified
  return {
    createdDateTime: stamp(own?.created ?? row.created),
    lastModifiedDateTime: stamp(latest),
    changeKey: keyOf(session, row.version),
  }
}

export function stamp(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '0000Z')
}

function plainMembers(data: EventData): Entity {
  return {
    categories: data.categories,
    ...(data.transactionId === null ? {} : { transactionId: data.transactionId }),
    originalStartTimeZone: data.originalStartTimeZone,
    originalEndTimeZone: data.originalEndTimeZone,
    reminderMinutesBeforeStart: data.reminderMinutesBeforeStart,
    isReminderOn: data.isReminderOn,
    hasAttachments: data.hasAttachments,
    subject: data.subject,
    bodyPreview: data.preview,
    importance: data.importance,
    sensitivity: data.sensitivity,
    isAllDay: data.isAllDay,
    isCancelled: data.isCancelled,
    isOrganizer: data.isOrganizer,
    responseRequested: data.responseRequested,
    showAs: data.showAs,
    isDraft: data.isDraft,
    hideAttendees: data.hideAttendees,
    allowNewTimeProposals: data.allowNewTimeProposals,
    location: mainLocation(data.locations),
    locations: data.locations,
    attendees: data.attendees,
    organizer: { emailAddress: data.organizer },
  }
}

function origin(session: Session, item: EventItem): Entity {
  const { row, day, form } = item
  const instance = day !== undefined
  return {
    type: form,
    seriesMasterId: instance ? eventId(session, { row }) : null,
    iCalUId: instance ? uidOn(item.data.uid, day) : item.data.uid,
    recurrence:
      form === 'seriesMaster' && item.data.recurrence
        ? shown(item.data.recurrence, item.data)
        : null,
    ...(item.originalStart === undefined ? {} : { originalStart: stamp(item.originalStart) }),
  }
}

function shown({ pattern, range }: Recurrence, data: EventData): Recurrence {
  const zone = range.recurrenceTimeZone || data.originalStartTimeZone
  return { pattern, range: { ...range, recurrenceTimeZone: zone } }
}

/** The date of an occurrence stands in bytes 17–20 of the global object id: every occurrence has its own. */
function uidOn(uid: string, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const hex = (value: number, digits: number) =>
    value.toString(16).toUpperCase().padStart(digits, '0')
  return `${uid.slice(0, 32)}${hex(year, 4)}${hex(month, 2)}${hex(date, 2)}${uid.slice(40)}`
}

function meeting(data: EventData): Entity {
  return {
    onlineMeetingUrl: null,
    isOnlineMeeting: data.isOnlineMeeting,
    onlineMeetingProvider: data.onlineMeetingProvider,
    onlineMeeting: data.joinUrl === null ? null : { joinUrl: data.joinUrl },
    responseStatus: data.response,
  }
}

function bodyOf(session: Session, data: EventData): Entity {
  return session.prefer.body === 'text'
    ? { contentType: 'text', content: asText(data.html) }
    : { contentType: 'html', content: data.html }
}

type Timed = Pick<EventItem, 'data' | 'starts' | 'ends' | 'form'>

export function times(session: Session, item: Timed): Entity {
  const zone = session.prefer.zone ?? utc
  // All-day events float: midnight in whatever zone is asked for (graph-contract §2.5).
  const clock = item.data.isAllDay ? utc : zone
  const at = (instant: number) => ({
    dateTime: sevenDigits(wallOf(instant, clock)),
    timeZone: zone.name,
  })
  return { start: at(item.starts), end: at(endOf(item)) }
}

/** A master shows its first occurrence; the end of the whole series is only kept for windows. */
function endOf({ form, data, starts, ends }: Timed): number {
  if (form !== 'seriesMaster' || data.recurrence === null) return ends
  const series = seriesOf(data, data.recurrence)
  const day = firstDay(series)
  return day === undefined ? starts : occurrenceOn(series, day).ends
}

function onDemand(
  session: Session,
  item: EventItem,
  query: Pick<Query, 'expand' | 'select'>,
): Entity {
  const selects = (name: string) => query.select?.some((one) => one.toLowerCase() === name) ?? false
  const expands = (name: string) => query.expand.find((one) => one.name.toLowerCase() === name)
  const pk = item.own?.pk ?? item.row.pk
  const added = {
    ...expandExtended(session, 'event', pk, query),
    ...expandExtensions(session, { kind: 'event', pk }, query),
  }
  if (item.form === 'seriesMaster' && selects('cancelledoccurrences')) {
    const id = eventId(session, item)
    added['cancelledOccurrences'] = item.data.cancelled.map((day) => `OID.${id}.${day}`)
  }
  if (item.form === 'seriesMaster' && expands('exceptionoccurrences')) {
    added['exceptionOccurrences'] = exceptionEntities(session, item)
  }
  const calendar = expands('calendar')
  const container = calendar && containerByPk(session, item.row.calendar)
  if (container) added['calendar'] = picked(calendarEntity(session, container), calendar.select)
  if (expands('attachments')) added['attachments'] = attachmentEntities(session, item.row.pk)
  return added
}

function exceptionEntities(session: Session, item: EventItem): Entity[] {
  const { recurrence } = item.data
  if (!recurrence) return []
  const series = seriesOf(item.data, recurrence)
  return exceptionsOf(session, item.row.pk).map((own) =>
    eventEntity(session, exceptionItem(item.row, own, series)),
  )
}

/** A delta row of an occurrence: nothing but where it lies (graph-contract §3.3). */
export function skeleton(session: Session, item: EventItem): Entity {
  return {
    '@odata.etag': eventEtag(session, item),
    id: eventId(session, item),
    seriesMasterId: eventId(session, { row: item.row }),
    type: item.form,
    ...times(session, item),
  }
}
