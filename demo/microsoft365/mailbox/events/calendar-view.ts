/**
 * @module
 * Views through a window: calendarView of a calendar, instances of a series (graph-contract §2.6, §2.12).
 *
 * Does not own: which instances there are (instances.ts), delta.
 */
import { findContainer } from '../containers.ts'
import { checkExtendedExpand } from '../extended.ts'
import { badQuery, failed, invalidParameter, invalidRequest } from '../failure.ts'
import type { Failure } from '../failure.ts'
import { matches, orderOf, valueAt } from '../odata/match-filter.ts'
import { readQuery } from '../odata/query.ts'
import type { Query } from '../odata/query.ts'
import { instantOfLiteral } from '../odata/sql-filter.ts'
import { checkSelect, collectionReply } from '../reply.ts'
import type { Entity } from '../reply.ts'
import type { Handler, Routes } from '../routes.ts'
import type { Session } from '../session.ts'
import type { EventItem } from './event-data.ts'
import { eventEntity } from './event-entity.ts'
import { eventSelectable } from './event-members.ts'
import { glimpsesInWindow, readGlimpses } from './instances.ts'
import type { Glimpse } from './instances.ts'
import { dayMs } from './series.ts'

export type Window = { from: number; to: number }
const maxDays = 1825
/** Cannot be selected in a calendarView (graph-contract §2.12). */
const unselectable = new Set(['createddatetime', 'lastmodifieddatetime'])

/** ISO values with or without offset (none = UTC); the Prefer zone does not apply. */
export function readWindow(params: URLSearchParams): Window | Failure {
  const from = readEdge(params, 'startDateTime')
  if (typeof from !== 'number') return from
  const to = readEdge(params, 'endDateTime')
  if (typeof to !== 'number') return to
  if (to < from) {
    return invalidParameter("The value of parameter 'EndDateTime' lies before 'StartDateTime'.")
  }
  if (to - from > maxDays * dayMs) {
    return invalidRequest(
      `The requested time range is too long. Maximum number of days: ${maxDays}`,
    )
  }
  return { from, to }
}

function readEdge(params: URLSearchParams, name: string): number | Failure {
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const given = [...params].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  if (given === undefined) {
    return invalidParameter(
      `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
    )
  }
  // A plus sign that was not encoded arrives as a blank.
  const instant = instantOfLiteral(given.replace(/ (\d\d:\d\d)$/, '+$1'))
  return instant ?? invalidParameter(`The value '${given}' of parameter '${title}' is invalid.`)
}

const view: Handler = (session, { calendar = '' }) => {
  const found = findContainer(session, 'calendar', calendar)
  if (failed(found)) return found
  return instanceListing(session, (from, to) => glimpsesInWindow(session, found.pk, from, to))
}

/** One page of computed instances: all are found, ordered and filtered, those of the page are answered. */
export function instanceListing(session: Session, find: (from: number, to: number) => Glimpse[]) {
  const window = readWindow(session.call.query)
  if (failed(window)) return window
  const query = readQuery(session.call.query, session.prefer.pageSize)
  if (failed(query)) return query
  const problem = checkSelect(query, 'event', eventSelectable) ?? checkExtendedExpand(query)
  if (problem) return problem
  const shown = query.select ? { ...query, select: query.select.filter(selectable) } : query
  const found = find(window.from, window.to)
  if (query.filter || query.order.length > 0) {
    return sortedReply(session, readGlimpses(session, found), shown)
  }
  const page = readGlimpses(session, found.slice(query.skip, query.skip + query.top))
  const rows = page.map((item) => eventEntity(session, item, query))
  return collectionReply(session, pageFacts(rows, found.length, query), shown)
}

const selectable = (name: string) => !unselectable.has(name.toLowerCase())

function pageFacts(rows: Entity[], total: number, query: Query) {
  const more = query.skip + rows.length < total
  return { rows, more, ...(query.count ? { count: total } : {}) }
}

function sortedReply(session: Session, found: EventItem[], query: Query) {
  const all = found.map((item) => eventEntity(session, item, query))
  const { filter, order } = query
  const strange = order.find(
    ({ path }) => !eventSelectable.has(path.toLowerCase().split('/')[0] ?? ''),
  )
  if (strange) {
    return badQuery(`Invalid $orderby clause: the property '${strange.path}' cannot be sorted by.`)
  }
  const kept = filter ? all.filter((row) => matches(filter, row)) : all
  const sorted = kept.toSorted((a, b) => {
    for (const { path, down } of order) {
      const difference = orderOf(valueAt(a, path), valueAt(b, path)) ?? 0
      if (difference !== 0) return down ? -difference : difference
    }
    return 0
  })
  const rows = sorted.slice(query.skip, query.skip + query.top)
  return collectionReply(session, pageFacts(rows, sorted.length, query), query)
}

export const viewRoutes: Routes = [['GET', 'calendars/:calendar/calendarview', view]]
