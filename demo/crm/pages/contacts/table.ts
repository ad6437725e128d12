/**
 * @module
 * The table of contacts; on a narrow screen every row is a card.
 */
import { h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import type { Contact } from './fields.ts'

type Table = {
  items: Contact[]
  people: Person[]
  sort: string
  selected: ReadonlySet<string>
  onSort: (name: string) => void
  onSelect: (ids: readonly string[], on: boolean) => void
  onOpen: (contact: Contact) => void
}

const columns = [
  ['Name', 'name'],
  ['Company', 'company'],
  ['Email', undefined],
  ['Phone', undefined],
  ['Owner', undefined],
  ['Source', undefined],
  ['Changed', 'updated'],
] as const

export function contactTable(table: Table): HTMLElement {
  const all = h('input', { type: 'checkbox', 'aria-label': 'Select all on this page' })
  const boxes: HTMLInputElement[] = []
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
    table.onSelect(
      table.items.map((item) => item.id),
      all.checked,
    )
  })
  const rows = table.items.map((item) => row(table, item, boxes))
  return h(
    'table',
    { class: 'cards' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, all),
        ...columns.map((column) => heading(table, column)),
      ),
    ),
    h('tbody', {}, ...rows),
  )
}

function heading(table: Table, [label, sort]: (typeof columns)[number]): HTMLElement {
  if (sort === undefined) return h('th', { scope: 'col' }, label)
  const state =
    table.sort === sort ? 'ascending' : table.sort === `-${sort}` ? 'descending' : 'none'
  const arrow = { ascending: ' ↑', descending: ' ↓', none: '' }[state]
  const button = h(
    'button',
    { type: 'button', class: 'sort', onclick: () => table.onSort(sort) },
    label + arrow,
  )
  return h('th', { scope: 'col', 'aria-sort': state }, button)
}

function row(table: Table, contact: Contact, boxes: HTMLInputElement[]): HTMLElement {
  const box = h('input', { type: 'checkbox', 'aria-label': `Select ${contact.fullName}` })
  box.checked = table.selected.has(contact.id)
  box.addEventListener('change', () => table.onSelect([contact.id], box.checked))
  boxes.push(box)
  const owner = table.people.find((person) => person.id === contact.ownerId)
  const open = h(
    'button',
    { type: 'button', class: 'link strong', onclick: () => table.onOpen(contact) },
    contact.fullName,
  )
  return h(
    'tr',
    { 'data-id': contact.id },
    h('td', { class: 'pick' }, box),
    h('td', { 'data-label': 'Name' }, open, text(contact['jobTitle'], 'small')),
    cell('Company', contact['company']),
    cell('Email', contact['email']),
    cell('Phone', contact['phone'] ?? contact['mobile']),
    cell('Owner', owner?.name ?? 'Nobody'),
    h(
      'td',
      { 'data-label': 'Source' },
      h('span', { class: `tag ${contact.origin}` }, contact.origin),
    ),
    cell('Changed', new Date(contact.updatedAt).toLocaleDateString('en', { dateStyle: 'medium' })),
  )
}

const cell = (label: string, value: unknown): HTMLElement =>
  h('td', { 'data-label': label }, typeof value === 'string' ? value : '—')

const text = (value: unknown, tag: 'small'): HTMLElement | null =>
  typeof value === 'string' ? h(tag, {}, value) : null
