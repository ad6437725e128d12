/**
 * @module
 * The repeat part of the event form.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { field, picked, textOf } from '../shell/fields.ts'
import { type } from './editor.ts'
import type { EventDraft } from './event-draft.ts'
import type { CalendarModel } from './model.ts'
import { repeatWords, weekdays } from './repeat.ts'
import type { Repeat } from './repeat.ts'
import { addDays } from './wall-time.ts'

const everyWords = [
  ['never', 'Does not repeat'],
  ['day', 'Daily'],
  ['week', 'Weekly'],
  ['month', 'Monthly'],
  ['year', 'Yearly'],
] as const
const endWords = [
  ['never', 'Never'],
  ['on', 'On a date'],
  ['after', 'After a number of times'],
] as const
const units = { day: 'days', week: 'weeks', month: 'months', year: 'years' } as const
/** A series that gets an end date first gets this one. */
const usualDays = 28

export function repeatFields(model: CalendarModel, draft: EventDraft): TemplateResult {
  const { repeat } = draft
  const set = (change: Partial<Repeat>) => type(model, { repeat: { ...repeat, ...change } })
  const kept = ['relativeMonthly', 'relativeYearly'].includes(repeat.kept?.type ?? '')
    ? ([
        ['kept', repeatWords({ ...repeat, every: 'kept', ends: 'never' }, draft.startDay)],
      ] as const)
    : []
  const { every } = repeat
  return html`
    ${field(
      'Repeat',
      picked([...everyWords, ...kept], every, (value) => set({ every: value as Repeat['every'] })),
      'wide',
    )}
    ${
      every === 'never' || every === 'kept'
        ? nothing
        : field(
            `Every … ${units[every]}`,
            html`<input
              type="number"
              min="1"
              max="99"
              .value=${String(repeat.interval)}
              @change=${(event: Event) => set({ interval: Number(textOf(event)) })}
            />`,
          )
    }
    ${every === 'week' ? weekdayFields(repeat, set) : nothing}
    ${every === 'never' ? nothing : endFields(draft, set)}
    ${
      every === 'never'
        ? nothing
        : html`<p class="soft wide" role="status">${repeatWords(repeat, draft.startDay)}</p>`
    }
  `
}

const weekdayFields = (repeat: Repeat, set: (change: Partial<Repeat>) => void): TemplateResult =>
  html`<fieldset class="weekdays wide">
    <legend>On</legend>
    ${weekdays.map((name) => {
      const label = name.slice(0, 1).toUpperCase() + name.slice(1)
      const on = repeat.weekdays.includes(name)
      return html`<label class="weekday">
        <input
          type="checkbox"
          aria-label=${label}
          .checked=${on}
          @change=${() =>
            set({
              weekdays: weekdays.filter((day) => repeat.weekdays.includes(day) !== (day === name)),
            })}
        />
        <span aria-hidden="true">${label.slice(0, 2)}</span>
      </label>`
    })}
  </fieldset>`

function endFields(draft: EventDraft, set: (change: Partial<Repeat>) => void): TemplateResult {
  const { repeat } = draft
  return html`
    ${field(
      'Ends',
      picked(endWords, repeat.ends, (ends) =>
        set({
          ends: ends as Repeat['ends'],
          ...(ends === 'on' && repeat.until === ''
            ? { until: addDays(draft.startDay, usualDays) }
            : {}),
        }),
      ),
    )}
    ${
      repeat.ends === 'on'
        ? field(
            'Last day',
            html`<input
              type="date"
              .value=${repeat.until}
              @change=${(event: Event) => set({ until: textOf(event) })}
            />`,
          )
        : nothing
    }
    ${
      repeat.ends === 'after'
        ? field(
            'Number of times',
            html`<input
              type="number"
              min="1"
              max="999"
              .value=${String(repeat.times)}
              @change=${(event: Event) => set({ times: Number(textOf(event)) })}
            />`,
          )
        : nothing
    }
  `
}
