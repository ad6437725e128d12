/**
 * @module
 * What the person types into the event form, and what of it is sent: only what he changed, so that
 * changes made elsewhere meanwhile stay.
 */
import type { GraphEvent } from '../graph/shapes.ts'
import { noRepeat, recurrenceOf, repeatOf, repeatProblem } from './repeat.ts'
import type { Repeat } from './repeat.ts'
import {
  addDays,
  addMinutes,
  dayOf,
  daysBetween,
  isDay,
  isTime,
  minutesBetween,
  timeOf,
} from './wall-time.ts'

export type EventDraft = {
  title: string
  place: string
  allDay: boolean
  startDay: string
  startTime: string
  /** The last day, also of an all-day event (Graph's end is the day after). */
  endDay: string
  endTime: string
  repeat: Repeat
  showAs: string
  isPrivate: boolean
  /** Minutes before, or empty for none. */
  reminder: string
  invited: string
  notes: string
}

export function newDraft(start: string, allDay = false): EventDraft {
  const end = addMinutes(start, 30)
  return {
    title: '',
    place: '',
    allDay,
    startDay: dayOf(start),
    startTime: timeOf(start),
    endDay: allDay ? dayOf(start) : dayOf(end),
    endTime: timeOf(end),
    repeat: noRepeat(dayOf(start)),
    showAs: allDay ? 'free' : 'busy',
    isPrivate: false,
    reminder: '15',
    invited: '',
    notes: '',
  }
}

export function draftOf(event: GraphEvent): EventDraft {
  const start = event.start.dateTime.slice(0, 16)
  const end = event.end.dateTime.slice(0, 16)
  return {
    title: event.subject ?? '',
    place: event.location.displayName ?? '',
    allDay: event.isAllDay,
    startDay: dayOf(start),
    startTime: event.isAllDay ? '09:00' : timeOf(start),
    endDay: event.isAllDay ? addDays(dayOf(end), -1) : dayOf(end),
    endTime: event.isAllDay ? '09:30' : timeOf(end),
    repeat: repeatOf(event.recurrence, dayOf(start)),
    showAs: event.showAs,
    isPrivate: event.sensitivity === 'private',
    reminder: event.isReminderOn ? String(event.reminderMinutesBeforeStart) : '',
    invited: event.attendees.map(({ emailAddress }) => emailAddress.address).join(', '),
    notes: (event.body?.content ?? '').replaceAll('\r\n', '\n').trim(),
  }
}

const startOf = (draft: EventDraft): string =>
  draft.allDay ? `${draft.startDay}T00:00` : `${draft.startDay}T${draft.startTime}`
const endOf = (draft: EventDraft): string =>
  draft.allDay ? `${addDays(draft.endDay, 1)}T00:00` : `${draft.endDay}T${draft.endTime}`

/** A new start takes the end along. */
export function withStart(draft: EventDraft, day: string, time: string): EventDraft {
  const next = { ...draft, startDay: day, startTime: time }
  if (!isDay(day) || !isTime(time) || !isDay(draft.endDay) || !isTime(draft.endTime)) return next
  next.repeat = followed(draft.repeat, draft.startDay, day)
  if (draft.allDay)
    return { ...next, endDay: addDays(day, Math.max(0, daysBetween(draft.startDay, draft.endDay))) }
  const length = Math.max(0, minutesBetween(startOf(draft), endOf(draft)))
  const end = addMinutes(startOf(next), Number.isNaN(length) ? 30 : length)
  return { ...next, endDay: dayOf(end), endTime: timeOf(end) }
}

/** A weekly series on the one weekday of its start goes along with it. */
function followed(repeat: Repeat, from: string, to: string): Repeat {
  const before = noRepeat(from).weekdays
  const follows = repeat.weekdays.length === 1 && repeat.weekdays[0] === before[0]
  return follows ? { ...repeat, weekdays: noRepeat(to).weekdays } : repeat
}

export function draftProblem(draft: EventDraft): string | undefined {
  if (!isDay(draft.startDay) || !isDay(draft.endDay)) return 'Choose a start and an end date.'
  if (!draft.allDay && !(isTime(draft.startTime) && isTime(draft.endTime)))
    return 'Choose a start and an end time.'
  if (endOf(draft) < startOf(draft)) return 'The end is before the start.'
  const wrong = addresses(draft.invited).find((address) => !/^\S+@\S+$/.test(address))
  if (wrong !== undefined) return `"${wrong}" is no e-mail address.`
  return repeatProblem(draft.repeat, draft.startDay)
}

const addresses = (text: string): string[] =>
  text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The members of the draft that differ; all of them where there was none before. */
export function eventBody(
  draft: EventDraft,
  timeZone: string,
  before?: EventDraft,
): Record<string, unknown> {
  const differs = (...names: (keyof EventDraft)[]) =>
    !before || names.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]))
  const moved =
    !before ||
    startOf(draft) !== startOf(before) ||
    endOf(draft) !== endOf(before) ||
    differs('allDay')
  const rule = recurrenceOf(draft.repeat, draft.startDay)
  const ruleBefore = before ? recurrenceOf(before.repeat, before.startDay) : null
  const newRule = JSON.stringify(rule) !== JSON.stringify(ruleBefore)
  return {
    ...(differs('title') ? { subject: draft.title } : {}),
    ...(differs('place') ? { location: { displayName: draft.place } } : {}),
    ...(moved
      ? {
          isAllDay: draft.allDay,
          start: { dateTime: startOf(draft), timeZone },
          end: { dateTime: endOf(draft), timeZone },
        }
      : {}),
    ...(newRule ? { recurrence: rule } : {}),
    ...(differs('showAs') ? { showAs: draft.showAs } : {}),
    ...(differs('isPrivate') ? { sensitivity: draft.isPrivate ? 'private' : 'normal' } : {}),
    ...(differs('reminder') ? reminderOf(draft.reminder) : {}),
    ...(differs('invited') ? { attendees: addresses(draft.invited).map(attendeeOf) } : {}),
    ...(differs('notes') ? { body: { contentType: 'text', content: draft.notes } } : {}),
  }
}

const reminderOf = (reminder: string) =>
  reminder === ''
    ? { isReminderOn: false }
    : { isReminderOn: true, reminderMinutesBeforeStart: Number(reminder) }

const attendeeOf = (address: string) => ({ type: 'required', emailAddress: { address } })
