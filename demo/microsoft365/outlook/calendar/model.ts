/**
 * @module
 * What the calendar shows: the person's calendars and the events of the days in view.
 *
 * Owns: loading, what is hidden, moving through time. Does not own: changes of events (acts.ts), drawing.
 */
import type { GraphCalendar, GraphEvent } from '../graph/shapes.ts'
import type { Result } from '../graph/problem.ts'
import type { Desk } from '../shell/desk.ts'
import { coalesced } from '../shell/desk.ts'
import type { Editor } from './editor.ts'
import type { Entry } from './entry.ts'
import { entryOf } from './entry.ts'
import { daysOf, stepped, windowOf } from './span.ts'
import type { Span } from './span.ts'
import { dayOf } from './wall-time.ts'

export type CalendarState = {
  span: Span
  day: string
  calendars: readonly GraphCalendar[] | undefined
  entries: readonly Entry[]
  /** The days that `entries` are of. */
  loaded: string
  hidden: ReadonlySet<string>
  problem: string | undefined
  editor: Editor | undefined
  /** The event a drag is about. */
  dragged: { entry: Entry; grabbed: number } | undefined
  /** The list of calendars is folded on small screens. */
  listOpen: boolean
}

export type CalendarModel = {
  desk: Desk
  state: CalendarState
  set(change: Partial<CalendarState>): void
  load(): Promise<void>
  go(change: { span?: Span; day?: string }): void
  step(direction: 1 | -1): void
  today(): void
  toggle(calendar: string): void
}

/** News within this time after a load make one more load. */
const gapMs = 250
/** Without the body: it is read when an event is opened. */
const select = [
  'id',
  'changeKey',
  'subject',
  'type',
  'seriesMasterId',
  'start',
  'end',
  'isAllDay',
  'isOrganizer',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'sensitivity',
  'showAs',
  'location',
  'recurrence',
  'attendees',
  'organizer',
].join(',')

export const zonePreference = (desk: Desk): string => `outlook.timezone="${desk.zone()}"`

export function makeCalendar(desk: Desk, span: Span): CalendarModel {
  const state: CalendarState = {
    span,
    day: dayOf(desk.now()),
    calendars: undefined,
    entries: [],
    loaded: '',
    hidden: new Set(),
    problem: undefined,
    editor: undefined,
    dragged: undefined,
    listOpen: false,
  }
  const set = (change: Partial<CalendarState>) => {
    Object.assign(state, change)
    desk.redraw()
  }
  const load = coalesced(() => loadDays(desk, state, set), gapMs)
  const go = (change: { span?: Span; day?: string }) => {
    set(change)
    void load()
  }
  return {
    desk,
    state,
    set,
    load,
    go,
    step: (direction) => go({ day: stepped(state.span, state.day, direction) }),
    today: () => go({ day: dayOf(desk.now()) }),
    toggle(calendar) {
      const hidden = new Set(state.hidden)
      if (!hidden.delete(calendar)) hidden.add(calendar)
      set({ hidden })
    },
  }
}

async function loadDays(
  desk: Desk,
  state: CalendarState,
  set: (change: Partial<CalendarState>) => void,
): Promise<void> {
  const calendars = await desk.graph.all<GraphCalendar>('/v1.0/me/calendars?$top=100')
  if (!calendars.ok) return set({ problem: calendars.problem.text })
  set({ calendars: calendars.value })
  const days = daysOf(state.span, state.day)
  const views = await Promise.all(
    calendars.value.map(async ({ id }) => ({ id, view: await viewOf(desk, id, days) })),
  )
  const failed = views.find(({ view }) => !view.ok && view.problem.status !== 404)
  if (failed && !failed.view.ok) return set({ problem: failed.view.problem.text })
  // The person went on meanwhile: that load is on its way.
  if (days.join() !== daysOf(state.span, state.day).join()) return
  const entries = views.flatMap(({ id, view }) =>
    view.ok ? view.value.map((event) => entryOf(event, id)) : [],
  )
  set({ entries, loaded: days.join(), problem: undefined })
}

function viewOf(desk: Desk, id: string, days: readonly string[]): Promise<Result<GraphEvent[]>> {
  const { from, to } = windowOf(days)
  const query = `startDateTime=${from}&endDateTime=${to}&$top=500&$select=${select}`
  return desk.graph.all<GraphEvent>(
    `/v1.0/me/calendars/${encodeURIComponent(id)}/calendarView?${query}`,
    [zonePreference(desk)],
  )
}

export const defaultCalendar = (state: CalendarState): GraphCalendar | undefined =>
  state.calendars?.find(({ isDefaultCalendar }) => isDefaultCalendar) ?? state.calendars?.[0]

export const calendarOf = (state: CalendarState, id: string): GraphCalendar | undefined =>
  state.calendars?.find((calendar) => calendar.id === id)
