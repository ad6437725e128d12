/**
 * @module
 * What an event may hold: zod schema, rules across fields, canonical form.
 *
 * Owns: value rules of events (crm-contract §6.2). All-day events carry dates with an exclusive end.
 */
import * as z from 'zod'
import { tagList } from './contact.ts'
import {
  privacyValues,
  replyValues,
  roleValues,
  showAsValues,
  statusValues,
} from './event-fields.ts'
import type { Json } from './fields.ts'
import { ruleProblem } from './recurrence.ts'
import { instantOf, isDate, isLocal, isZone, plainDate, plainLocal } from './time.ts'
import { textOf } from './json.ts'

/** `abort`: the rules across fields run only on times that can be read. */
const when = z.string().refine((text) => isLocal(text) || isDate(text), {
  error: 'Not a local time like 2026-12-01T09:00:00.',
  abort: true,
})
const address = z
  .string()
  .max(320)
  .regex(/^[^\s@<>]+@[^\s@<>]+$/u, 'Not an e-mail address.')
const person = { email: address.optional(), name: z.string().max(255).optional() }

const editable = {
  title: z.string().min(1).max(255),
  descriptionText: z.string().max(32_000).optional(),
  descriptionHtml: z.string().max(100_000).optional(),
  start: when,
  end: when,
  location: z.string().max(255).optional(),
  onlineMeetingUrl: z
    .string()
    .max(2000)
    .regex(/^https?:\/\//iu, 'Not a web address.')
    .optional(),
  showAs: z.enum(showAsValues).optional(),
  privacy: z.enum(privacyValues).optional(),
  status: z.enum(statusValues).optional(),
  reminderMinutes: z.int().min(0).max(525_600).optional(),
  categories: tagList.optional(),
}

const override = z.strictObject(editable).partial()

export const eventSchema = z
  .strictObject({
    ...editable,
    uid: z.string().min(1).max(255).optional(),
    allDay: z.boolean().optional(),
    timeZone: z
      .string()
      .max(64)
      .refine(isZone, { error: 'Not an IANA time zone.', abort: true })
      .optional(),
    organizer: z.strictObject(person).optional(),
    participants: z
      .array(
        z.strictObject({
          ...person,
          role: z.enum(roleValues).optional(),
          status: z.enum(replyValues).optional(),
        }),
      )
      .max(500)
      .optional(),
    recurrence: z
      .strictObject({
        rrule: z.string().min(1).max(500),
        exdates: z.array(when).max(1000).optional(),
        overrides: z.record(z.string().max(40), override).optional(),
      })
      .optional(),
  })
  .superRefine(checkTimes)
export type EventBody = z.infer<typeof eventSchema>

function checkTimes(event: EventBody, context: z.RefinementCtx): void {
  const say = (path: string[], message: string): void =>
    context.addIssue({ code: 'custom', path, message })
  const allDay = event.allDay ?? false
  if (allDay && !(isMidnight(event.start) && isMidnight(event.end))) {
    return say(['start'], 'An all-day event has dates.')
  }
  if (!allDay && (isDate(event.start) || isDate(event.end))) {
    return say(['start'], 'A date needs allDay: true.')
  }
  const { start, end } = canonicalTimes(event)
  if (allDay ? end <= start : end < start) return say(['end'], 'The end must be after the start.')
  checkRecurrence(event, say)
}

function checkRecurrence(event: EventBody, say: (path: string[], message: string) => void): void {
  if (event.recurrence === undefined) return
  const allDay = event.allDay ?? false
  const timing = { start: canonicalTimes(event).start, zone: event.timeZone ?? 'UTC', allDay }
  const rule = event.recurrence.rrule.replace(/^RRULE:/u, '')
  const problem = ruleProblem(rule, timing)
  if (problem !== undefined) return say(['recurrence', 'rrule'], problem)
  for (const id of Object.keys(event.recurrence.overrides ?? {})) {
    if (!isLocal(id) && !isDate(id)) say(['recurrence', 'overrides', id], 'Not an occurrence.')
  }
}

/** One spelling per value, so that equal events have equal bodies. */
export function canonicalEvent(
  event: EventBody,
  defaults: { zone: string; uid: string },
): EventBody {
  const { recurrence, ...rest } = event
  return {
    showAs: 'busy',
    privacy: 'normal',
    status: 'confirmed',
    ...rest,
    uid: event.uid ?? defaults.uid,
    allDay: event.allDay ?? false,
    timeZone: event.timeZone ?? defaults.zone,
    ...canonicalTimes(event),
    ...(recurrence === undefined ? {} : { recurrence: canonicalRecurrence(event, recurrence) }),
  }
}

function canonicalRecurrence(
  event: EventBody,
  recurrence: NonNullable<EventBody['recurrence']>,
): NonNullable<EventBody['recurrence']> {
  const id = (text: string): string => (event.allDay ? plainDate(text) : plainLocal(text))
  const overrides = Object.entries(recurrence.overrides ?? {})
  return {
    rrule: recurrence.rrule.replace(/^RRULE:/u, ''),
    exdates: [...new Set((recurrence.exdates ?? []).map(id))].toSorted(),
    overrides: Object.fromEntries(
      overrides.map(([key, patch]) => [
        id(key),
        {
          ...patch,
          ...(patch.start === undefined ? {} : { start: id(patch.start) }),
          ...(patch.end === undefined ? {} : { end: id(patch.end) }),
        },
      ]),
    ),
  }
}

export function canonicalTimes(event: EventBody): { start: string; end: string } {
  const form = event.allDay ? plainDate : plainLocal
  return { start: form(event.start), end: form(event.end) }
}

const isMidnight = (text: string): boolean => isDate(text) || /T00:00(?::00(?:\.0+)?)?$/u.test(text)

/** Start and end as instants, for sorting and windows; all-day counts in the event's own zone. */
export function eventSpan(body: Record<string, Json>): { starts: number; ends: number } {
  const zone = typeof body['timeZone'] === 'string' ? body['timeZone'] : 'UTC'
  const midnight = body['allDay'] === true ? 'T00:00:00' : ''
  return {
    starts: instantOf(`${textOf(body['start'])}${midnight}`, zone),
    ends: instantOf(`${textOf(body['end'])}${midnight}`, zone),
  }
}
