/**
 * @module
 * exdates and overrides of the contract ↔ exceptions of a canonical series. Pure.
 *
 * Only members the engine knows travel; what else an override holds stays in the CRM.
 */
import type { EventExceptions, EventTime } from '../../../domain/calendar/event.ts'

type Members = Readonly<Record<string, unknown>>
type Changed = EventExceptions['changed'][number]

/** null for a single event. */
export function readOverrides(event: Members, time: EventTime): EventExceptions | null {
  if (time.rule === null) return null
  const { exdates, overrides } = recurrenceOf(event)
  const entries = Object.entries(overrides)
  const dropped = entries.filter(([, patch]) => patch['status'] === 'cancelled')
  const cancelled = [...exdates, ...dropped.map(([start]) => start)].map((start) =>
    startText(start, time),
  )
  const changed = entries
    .filter(([, patch]) => patch['status'] !== 'cancelled')
    .map(([start, patch]) => readPatch(startText(start, time), patch, event, time))
    .filter((entry) => entry !== null)
    .filter(({ original }) => !cancelled.includes(original))
  return {
    cancelled: [...new Set(cancelled)].toSorted(),
    changed: changed.toSorted((a, b) => (a.original < b.original ? -1 : 1)),
  }
}

/**
 * The merge patch of `recurrence` that leaves exactly these exceptions. `event` is the record as it
 * is: names that must go need a null (RFC 7396).
 */
export function writeOverrides(
  event: Members,
  exceptions: EventExceptions | null,
): { readonly exdates: readonly string[]; readonly overrides: Readonly<Record<string, unknown>> } {
  const current = recurrenceOf(event).overrides
  const overrides: Record<string, unknown> = {}
  // What an override says beyond our words (its show-as, its reminder) is the CRM's and stays.
  for (const [start, patch] of Object.entries(current))
    overrides[start] = Object.keys(patch).every((name) => name in unsaid) ? null : unsaid
  for (const { original, text, ...rest } of exceptions?.changed ?? []) {
    const key = Object.keys(current).find((start) => sameStart(start, original)) ?? original
    const said = { ...rest, ...(text === undefined ? {} : { descriptionText: text }) }
    const known = key in current ? unsaid : {}
    overrides[key] = { ...known, ...said }
  }
  return { exdates: exceptions?.cancelled ?? [], overrides }
}

const unsaid = { title: null, start: null, end: null, location: null, descriptionText: null }

/** Only what differs from the master counts, and start and end travel together. */
function readPatch(
  original: string,
  patch: Members,
  event: Members,
  time: EventTime,
): Changed | null {
  const changed: { -readonly [Key in keyof Changed]: Changed[Key] } = { original }
  for (const [member, name] of [
    ['title', 'title'],
    ['location', 'location'],
    ['text', 'descriptionText'],
  ] as const) {
    const value = patch[name]
    if (typeof value === 'string' && value !== (event[name] ?? '')) changed[member] = value
  }
  const [from, to] = [patch['start'], patch['end']]
  const start = typeof from === 'string' ? startText(from, time) : original
  const end = typeof to === 'string' ? startText(to, time) : plannedEnd(start, time)
  if (start !== original || end !== plannedEnd(original, time))
    Object.assign(changed, { start, end })
  return Object.keys(changed).length > 1 ? changed : null
}

function recurrenceOf(event: Members): {
  exdates: readonly string[]
  overrides: Readonly<Record<string, Members>>
} {
  const { exdates, overrides } = (event['recurrence'] ?? {}) as Members
  return {
    exdates: Array.isArray(exdates) ? exdates.filter((start) => typeof start === 'string') : [],
    overrides: Object.fromEntries(
      Object.entries((overrides ?? {}) as Members).filter(
        (entry): entry is [string, Members] => typeof entry[1] === 'object' && entry[1] !== null,
      ),
    ),
  }
}

/** Date for all-day series, else a local time to the second; a bare date means the series' own hour. */
function startText(start: string, time: EventTime): string {
  if (time.allDay) return start.slice(0, 10)
  if (start.length === 10) return `${start}${time.start.slice(10)}`
  return start.length === 16 ? `${start}:00` : start.slice(0, 19)
}

function plannedEnd(start: string, time: EventTime): string {
  const length = asUtc(time.end) - asUtc(time.start)
  return new Date(asUtc(start) + length).toISOString().slice(0, time.allDay ? 10 : 19)
}

const asUtc = (wall: string): number => Date.parse(wall.length === 10 ? wall : `${wall}Z`)

const sameStart = (a: string, b: string): boolean => a.slice(0, 16) === b.slice(0, 16)
