/**
 * @module
 * Events as a calendar shows them: every occurrence of a span, with exceptions applied.
 *
 * Owns: expansion for the CRM's own page. Does not own: the rule engine (model/recurrence.ts).
 */
import type { Context } from 'hono'
import { invalid, problemResponse } from '../answer.ts'
import { parseInstant } from '../contract/record-list.ts'
import type { Json } from '../model/fields.ts'
import { isObject, textOf } from '../model/json.ts'
import { occurrences } from '../model/recurrence.ts'
import { instantOf, shiftLocal } from '../model/time.ts'
import type { Crm } from '../platform.ts'
import { bodyOf } from '../store/rows.ts'
import type { Body, RecordRow } from '../store/rows.ts'

const MOST_PER_SERIES = 400
const MOST_EVENTS = 2000
const LONGEST_SPAN_MS = 400 * 86_400_000

type Shown = {
  id: string
  occurrence: string | null
  title: Json
  start: string
  end: string
  startsAt: string
  endsAt: string
  allDay: boolean
  timeZone: string
  location: Json
  ownerId: string | null
  origin: string
  series: boolean
  changed: boolean
}

export function calendarReply(crm: Crm, context: Context): Response {
  const from = parseInstant(context.req.query('from') ?? '')
  const to = parseInstant(context.req.query('to') ?? '')
  if (from === undefined || to === undefined || to <= from || to - from > LONGEST_SPAN_MS) {
    const bad = invalid('/query/from', 'span', 'from and to: times, at most 400 days apart.')
    return problemResponse(bad.refusal)
  }
  const owner = context.req.query('owner') ?? null
  const rows = crm.sql.all<RecordRow>(
    `SELECT * FROM record WHERE type = 'event' AND deleted IS NULL AND starts < ? AND ends >= ?
     AND (? IS NULL OR owner = ?) ORDER BY starts LIMIT ?`,
    to,
    from,
    owner,
    owner,
    MOST_EVENTS,
  )
  const items = rows.flatMap((row) => shownOf(row, from, to))
  items.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return context.json({ items, more: rows.length === MOST_EVENTS })
}

function shownOf(row: RecordRow, from: number, to: number): Shown[] {
  const body = bodyOf(row)
  const recurrence = body['recurrence']
  if (!isObject(recurrence)) return [shown(row, body, null, false)]
  const zone = textOf(body['timeZone'])
  const allDay = body['allDay'] === true
  const exdates = Array.isArray(recurrence['exdates']) ? recurrence['exdates'] : []
  const overrides = isObject(recurrence['overrides']) ? recurrence['overrides'] : {}
  const length = (row.ends === null ? 0 : durationMs(body)) + 86_400_000
  const starts = occurrences(
    textOf(recurrence['rrule']),
    { start: textOf(body['start']), zone, allDay },
    { from: from - length, to, limit: MOST_PER_SERIES },
  ).map((local) => (allDay ? local.slice(0, 10) : local))
  return starts
    .filter((start) => !exdates.includes(start) && !(start in overrides))
    .map((start) => shown(row, { ...body, ...moved(body, start) }, start, false))
    .concat(changedOccurrences(row, body, overrides))
    .filter((item) => Date.parse(item.startsAt) < to && Date.parse(item.endsAt) >= from)
}

function changedOccurrences(row: RecordRow, body: Body, overrides: Body): Shown[] {
  return Object.entries(overrides).flatMap(([start, patch]) =>
    isObject(patch) && patch['status'] !== 'cancelled'
      ? [shown(row, { ...body, ...moved(body, start), ...patch }, start, true)]
      : [],
  )
}

const moved = (body: Body, start: string): Body => ({
  start,
  end: shiftLocal(start, textOf(body['start']), textOf(body['end'])),
})

function durationMs(body: Body): number {
  const zone = textOf(body['timeZone'])
  return instantOf(textOf(body['end']), zone) - instantOf(textOf(body['start']), zone)
}

function shown(row: RecordRow, body: Body, occurrence: string | null, changed: boolean): Shown {
  const zone = textOf(body['timeZone'])
  const start = textOf(body['start'])
  const end = textOf(body['end'])
  return {
    id: row.id,
    occurrence,
    title: body['title'] ?? '',
    start,
    end,
    startsAt: new Date(instantOf(start, zone)).toISOString(),
    endsAt: new Date(instantOf(end, zone)).toISOString(),
    allDay: body['allDay'] === true,
    timeZone: zone,
    location: body['location'] ?? null,
    ownerId: row.owner,
    origin: row.origin,
    series: occurrence !== null,
    changed,
  }
}
