/**
 * @module
 * The exceptions of a series as Outlook tells them, and as the engine means them. Pure.
 *
 * Keys are ORIGINAL local starts, never ids of instances (F32). Only what differs from the master counts as
 * changed, so that both sides describe the same exception in the same words.
 */
import type { EventExceptions, EventTime } from '../../domain/calendar/event.ts'
import { instantOf, wallAt } from '../wall-time.ts'
import { readBody } from './event-body.ts'
import { readTime, toWall } from './event-json.ts'
import type { EventRow } from './graph-schema.ts'

export type ChangedOccurrence = EventExceptions['changed'][number]

/** undefined: this answer does not say (lists and delta never do); null: not a series. */
export function readExceptions(row: EventRow): EventExceptions | null | undefined {
  if (!row.recurrence) return row.type === 'seriesMaster' ? undefined : null
  if (row.exceptionOccurrences === undefined && row.cancelledOccurrences === undefined)
    return undefined
  const time = readTime(row)
  if (time === null) return undefined
  const cancelled = (row.cancelledOccurrences ?? [])
    .map((id) => cancelledStart(id, time))
    .filter((start) => start !== null)
  const changed = (row.exceptionOccurrences ?? [])
    .map((exception) => readChanged(exception, row, time))
    .filter((entry) => entry !== null)
  return {
    cancelled: [...new Set(cancelled)].toSorted(),
    changed: changed.toSorted((a, b) => (a.original < b.original ? -1 : 1)),
  }
}

/** Original local start of an occurrence or exception. */
export function originalStart(row: EventRow, time: EventTime): string | null {
  const instant = Date.parse(row.originalStart ?? '')
  if (!Number.isNaN(instant))
    return time.allDay ? new Date(instant).toISOString().slice(0, 10) : wallAt(instant, time.zone)
  if (row.type !== 'occurrence' || !row.start) return null
  return time.allDay ? row.start.dateTime.slice(0, 10) : toWall(row.start, time.zone)
}

/** Where an occurrence with this original start ends when nothing was changed. */
export function plannedEnd(original: string, time: EventTime): string {
  const length = asUtc(time.end) - asUtc(time.start)
  const end = new Date(asUtc(original) + length).toISOString()
  return end.slice(0, time.allDay ? 10 : 19)
}

/** Outer bounds, as instants, that hold all occurrences with these original starts. */
export function windowOf(originals: readonly string[], time: EventTime): [string, string] {
  const instants = originals.map((original) =>
    time.allDay ? asUtc(original) : instantOf(original, time.zone),
  )
  const length = Math.max(0, asUtc(time.end) - asUtc(time.start))
  const day = 86_400_000
  return [
    new Date(Math.min(...instants) - day).toISOString(),
    new Date(Math.max(...instants) + length + day).toISOString(),
  ]
}

const asUtc = (wall: string): number => Date.parse(wall.length === 10 ? wall : `${wall}Z`)

/**
 * `OID.<master>.<yyyy-MM-dd>` (graph-contract §2.6). UNSOURCED whose day it is; taken as the day in the
 * zone of the series.
 */
function cancelledStart(occurrenceId: string, time: EventTime): string | null {
  const date = /\.(\d{4}-\d{2}-\d{2})$/.exec(occurrenceId)?.[1]
  if (date === undefined) return null
  return time.allDay ? date : `${date}${time.start.slice(10)}`
}

function readChanged(row: EventRow, master: EventRow, time: EventTime): ChangedOccurrence | null {
  const original = originalStart(row, time)
  if (original === null) return null
  const changed: { -readonly [Key in keyof ChangedOccurrence]: ChangedOccurrence[Key] } = {
    original,
  }
  if (row.subject !== undefined && (row.subject ?? '') !== (master.subject ?? ''))
    changed.title = row.subject ?? ''
  const start = bound(row.start, time)
  const end = bound(row.end, time)
  if (start && end && (start !== original || end !== plannedEnd(original, time)))
    Object.assign(changed, { start, end })
  const place = row.location?.displayName ?? ''
  if (row.location !== undefined && place !== (master.location?.displayName ?? ''))
    changed.location = place
  const text = readBody(row.body, row.onlineMeeting?.joinUrl ?? null).text
  const masterText = readBody(master.body, master.onlineMeeting?.joinUrl ?? null).text
  if (row.body !== undefined && text !== masterText) changed.text = text
  return Object.keys(changed).length > 1 ? changed : null
}

function bound(value: EventRow['start'], time: EventTime): string | null {
  if (!value) return null
  return time.allDay ? value.dateTime.slice(0, 10) : toWall(value, time.zone)
}
