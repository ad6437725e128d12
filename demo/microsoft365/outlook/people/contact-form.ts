/**
 * @module
 * The form of a contact.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { addressParts } from '../graph/shapes.ts'
import { dialog } from '../shell/dialog.ts'
import { field, textOf } from '../shell/fields.ts'
import { save, type } from './acts.ts'
import type { ContactDraft } from './contact-draft.ts'
import { nameOfContact } from './contact-words.ts'
import type { ContactForm, PeopleModel } from './model.ts'

export function contactForm(model: PeopleModel, form: ContactForm): TemplateResult {
  const close = () => model.set({ form: undefined })
  return dialog({
    title: form.contact ? `Edit ${nameOfContact(form.contact)}` : 'New contact',
    close,
    content: html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        void save(model)
      }}
    >
      <div role="status" class="news">${newsLine(form)}</div>
      <div class="fields">
        ${nameFields(model, form.draft)} ${reachFields(model, form.draft)}
        ${addressFields(model, form.draft, 'businessAddress', 'Work address')}
        ${addressFields(model, form.draft, 'homeAddress', 'Home address')}
        ${restFields(model, form.draft)}
      </div>
      ${form.problem ? html`<p class="problem" role="alert">${form.problem}</p>` : nothing}
      <div class="acts">
        <button type="button" @click=${close}>Cancel</button>
        <button type="submit" class="primary" ?disabled=${form.busy}>Save</button>
      </div>
    </form>`,
  })
}

function newsLine({ news }: ContactForm): TemplateResult | typeof nothing {
  if (news === 'changed')
    return html`<p>
      This contact was changed elsewhere meanwhile. What you typed is kept; only what you change is
      saved.
    </p>`
  return news === 'gone' ? html`<p>This contact was deleted elsewhere meanwhile.</p>` : nothing
}

const input = (
  label: string,
  value: string,
  set: (text: string) => void,
  kind: 'text' | 'email' | 'tel' | 'date' = 'text',
  isFirst = false,
): TemplateResult =>
  field(
    label,
    html`<input
      type=${kind}
      .value=${value}
      autocomplete="off"
      ?data-first=${isFirst}
      @input=${(event: Event) => set(textOf(event))}
    />`,
  )

function nameFields(model: PeopleModel, draft: ContactDraft): TemplateResult {
  const one = (label: string, name: 'givenName' | 'surname' | 'companyName' | 'jobTitle') =>
    input(label, draft[name], (text) => type(model, { [name]: text }), 'text', name === 'givenName')
  return html`${one('First name', 'givenName')} ${one('Last name', 'surname')}
  ${one('Company', 'companyName')} ${one('Job title', 'jobTitle')}`
}

const emailLabels = ['E-mail', 'E-mail 2', 'E-mail 3'] as const

function reachFields(model: PeopleModel, draft: ContactDraft): TemplateResult {
  const phones = (name: 'work' | 'home', labels: readonly [string, string]) =>
    labels.map((label, at) =>
      input(
        label,
        draft[name][at] ?? '',
        (text) => type(model, { [name]: draft[name].with(at, text) as [string, string] }),
        'tel',
      ),
    )
  return html`
    ${emailLabels.map((label, at) =>
      input(
        label,
        draft.emails[at] ?? '',
        (text) => type(model, { emails: draft.emails.with(at, text) as ContactDraft['emails'] }),
        'email',
      ),
    )}
    ${input('Mobile phone', draft.mobilePhone, (text) => type(model, { mobilePhone: text }), 'tel')}
    ${phones('work', ['Work phone', 'Work phone 2'])}
    ${phones('home', ['Home phone', 'Home phone 2'])}
  `
}

const partLabels = {
  street: 'Street',
  city: 'City',
  state: 'State or province',
  postalCode: 'Postal code',
  countryOrRegion: 'Country or region',
} as const

const addressFields = (
  model: PeopleModel,
  draft: ContactDraft,
  name: 'businessAddress' | 'homeAddress',
  title: string,
): TemplateResult =>
  html`<fieldset class="wide address">
    <legend>${title}</legend>
    ${addressParts.map((part) =>
      input(partLabels[part], draft[name][part], (text) =>
        type(model, { [name]: { ...draft[name], [part]: text } }),
      ),
    )}
  </fieldset>`

const restFields = (model: PeopleModel, draft: ContactDraft): TemplateResult => html`
  ${input('Birthday', draft.birthday, (text) => type(model, { birthday: text }), 'date')}
  ${field(
    'Notes',
    html`<textarea
      rows="3"
      .value=${draft.personalNotes}
      @input=${(event: Event) => type(model, { personalNotes: textOf(event) })}
    ></textarea>`,
    'wide',
  )}
`
