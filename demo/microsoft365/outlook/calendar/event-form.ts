/**
 * @module
 * The form of an event: new, a single one, an occurrence, or the whole series.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { dialog } from '../shell/dialog.ts'
import { checkField, field, picked, textOf } from '../shell/fields.ts'
import { removeOpen, save } from './acts.ts'
import { draftIn, edit, subjectIn, type } from './editor.ts'
import type { Editor } from './editor.ts'
import { titleOr } from './entry.ts'
import { withStart } from './event-draft.ts'
import type { EventDraft } from './event-draft.ts'
import type { CalendarModel } from './model.ts'
import { defaultCalendar } from './model.ts'
import { repeatFields } from './repeat-fields.ts'
import { repeatWords } from './repeat.ts'
import { longDay } from './wall-time.ts'

export function eventForm(model: CalendarModel, editor: Editor): TemplateResult {
  const subject = subjectIn(editor)
  const draft = draftIn(editor)
  return dialog({
    title: subject ? titleOr(subject.event.subject) : 'New event',
    close: () => model.set({ editor: undefined }),
    content: html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        void save(model)
      }}
    >
      ${editor.series ? scopeChoice(model, editor) : nothing} ${newsLine(editor)}
      <div class="fields">
        ${titleField(model, draft)} ${calendarField(model, editor)} ${timeFields(model, draft)}
        ${editor.scope === 'occurrence' ? nothing : repeatFields(model, draft)}
        ${detailFields(model, draft)} ${organizerLine(editor)}
      </div>
      ${editor.problem ? html`<p class="problem" role="alert">${editor.problem}</p>` : nothing}
      ${acts(model, editor)}
    </form>`,
  })
}

function scopeChoice(model: CalendarModel, editor: Editor): TemplateResult {
  const { one, series } = editor
  const words = series ? repeatWords(series.before.repeat, series.before.startDay) : ''
  const choice = (scope: 'occurrence' | 'series', label: string, hint: string) =>
    html`<label class="radio">
      <input
        type="radio"
        name="scope"
        .checked=${editor.scope === scope}
        @change=${() => edit(model, { scope, problem: undefined, news: undefined })}
      />
      <span>${label}</span> <small>${hint}</small>
    </label>`
  return html`<fieldset class="scope">
    <legend>Change</legend>
    ${choice('occurrence', 'This occurrence', one ? longDay(one.before.startDay) : '')}
    ${choice('series', 'The series', words)}
  </fieldset>`
}

const newsLine = ({ news }: Editor): TemplateResult =>
  html`<div role="status" class="news">
    ${
      news === 'changed'
        ? html`<p>
            This event was changed elsewhere meanwhile. What you typed is kept; only what you change
            is saved.
          </p>`
        : nothing
    }
    ${news === 'gone' ? html`<p>This event was deleted elsewhere meanwhile.</p>` : nothing}
  </div>`

const titleField = (model: CalendarModel, draft: EventDraft): TemplateResult =>
  field(
    'Title',
    html`<input
      data-first
      type="text"
      .value=${draft.title}
      autocomplete="off"
      placeholder="Add a title"
      @input=${(event: Event) => type(model, { title: textOf(event) })}
    />`,
    'wide',
  )

function calendarField(model: CalendarModel, editor: Editor): TemplateResult {
  const calendars = model.state.calendars ?? []
  if (editor.scope === 'occurrence') {
    const name = calendars.find(({ id }) => id === editor.calendar)?.name ?? ''
    return html`<p class="soft wide">In ${name}. An occurrence stays where its series is.</p>`
  }
  const chosen = editor.calendar || defaultCalendar(model.state)?.id
  return field(
    'Calendar',
    html`<select @change=${(event: Event) => edit(model, { calendar: textOf(event) })}>
      ${calendars.map(
        ({ id, name }) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`,
      )}
    </select>`,
    'wide',
  )
}

function timeFields(model: CalendarModel, draft: EventDraft): TemplateResult {
  const time = (label: string, value: string, set: (text: string) => Partial<EventDraft>) =>
    draft.allDay
      ? nothing
      : field(
          label,
          html`<input
            type="time"
            .value=${value}
            @change=${(event: Event) => type(model, set(textOf(event)))}
          />`,
        )
  const day = (label: string, value: string, set: (text: string) => Partial<EventDraft>) =>
    field(
      label,
      html`<input
        type="date"
        .value=${value}
        @change=${(event: Event) => type(model, set(textOf(event)))}
      />`,
    )
  return html`
    ${checkField('All day', draft.allDay, (allDay) => type(model, { allDay }))}
    <div class="pair wide">
      ${day('Start date', draft.startDay, (text) => withStart(draft, text, draft.startTime))}
      ${time('Start time', draft.startTime, (text) => withStart(draft, draft.startDay, text))}
    </div>
    <div class="pair wide">
      ${day('End date', draft.endDay, (endDay) => ({ endDay }))}
      ${time('End time', draft.endTime, (endTime) => ({ endTime }))}
    </div>
  `
}

const showAsWords = [
  ['free', 'Free'],
  ['tentative', 'Tentative'],
  ['busy', 'Busy'],
  ['oof', 'Out of office'],
  ['workingElsewhere', 'Working elsewhere'],
] as const
const reminderWords = [
  ['', 'None'],
  ['0', 'At the start'],
  ['5', '5 minutes before'],
  ['15', '15 minutes before'],
  ['30', '30 minutes before'],
  ['60', '1 hour before'],
  ['1440', '1 day before'],
] as const

function detailFields(model: CalendarModel, draft: EventDraft): TemplateResult {
  const text = (label: string, name: 'place' | 'invited', placeholder: string) =>
    field(
      label,
      html`<input
        type="text"
        .value=${draft[name]}
        placeholder=${placeholder}
        autocomplete="off"
        @input=${(event: Event) => type(model, { [name]: textOf(event) })}
      />`,
      'wide',
    )
  return html`
    ${text('Location', 'place', 'Add a place')} ${text('Invite', 'invited', 'name@example.com, …')}
    ${field(
      'Show as',
      picked(showAsWords, draft.showAs, (showAs) => type(model, { showAs })),
    )}
    ${field(
      'Reminder',
      picked(reminderWords, draft.reminder, (reminder) => type(model, { reminder })),
    )}
    ${checkField('Private', draft.isPrivate, (isPrivate) => type(model, { isPrivate }))}
    ${field(
      'Notes',
      html`<textarea
        rows="4"
        .value=${draft.notes}
        @input=${(event: Event) => type(model, { notes: textOf(event) })}
      ></textarea>`,
      'wide',
    )}
  `
}

function organizerLine(editor: Editor): TemplateResult | typeof nothing {
  const event = subjectIn(editor)?.event
  if (!event || event.isOrganizer) return nothing
  return html`<p class="soft wide">Invited by ${event.organizer.emailAddress.name}</p>`
}

const deleteWords = {
  occurrence: 'Delete this occurrence',
  series: 'Delete the series',
  single: 'Delete',
  new: '',
} as const

const acts = (model: CalendarModel, editor: Editor): TemplateResult =>
  html`<div class="acts">
    ${
      editor.scope === 'new'
        ? nothing
        : html`<button
            type="button"
            class="danger quiet-danger"
            ?disabled=${editor.busy}
            @click=${() => void removeOpen(model)}
          >
            ${deleteWords[editor.scope]}
          </button>`
    }
    <button type="button" @click=${() => model.set({ editor: undefined })}>Cancel</button>
    <button type="submit" class="primary" ?disabled=${editor.busy}>Save</button>
  </div>`
