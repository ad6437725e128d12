/**
 * @module
 * What the person does to events and calendars: save, delete, move, drag, make and remove a calendar.
 *
 * Owns: the Graph calls of it and the words afterwards.
 */
import type { Problem, Result } from '../graph/problem.ts'
import { moveEvent } from '../graph/sandbox.ts'
import type { GraphCalendar } from '../graph/shapes.ts'
import { draftIn, edit, subjectIn } from './editor.ts'
import type { Editor } from './editor.ts'
import type { Entry } from './entry.ts'
import { draftProblem, eventBody } from './event-draft.ts'
import type { CalendarModel } from './model.ts'
import { calendarOf } from './model.ts'
import { addDays, addMinutes, daysBetween, minutesBetween } from './wall-time.ts'

const eventPath = (id: string): string => `/v1.0/me/events/${encodeURIComponent(id)}`
const calendarPath = (id: string): string => `/v1.0/me/calendars/${encodeURIComponent(id)}`

export async function save(model: CalendarModel): Promise<void> {
  const { editor } = model.state
  if (!editor || editor.busy) return
  const wrong = draftProblem(draftIn(editor))
  if (wrong !== undefined) return edit(model, { problem: wrong })
  edit(model, { busy: true, problem: undefined })
  const problem = await send(model, editor)
  if (problem) return edit(model, { busy: false, problem: problem.text })
  // Closed only when the calendar shows it.
  await model.load()
  model.set({ editor: undefined })
  model.desk.say('Saved.')
}

async function send(model: CalendarModel, editor: Editor): Promise<Problem | undefined> {
  const { graph, zone } = model.desk
  const subject = subjectIn(editor)
  const body = eventBody(draftIn(editor), zone(), subject?.before)
  if (!subject) return problemIn(await graph.send('POST', newPath(editor), body))
  if (Object.keys(body).length > 0) {
    const problem = problemIn(await graph.send('PATCH', eventPath(subject.event.id), body))
    if (problem) return problem
  }
  if (editor.calendar === editor.calendarBefore || editor.scope === 'occurrence') return undefined
  return problemIn(await move(model, subject.event.id, editor.calendar))
}

/** None is chosen where the form was open before the calendars were loaded. */
const newPath = ({ calendar }: Editor): string =>
  calendar === '' ? '/v1.0/me/events' : `${calendarPath(calendar)}/events`

export async function removeOpen(model: CalendarModel): Promise<void> {
  const { editor } = model.state
  const subject = editor && subjectIn(editor)
  if (!editor || !subject || editor.busy) return
  edit(model, { busy: true, problem: undefined })
  const gone = await model.desk.graph.send('DELETE', eventPath(subject.event.id))
  if (!gone.ok && gone.problem.status !== 404)
    return edit(model, { busy: false, problem: gone.problem.text })
  await model.load()
  model.set({ editor: undefined })
  const what = { occurrence: 'Occurrence', series: 'Series', single: 'Event', new: 'Event' }
  model.desk.say(`${what[editor.scope]} deleted.`)
}

function move(model: CalendarModel, id: string, calendar: string): Promise<Result<unknown>> {
  const name = calendarOf(model.state, calendar)?.name ?? ''
  return moveEvent(model.desk.user, id, name)
}

/** A drag to a calendar of the list; of a series all goes along. */
export async function dropOnCalendar(
  model: CalendarModel,
  entry: Entry,
  calendar: GraphCalendar,
): Promise<void> {
  if (entry.calendar === calendar.id) return
  const moved = await move(model, entry.master ?? entry.id, calendar.id)
  // Told only when the calendar shows it: the event has a new id now.
  await model.load()
  model.desk.say(moved.ok ? `“${entry.title}” is now in ${calendar.name}.` : moved.problem.text)
}

/** A drag to another time or day; of a series only this occurrence. `start` without a time keeps the time. */
export async function dropAt(model: CalendarModel, entry: Entry, start: string): Promise<void> {
  const { graph, zone, say } = model.desk
  const from = start.length > 10 ? start : `${start}${entry.start.slice(10)}`
  if (from === entry.start) return
  const end = entry.allDay
    ? `${addDays(from.slice(0, 10), daysBetween(entry.start, entry.end))}T00:00`
    : addMinutes(from, minutesBetween(entry.start, entry.end))
  const times = {
    isAllDay: entry.allDay,
    start: { dateTime: from, timeZone: zone() },
    end: { dateTime: end, timeZone: zone() },
  }
  const shown = model.state.entries.map((one) =>
    one.id === entry.id ? { ...one, start: from, end } : one,
  )
  model.set({ entries: shown })
  const changed = await graph.send('PATCH', eventPath(entry.id), times)
  say(changed.ok ? `“${entry.title}” was moved.` : changed.problem.text)
  await model.load()
}

export function askToRemoveCalendar(model: CalendarModel, calendar: GraphCalendar): void {
  model.desk.ask({
    title: `Delete the calendar “${calendar.name}”?`,
    text: 'All of its events are deleted with it.',
    yes: 'Delete calendar',
    async run() {
      const gone = await model.desk.graph.send('DELETE', calendarPath(calendar.id))
      if (!gone.ok) return gone.problem.text
      model.desk.say(`Calendar ${calendar.name} deleted.`)
      void model.load()
      return undefined
    },
  })
}

export async function addCalendar(model: CalendarModel, name: string): Promise<boolean> {
  const made = await model.desk.graph.send('POST', '/v1.0/me/calendars', { name: name.trim() })
  model.desk.say(made.ok ? `Calendar ${name.trim()} made.` : made.problem.text)
  await model.load()
  return made.ok
}

const problemIn = (result: Result<unknown>): Problem | undefined =>
  result.ok ? undefined : result.problem
