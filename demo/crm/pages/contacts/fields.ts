/**
 * @module
 * Fields of a contact as the CRM describes them, and how a form edits each.
 */
import { call } from '../ui/api.ts'
import { h } from '../ui/dom.ts'

export type Field = {
  name: string
  label: string
  type: string
  maxLength?: number
  update: boolean
  custom: boolean
  options?: { value: string; label: string }[]
}
export type Contact = Record<string, unknown> & {
  id: string
  rev: string
  ownerId: string | null
  origin: string
  fullName: string
  updatedAt: string
}
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export async function loadFields(): Promise<Field[]> {
  const reply = await call<{ fields: Field[] }>('GET', '/demo/api/fields/contact')
  return reply.ok ? reply.value.fields.filter((field) => field.update) : []
}

const inputTypes: Record<string, string> = { email: 'email', phone: 'tel', date: 'date' }

export function controlFor(field: Field, value: unknown): Control {
  if (field.type === 'picklist') return choice(field, value)
  if (field.type === 'longtext') {
    const area = h('textarea', { name: field.name, rows: 4, maxlength: field.maxLength })
    area.value = typeof value === 'string' ? value : ''
    return area
  }
  if (field.type === 'boolean') {
    const box = h('input', { type: 'checkbox', name: field.name })
    box.checked = value === true
    return box
  }
  const type = inputTypes[field.type] ?? 'text'
  const input = h('input', { type, name: field.name, maxlength: field.maxLength })
  input.value = Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : ''
  return input
}

function choice(field: Field, value: unknown): HTMLSelectElement {
  const options = (field.options ?? []).map((option) =>
    h('option', { value: option.value, selected: option.value === value }, option.label),
  )
  return h('select', { name: field.name }, h('option', { value: '' }, '—'), ...options)
}

/** What a control says, in the field's type; empty is null, which clears. */
export function valueOf(field: Field, control: Control): unknown {
  if (field.type === 'boolean') return control instanceof HTMLInputElement && control.checked
  const text = control.value.trim()
  if (field.type !== 'multipicklist') return text === '' ? null : text
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
