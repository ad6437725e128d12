/**
 * @module
 * Settings › Users: who asked to join, the account's people, live, and the picker for Office 365 users.
 * `?request=<id>`, as the mail's link has it, brings that request to the front (USR-4).
 */
import { call } from '../ui/api.ts'
import { byId, h } from '../ui/dom.ts'
import { onEveryChange } from '../ui/live.ts'
import type { Person } from '../ui/person.ts'
import { openFrame } from '../ui/shell.ts'
import { startElements } from './elements.ts'

startElements()
const asked = new URLSearchParams(location.search).get('request')
if (asked !== null) document.querySelector('o365-join-requests')?.setAttribute('request', asked)
const { people, me } = await openFrame()
draw(people)
onEveryChange(() => void refresh())

async function refresh(): Promise<void> {
  const reply = await call<{ items: Person[] }>('GET', '/demo/api/people')
  if (reply.ok) draw(reply.value.items)
}

function draw(list: Person[]): void {
  const head = ['Name', 'Role', 'Microsoft 365', 'State'].map((text) =>
    h('th', { scope: 'col' }, text),
  )
  byId('people').replaceChildren(
    h(
      'table',
      { class: 'cards' },
      h('thead', {}, h('tr', {}, ...head)),
      h('tbody', {}, ...list.map(row)),
    ),
  )
}

function row(person: Person): HTMLElement {
  const tied = person.identities.entra
  return h(
    'tr',
    {},
    h(
      'td',
      { 'data-label': 'Name' },
      h('strong', {}, person.name),
      person.id === me?.id && h('span', { class: 'tag' }, 'you'),
      h('br'),
      h('small', {}, person.email),
    ),
    h('td', { 'data-label': 'Role' }, person.roleName),
    h(
      'td',
      { 'data-label': 'Microsoft 365' },
      h('span', { class: 'tag' }, tied === null ? 'Not a member' : 'Member'),
      tied !== null && h('small', {}, ` ${tied.upn ?? ''}`),
    ),
    h('td', { 'data-label': 'State' }, person.active ? 'Active' : 'Deactivated'),
  )
}
