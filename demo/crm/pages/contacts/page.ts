/**
 * @module
 * The contacts table: search, filter, sort, pages, selection; live.
 *
 * Owns: what is shown and selected. Dialogs are beside it (form.ts, import.ts, mass-update.ts).
 */
import { call, problemText } from '../ui/api.ts'
import { byId, h } from '../ui/dom.ts'
import { onEveryChange } from '../ui/live.ts'
import { openFrame, say } from '../ui/shell.ts'
import { loadFields } from './fields.ts'
import type { Contact } from './fields.ts'
import { openContact } from './form.ts'
import { openImport } from './import.ts'
import { openMassUpdate } from './mass-update.ts'
import { contactTable } from './table.ts'

const PAGE = 50

const { people, me } = await openFrame()
const fields = await loadFields()
const view = { search: '', owner: me?.id ?? '', sort: 'name', offset: 0 }
const selected = new Set<string>()
const results = h('div', { class: 'results' })
const count = h('p', { class: 'count', role: 'status' })
const massButton = h(
  'button',
  { type: 'button', disabled: true, onclick: massUpdate },
  'Update selected',
)
byId('contacts').append(toolbar(), count, results)
await refresh()
onEveryChange(() => void refresh())

function toolbar(): HTMLElement {
  const search = h('input', {
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search contacts',
  })
  search.addEventListener('input', () => show({ search: search.value, offset: 0 }))
  const owner = h('select', { 'aria-label': 'Owner' }, ...ownerOptions())
  owner.addEventListener('change', () => show({ owner: owner.value, offset: 0 }))
  const create = (): void => openContact({ fields, people, owner: me?.id ?? null })
  return h(
    'div',
    { class: 'toolbar' },
    h('h1', {}, 'Contacts'),
    search,
    owner,
    h('span', { class: 'gap' }),
    massButton,
    h('button', { type: 'button', onclick: () => openImport('contact') }, 'Import CSV'),
    h('button', { type: 'button', class: 'primary', onclick: create }, 'New contact'),
  )
}

function ownerOptions(): HTMLElement[] {
  const mine = h('option', { value: me?.id ?? '' }, 'My contacts')
  const others = people
    .filter((person) => person.id !== me?.id)
    .map((person) => h('option', { value: person.id }, person.name))
  return [mine, h('option', { value: '' }, 'All contacts'), ...others]
}

function show(change: Partial<typeof view>): void {
  Object.assign(view, change)
  void refresh()
}

async function refresh(): Promise<void> {
  const query = new URLSearchParams({
    search: view.search,
    owner: view.owner,
    sort: view.sort,
    offset: String(view.offset),
    limit: String(PAGE),
  })
  const asked = query.toString()
  const reply = await call<{ items: Contact[]; total: number }>(
    'GET',
    `/demo/api/contacts?${asked}`,
  )
  if (!reply.ok) return say(problemText(reply.problem), 'bad')
  const { items, total } = reply.value
  count.textContent = countText(items.length, total)
  results.replaceChildren(
    contactTable({ items, people, sort: view.sort, selected, onSort, onSelect, onOpen }),
    pager(total),
  )
}

function countText(shown: number, total: number): string {
  if (total === 0) return 'No contacts here yet.'
  const last = view.offset + shown
  return total === 1
    ? '1 contact'
    : `${view.offset + 1}–${last} of ${total.toLocaleString('en')} contacts`
}

function pager(total: number): HTMLElement {
  const go = (step: number) => () => show({ offset: Math.max(0, view.offset + step) })
  return h(
    'div',
    { class: 'pager' },
    h('button', { type: 'button', disabled: view.offset === 0, onclick: go(-PAGE) }, 'Previous'),
    h(
      'button',
      { type: 'button', disabled: view.offset + PAGE >= total, onclick: go(PAGE) },
      'Next',
    ),
  )
}

function onSort(name: string): void {
  show({ sort: view.sort === name ? `-${name}` : name, offset: 0 })
}

function onSelect(ids: readonly string[], on: boolean): void {
  for (const id of ids) {
    if (on) selected.add(id)
    else selected.delete(id)
  }
  massButton.disabled = selected.size === 0
  massButton.textContent =
    selected.size === 0 ? 'Update selected' : `Update ${selected.size} selected`
}

function onOpen(contact: Contact): void {
  openContact({ fields, people, owner: me?.id ?? null, contact })
}

function massUpdate(): void {
  openMassUpdate({ fields, people, ids: [...selected], done: () => onSelect([...selected], false) })
}
