/**
 * @module
 * The fields of the rules: one control each, read back as the contract wants them.
 */
import type { SyncSettings } from '../../../../edge/contract/settings.ts'
import { h } from '../ui/dom.ts'

type Choice = readonly (readonly [value: string, label: string])[]

const conflict: Choice = [
  ['newest', 'The later change wins'],
  ['crm', 'The CRM wins'],
  ['outlook', 'Outlook wins'],
  ['ask', 'Ask the person'],
]
const outlookDelete: Choice = [
  ['delete', 'Delete it in the CRM too'],
  ['unlink', 'Keep it in the CRM, leave it out of the sync'],
]
const imported: Choice = [
  ['until-mass-updated', 'Leave out until a mass update'],
  ['until-edited', 'Leave out until edited'],
  ['exclude', 'Leave out always'],
  ['include', 'Sync like all others'],
]
const privateRecords: Choice = [
  ['include', 'Sync'],
  ['exclude', 'Leave out'],
]
const invitations: Choice = [
  ['never', 'Show them as text, email nobody'],
  ['new-events', 'Invite them to events made from now on'],
]
const categoryRule: Choice = [
  ['', 'Categories do not matter'],
  ['only', 'Only records of these categories'],
  ['except', 'All but these categories'],
]

export function drawRules(settings: SyncSettings, mayChange: boolean): HTMLFormElement {
  const { caps, categories } = settings
  const fields = h(
    'fieldset',
    { disabled: !mayChange },
    choice('conflict', 'Changed on both sides', conflict, settings.conflict),
    choice('outlookDelete', 'Deleted in Outlook', outlookDelete, settings.outlookDelete),
    choice('imported', 'Imported records', imported, settings.imported),
    choice('privateRecords', 'Private records', privateRecords, settings.privateRecords),
    choice('invitations', 'Participants of an event', invitations, settings.invitations),
    choice('categoryRule', 'Categories', categoryRule, categories?.rule ?? ''),
    line(
      'Category names, one a line',
      h('textarea', { name: 'categoryNames', rows: 2 }, categories?.names.join('\n') ?? ''),
    ),
    number('capCalendar', 'Most events in a first sync', caps.calendar),
    number('capContacts', 'Most contacts in a first sync', caps.contacts),
    line(
      'An edit wins over a deletion on the other side',
      h('input', { type: 'checkbox', name: 'editBeatsDelete', checked: settings.editBeatsDelete }),
    ),
  )
  const foot = mayChange
    ? h('button', { type: 'submit', class: 'primary' }, 'Save the rules')
    : h('p', {}, 'Only people who manage the integration can change them.')
  return h('form', { class: 'rules' }, fields, foot)
}

export function readRules(form: HTMLFormElement): SyncSettings {
  const data = new FormData(form)
  const text = (name: string): string => String(data.get(name) ?? '')
  const cap = (name: string): number | null => (text(name) === '' ? null : Number(text(name)))
  const names = text('categoryNames')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const rule = text('categoryRule')
  return {
    conflict: text('conflict') as SyncSettings['conflict'],
    editBeatsDelete: data.has('editBeatsDelete'),
    outlookDelete: text('outlookDelete') as SyncSettings['outlookDelete'],
    imported: text('imported') as SyncSettings['imported'],
    privateRecords: text('privateRecords') as SyncSettings['privateRecords'],
    invitations: text('invitations') as SyncSettings['invitations'],
    categories: rule === 'only' || rule === 'except' ? { rule, names } : null,
    caps: { calendar: cap('capCalendar'), contacts: cap('capContacts') },
  }
}

function choice(name: string, label: string, choices: Choice, value: string): HTMLElement {
  const options = choices.map(([key, words]) =>
    h('option', { value: key, selected: key === value }, words),
  )
  return line(label, h('select', { name }, ...options))
}

/** Empty: no limit. */
const number = (name: string, label: string, value: number | null): HTMLElement =>
  line(
    label,
    h('input', { type: 'number', name, min: 0, max: 100_000, value, placeholder: 'no limit' }),
  )

const line = (label: string, control: HTMLElement): HTMLElement =>
  h('label', {}, h('span', {}, label), control)
