/**
 * @module
 * One event in the calendar: a button named `Title, day, time`, which can be dragged.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { changedIcon, lockIcon, repeatIcon } from '../shell/icons.ts'
import { placed } from '../shell/placed.ts'
import { colourOf } from './colours.ts'
import { openEntry } from './editor.ts'
import { aboutOf, nameOf } from './entry.ts'
import type { Entry } from './entry.ts'
import type { CalendarModel } from './model.ts'
import { calendarOf } from './model.ts'
import { timeOf } from './wall-time.ts'

/** How much of an event can be told: title and time in one line, in two, or all. */
export type Room = 'brief' | 'short' | 'full'
type Place = Record<`--${string}`, string | number>

export function eventView(
  model: CalendarModel,
  entry: Entry,
  look: { kind: 'bar' | 'piece'; room: Room; place: Place },
): TemplateResult {
  const { state } = model
  const calendar = calendarOf(state, entry.calendar)?.name ?? ''
  const classes = ['event', look.kind, `c-${colourOf(state.calendars ?? [], entry.calendar)}`]
  if (look.room !== 'full') classes.push(look.room)
  if (state.dragged?.entry.id === entry.id) classes.push('dragged')
  return html`<button
    type="button"
    class=${classes.join(' ')}
    data-shown-as=${entry.showAs}
    draggable="true"
    aria-description=${aboutOf(entry, calendar)}
    title=${`${nameOf(entry)}\n${aboutOf(entry, calendar)}`}
    ${placed(look.place)}
    @click=${() => void openEntry(model, entry)}
    @dragstart=${(event: DragEvent) => startDrag(model, entry, event, look.kind)}
    @dragend=${() => model.set({ dragged: undefined })}
  >
    <span class="unseen">${nameOf(entry)}</span>
    <span class="event-title" aria-hidden="true">${entry.title}</span>
    ${
      look.kind === 'piece'
        ? html`<span class="event-time" aria-hidden="true"
            >${timeOf(entry.start)}–${timeOf(entry.end)}</span
          >`
        : entry.allDay
          ? nothing
          : html`<span class="event-time" aria-hidden="true">${timeOf(entry.start)}</span>`
    }
    ${
      look.kind === 'piece' && entry.place && look.room === 'full'
        ? html`<span class="event-place" aria-hidden="true">${entry.place}</span>`
        : nothing
    }
    ${marks(entry)}
  </button>`
}

const marks = (entry: Entry): TemplateResult | typeof nothing =>
  entry.master === null && !entry.isPrivate
    ? nothing
    : html`<span class="marks"
        >${entry.isPrivate ? lockIcon : nothing}${
          entry.master === null ? nothing : entry.changed ? changedIcon : repeatIcon
        }</span
      >`

/** Where the event was grabbed, so that it does not jump to the pointer when dropped. */
function startDrag(
  model: CalendarModel,
  entry: Entry,
  event: DragEvent,
  kind: 'bar' | 'piece',
): void {
  const element = event.currentTarget as HTMLElement
  const column = element.parentElement?.getBoundingClientRect().height ?? 1440
  const grabbed =
    kind === 'piece' ? ((event.clientY - element.getBoundingClientRect().top) / column) * 1440 : 0
  event.dataTransfer?.setData('text/plain', nameOf(entry))
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  // Drawn anew only after the browser took its picture of the dragged event.
  setTimeout(() => model.set({ dragged: { entry, grabbed } }))
}
