/**
 * @module
 * Graph calls on events: list, create, read, change, delete, instances (graph-contract §2.2, §2.6).
 *
 * Does not own: calendarView (calendar-view.ts), actions (event-actions.ts).
 */
import { readMembers } from '../body-reader.ts'
import { calendarReply } from '../calendars/calendar-routes.ts'
import { containerByPk, findContainer } from '../containers.ts'
import type { Container } from '../containers.ts'
import { asksExtended, checkExtendedExpand, extendedFilter, listFilter } from '../extended.ts'
import { failed, itemNotFound, staleChangeKey } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { addExtension, apartFromExtensions } from '../open-extension.ts'
import { counted, pageOf } from '../odata/page.ts'
import type { Listing } from '../odata/page.ts'
import { readQuery } from '../odata/query.ts'
import type { Query } from '../odata/query.ts'
import type { Columns } from '../odata/sql-filter.ts'
import { standard } from '../paths.ts'
import { checkSelect, collectionReply, countReply, entityReply, nothing } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import type { Session } from '../session.ts'
import { instanceListing } from './calendar-view.ts'
import type { EventItem } from './event-data.ts'
import { eventEntity, eventEtag } from './event-entity.ts'
import { eventComputed, eventMembers, eventSelectable } from './event-members.ts'
import { fromStored } from './event-store.ts'
import type { StoredEvent } from './event-store.ts'
import { changeEvent, createEvent, removeEvent } from './event-writing.ts'
import { findEvent, glimpseOf, instancesOf, itemOfRow } from './instances.ts'
import { cancelOccurrence, changeOccurrence } from './occurrence-writing.ts'

const json = (member: string) => `json_extract(data, '$.${member}')`

const eventColumns: Columns = {
  columns: {
    subject: { sql: 'subject', type: 'text' },
    'start/datetime': { sql: 'starts', type: 'instant' },
    'end/datetime': { sql: 'ends', type: 'instant' },
    createddatetime: { sql: 'created', type: 'instant' },
    lastmodifieddatetime: { sql: 'modified', type: 'instant' },
    type: { sql: 'form COLLATE NOCASE', type: 'text' },
    importance: { sql: `${json('importance')} COLLATE NOCASE`, type: 'text' },
    sensitivity: { sql: `${json('sensitivity')} COLLATE NOCASE`, type: 'text' },
    showas: { sql: `${json('showAs')} COLLATE NOCASE`, type: 'text' },
    icaluid: { sql: json('uid'), type: 'text' },
    transactionid: { sql: json('transactionId'), type: 'text' },
    isallday: { sql: json('isAllDay'), type: 'flag' },
    iscancelled: { sql: json('isCancelled'), type: 'flag' },
    isorganizer: { sql: json('isOrganizer'), type: 'flag' },
    hasattachments: { sql: json('hasAttachments'), type: 'flag' },
    isonlinemeeting: { sql: json('isOnlineMeeting'), type: 'flag' },
  },
  any: {
    singlevalueextendedproperties: extendedFilter('event', 'pk'),
    categories: listFilter(json('categories')),
  },
}

/** Singles and masters; a filter on extended properties under /me/events searches the whole mailbox. */
function listing(calendar: Container, id: string, query: Query): Listing {
  const everywhere = id === standard && asksExtended(query.filter)
  return {
    table: 'event',
    where: everywhere
      ? { sql: 'master IS NULL', params: [] }
      : { sql: 'calendar = ? AND master IS NULL', params: [calendar.pk] },
    topic: eventColumns,
  }
}

const list: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  const query = checkedQuery(session)
  if (failed(query)) return query
  const page = pageOf<StoredEvent>(session, listing(found, calendar, query), query)
  if (failed(page)) return page
  const rows = page.rows.map((row) =>
    eventEntity(session, itemOfRow(fromStored(row)), listOnly(query)),
  )
  return collectionReply(session, { ...page, rows }, query)
}

/** cancelledOccurrences and exceptionOccurrences are not in lists. */
function listOnly(query: Query): Query {
  const expand = query.expand.filter(({ name }) => name.toLowerCase() !== 'exceptionoccurrences')
  const { select, ...rest } = query
  void select
  return { ...rest, expand }
}

export function checkedQuery(session: Session): Query | Failure {
  const query = readQuery(session.call.query, session.prefer.pageSize)
  if (failed(query)) return query
  return checkSelect(query, 'event', eventSelectable) ?? checkExtendedExpand(query) ?? query
}

const count: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  const query = readQuery(session.call.query)
  if (failed(query)) return query
  const number = counted(session, listing(found, calendar, query), query)
  return failed(number) ? number : countReply(number)
}

const create: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  const given = apartFromExtensions(session.call.body)
  if (failed(given)) return given
  const body = readMembers(given.body, 'event', eventMembers, eventComputed)
  if (failed(body)) return body
  const made = createEvent(session, found, body)
  if (failed(made)) return made
  const owner = { kind: 'event', pk: made.item.row.pk } as const
  if (made.status === 201) for (const one of given.extensions) addExtension(session, owner, one)
  return entityReply(session, eventEntity(session, made.item), { status: made.status })
}

/** The calendar in the path must exist; which of the mailbox's calendars it is does not matter (graph-contract §2.2). */
export function eventInPath(
  session: Session,
  { calendar = '', event = '' }: Record<string, string>,
): EventItem | Failure {
  const found = findContainer(session, 'calendar', calendar)
  return failed(found) ? found : findEvent(session, event)
}

const read: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const query = checkedQuery(session)
  if (failed(query)) return query
  return entityReply(session, eventEntity(session, item, query), { select: query.select })
}

export function checkEtag(session: Session, item: EventItem): Failure | undefined {
  const wanted = session.call.headers['if-match']
  const fits = wanted === undefined || wanted === '*' || wanted === eventEtag(session, item)
  return fits ? undefined : staleChangeKey
}

const change: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const stale = checkEtag(session, item)
  if (stale) return stale
  const body = readMembers(session.call.body, 'event', eventMembers, eventComputed)
  if (failed(body)) return body
  const { transactionId, ...writable } = body
  void transactionId
  const changed =
    item.day === undefined
      ? changeEvent(session, item, writable)
      : changeOccurrence(session, item, writable)
  return failed(changed) ? changed : entityReply(session, eventEntity(session, changed))
}

const remove: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const stale = checkEtag(session, item)
  if (stale) return stale
  if (item.day === undefined) removeEvent(session, item)
  else cancelOccurrence(session, item)
  return nothing
}

/** 204 as DELETE. */
const permanently: Handler = (session, params) => remove(session, params)

const instances: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  return instanceListing(session, (from, to) =>
    instancesOf(session, item.row, from, to).map(glimpseOf),
  )
}

const calendarOf: Handler = (session, params) => {
  const item = eventInPath(session, params)
  if (failed(item)) return item
  const calendar = containerByPk(session, item.row.calendar)
  return calendar ? calendarReply(session, calendar) : itemNotFound
}

const events = 'calendars/:calendar/events'
export const eventRoutes: Routes = [
  ['GET', events, list],
  ['POST', events, create],
  ['GET', `${events}/$count`, count],
  ['GET', `${events}/:event`, read],
  ['PATCH', `${events}/:event`, change],
  ['DELETE', `${events}/:event`, remove],
  ['POST', `${events}/:event/permanentdelete`, permanently],
  ['GET', `${events}/:event/instances`, instances],
  ['GET', `${events}/:event/calendar`, calendarOf],
]
