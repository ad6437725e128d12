/**
 * @module
 * The calendar page: toolbar, list of calendars, grid, and the event form when it is open.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { nextIcon, plusIcon, previousIcon } from '../shell/icons.ts'
import { openNew } from './editor.ts'
import { eventForm } from './event-form.ts'
import { grid } from './grid.ts'
import type { CalendarModel } from './model.ts'
import { side } from './side.ts'
import { daysOf, spans, spanWords, titleOf } from './span.ts'
import { addMinutes, dayOf } from './wall-time.ts'

export function calendarPage(model: CalendarModel): TemplateResult {
  const { state } = model
  return html`
    <div class="page calendar-page">
      <h1 class="unseen">Calendar</h1>
      ${toolbar(model)}
      ${
        state.problem === undefined
          ? nothing
          : html`<p class="problem banner" role="alert">
              ${state.problem}
              <button type="button" @click=${() => void model.load()}>Try again</button>
            </p>`
      }
      <div class="calendar-body">
        <div class=${state.listOpen ? 'fold open' : 'fold'} id="calendar-list">${side(model)}</div>
        ${grid(model)}
      </div>
    </div>
    ${state.editor ? eventForm(model, state.editor) : nothing}
  `
}

function toolbar(model: CalendarModel): TemplateResult {
  const { state } = model
  const name = state.span === 'day' ? 'day' : 'week'
  return html`<div class="toolbar">
    <button type="button" class="primary" @click=${() => openNew(model, nextSlot(model))}>
      ${plusIcon}<span>New event</span>
    </button>
    <div class="steps">
      <button type="button" @click=${() => model.today()}>Today</button>
      <button
        type="button"
        class="quiet"
        aria-label=${`Previous ${name}`}
        title=${`Previous ${name}`}
        @click=${() => model.step(-1)}
      >
        ${previousIcon}
      </button>
      <button
        type="button"
        class="quiet"
        aria-label=${`Next ${name}`}
        title=${`Next ${name}`}
        @click=${() => model.step(1)}
      >
        ${nextIcon}
      </button>
    </div>
    <h2 class="range" aria-live="polite">${titleOf(daysOf(state.span, state.day))}</h2>
    <button
      type="button"
      class="list-button"
      aria-expanded=${state.listOpen ? 'true' : 'false'}
      aria-controls="calendar-list"
      @click=${() => model.set({ listOpen: !state.listOpen })}
    >
      Calendars
    </button>
    ${spanChoice(model)}
  </div>`
}

const spanChoice = ({ state, go }: CalendarModel): TemplateResult =>
  html`<div class="choice" role="group" aria-label="Show">
    ${spans.map(
      (span) =>
        html`<button
          type="button"
          aria-pressed=${state.span === span ? 'true' : 'false'}
          @click=${() => go({ span })}
        >
          ${spanWords[span]}
        </button>`,
    )}
  </div>`

/** The next full half hour today, or nine o'clock of the first day in view. */
function nextSlot({ state, desk }: CalendarModel): string {
  const now = desk.now()
  const days = daysOf(state.span, state.day)
  if (!days.includes(dayOf(now))) return `${days[0] ?? state.day}T09:00`
  return addMinutes(now, 30 - (Number(now.slice(14, 16)) % 30))
}
