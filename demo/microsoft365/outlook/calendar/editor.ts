/**
 * @module
 * The open event form: which event it is about, what was there, what is typed.
 *
 * Owns: opening, the choice between one occurrence and the series, and noticing that the event was
 * changed elsewhere while the person is typing. Does not own: sending (acts.ts), drawing (event-form.ts).
 */
import type { Result } from '../graph/problem.ts'
import type { GraphEvent } from '../graph/shapes.ts'
import type { Desk } from '../shell/desk.ts'
import type { Entry } from './entry.ts'
import { draftOf, newDraft } from './event-draft.ts'
import type { EventDraft } from './event-draft.ts'
import type { CalendarModel } from './model.ts'
import { defaultCalendar, zonePreference } from './model.ts'

/** An event as read, and the form for it. */
export type Subject = { event: GraphEvent; before: EventDraft; draft: EventDraft }

export type Editor = {
  scope: 'new' | 'single' | 'occurrence' | 'series'
  /** The event of its own, or the occurrence. */
  one: Subject | undefined
  series: Subject | undefined
  fresh: EventDraft
  calendar: string
  calendarBefore: string
  busy: boolean
  problem: string | undefined
  news: 'changed' | 'gone' | undefined
}

const closed = {
  one: undefined,
  series: undefined,
  busy: false,
  problem: undefined,
  news: undefined,
}

export function openNew(model: CalendarModel, start: string, allDay = false): void {
  const calendar = defaultCalendar(model.state)?.id ?? ''
  const fresh = newDraft(start, allDay)
  const editor: Editor = {
    ...closed,
    scope: 'new',
    fresh,
    calendar,
    calendarBefore: calendar,
  }
  model.set({ editor })
}

export async function openEntry(model: CalendarModel, entry: Entry): Promise<void> {
  const { desk } = model
  const [one, series] = await Promise.all([
    readEvent(desk, entry.id),
    entry.master === null ? undefined : readEvent(desk, entry.master),
  ])
  if (!one.ok) return desk.say(one.problem.text)
  if (series && !series.ok) return desk.say(series.problem.text)
  const editor: Editor = {
    ...closed,
    scope: series ? 'occurrence' : 'single',
    one: subjectOf(one.value),
    series: series ? subjectOf(series.value) : undefined,
    fresh: newDraft(entry.start),
    calendar: entry.calendar,
    calendarBefore: entry.calendar,
  }
  model.set({ editor })
}

function readEvent(desk: Desk, id: string): Promise<Result<GraphEvent>> {
  return desk.graph.get<GraphEvent>(`/v1.0/me/events/${encodeURIComponent(id)}`, [
    zonePreference(desk),
    'outlook.body-content-type="text"',
  ])
}

function subjectOf(event: GraphEvent): Subject {
  const draft = draftOf(event)
  return { event, before: draft, draft }
}

export const subjectIn = (editor: Editor): Subject | undefined =>
  editor.scope === 'series' ? editor.series : editor.scope === 'new' ? undefined : editor.one

export const draftIn = (editor: Editor): EventDraft => subjectIn(editor)?.draft ?? editor.fresh

export function edit(model: CalendarModel, change: Partial<Editor>): void {
  const { editor } = model.state
  if (editor) model.set({ editor: { ...editor, ...change } })
}

export function type(model: CalendarModel, change: Partial<EventDraft>): void {
  const { editor } = model.state
  if (!editor) return
  const draft = { ...draftIn(editor), ...change }
  const subject = subjectIn(editor)
  if (!subject) return edit(model, { fresh: draft, problem: undefined })
  const changed = { ...subject, draft }
  edit(model, {
    problem: undefined,
    ...(editor.scope === 'series' ? { series: changed } : { one: changed }),
  })
}

/** After news: is the open event still as it was read? What is typed stays as it is. */
export async function checkOpen(model: CalendarModel): Promise<void> {
  const { editor } = model.state
  const subject = editor && subjectIn(editor)
  if (!editor || !subject || editor.busy) return
  const now = await readEvent(model.desk, subject.event.id)
  if (model.state.editor !== editor && !sameSubject(model.state.editor, subject)) return
  if (!now.ok) {
    if (now.problem.status === 404) edit(model, { news: 'gone' })
    return
  }
  const differs = JSON.stringify(draftOf(now.value)) !== JSON.stringify(subject.before)
  edit(model, { news: differs ? 'changed' : undefined })
}

const sameSubject = (editor: Editor | undefined, { event }: Subject): boolean =>
  editor !== undefined && subjectIn(editor)?.event.id === event.id
