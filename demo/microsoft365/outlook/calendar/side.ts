/**
 * @module
 * The list of calendars: colour, shown or not, delete; events can be dropped on it.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { GraphCalendar } from '../graph/shapes.ts'
import { binIcon, plusIcon } from '../shell/icons.ts'
import { addCalendar, askToRemoveCalendar, dropOnCalendar } from './acts.ts'
import { colourOf } from './colours.ts'
import type { CalendarModel } from './model.ts'

export function side(model: CalendarModel): TemplateResult {
  const { state } = model
  return html`<section class="side" aria-labelledby="calendars-title">
    <h2 id="calendars-title">Calendars</h2>
    ${
      state.calendars
        ? html`<ul class="calendars">
            ${repeat(
              state.calendars,
              ({ id }) => id,
              (calendar) => row(model, state.calendars ?? [], calendar),
            )}
          </ul>`
        : html`<p class="soft">Loading …</p>`
    }
    <form class="add" @submit=${(event: SubmitEvent) => void add(model, event)}>
      <input name="name" aria-label="Name of a new calendar" placeholder="New calendar" required />
      <button type="submit" class="quiet" aria-label="Add calendar" title="Add calendar">
        ${plusIcon}
      </button>
    </form>
    <p class="hint">Drag an event onto a calendar to move it there.</p>
  </section>`
}

function row(
  model: CalendarModel,
  calendars: readonly GraphCalendar[],
  calendar: GraphCalendar,
): TemplateResult {
  const over = model.state.dragged !== undefined
  return html`<li
    class=${`calendar c-${colourOf(calendars, calendar.id)}${over ? ' target' : ''}`}
    @dragover=${(event: DragEvent) => event.preventDefault()}
    @drop=${(event: DragEvent) => {
      event.preventDefault()
      const { dragged } = model.state
      if (dragged) void dropOnCalendar(model, dragged.entry, calendar)
    }}
  >
    <label>
      <input
        type="checkbox"
        .checked=${!model.state.hidden.has(calendar.id)}
        @change=${() => model.toggle(calendar.id)}
      />
      <span>${calendar.name}</span>
    </label>
    ${
      calendar.isRemovable
        ? html`<button
            type="button"
            class="quiet"
            aria-label=${`Delete calendar ${calendar.name}`}
            title="Delete calendar"
            @click=${() => askToRemoveCalendar(model, calendar)}
          >
            ${binIcon}
          </button>`
        : nothing
    }
  </li>`
}

async function add(model: CalendarModel, event: SubmitEvent): Promise<void> {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const name = new FormData(form).get('name')
  if (typeof name === 'string' && (await addCalendar(model, name))) form.reset()
}
