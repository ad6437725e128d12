/**
 * @module
 * The start page: choose who you are.
 */
import { byId, h } from './ui/dom.ts'
import { choosePerson } from './ui/person.ts'
import type { Person } from './ui/person.ts'
import { nextOf, openFrame } from './ui/shell.ts'

const about: Record<string, string> = {
  amelia: 'Installed the Microsoft integration and manages it.',
  marcus: 'Sells in Germany; owns most contacts and meetings here.',
  priya: 'Leads the sales team and may invite people.',
  noah: 'Sells in North America.',
}

const { people, me } = await openFrame()
byId('people').replaceChildren(...people.filter((person) => person.active).map(card))

function card(person: Person): HTMLElement {
  const choose = (): void => {
    choosePerson(person.id)
    location.assign(nextOf(location.search, location.origin) ?? '/contacts')
  }
  const current = person.id === me?.id
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'person', 'aria-pressed': String(current), onclick: choose },
      h('span', { class: 'avatar big', 'aria-hidden': 'true' }, person.name.slice(0, 1)),
      h('strong', {}, person.name),
      h('span', { class: 'role' }, person.roleName),
      h('span', {}, about[person.id] ?? person.email),
    ),
  )
}
