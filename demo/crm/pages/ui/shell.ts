/**
 * @module
 * The frame of every page: brand, navigation, who I am, messages.
 */
import { call } from './api.ts'
import { byId, h } from './dom.ts'
import { personId } from './person.ts'
import type { Person } from './person.ts'

const links = [
  ['/contacts', 'Contacts'],
  ['/calendar', 'Calendar'],
  ['/settings/users', 'Users'],
  ['/settings/marketplace/microsoft', 'Microsoft'],
] as const

export type Frame = { people: Person[]; me: Person | undefined }

/** Draws the frame; without a chosen person every page but the first leads to the first. */
export async function openFrame(): Promise<Frame> {
  const reply = await call<{ items: Person[] }>('GET', '/demo/api/people')
  const people = reply.ok ? reply.value.items : []
  const me = people.find((person) => person.id === personId() && person.active)
  byId('shell').replaceChildren(
    h('a', { href: '#main', class: 'skip' }, 'Skip to content'),
    h('header', { class: 'top' }, brand(), navigation(), whoAmI(me)),
    h('div', { id: 'messages', role: 'status', 'aria-live': 'polite' }),
  )
  if (!reply.ok) say('The CRM does not answer. Reload the page in a moment.', 'bad')
  else if (me === undefined && location.pathname !== '/') location.replace(chooserFor(here()))
  return { people, me }
}

/** Mails and the Microsoft page lead to a page with a query: it is come back to. */
export const chooserFor = (next: string): string => `/?next=${encodeURIComponent(next)}`

export const here = (): string => `${location.pathname}${location.search}`

/** Where to go on after choosing. Another site's address leads nowhere (open redirect). */
export function nextOf(search: string, origin: string): string | null {
  const next = new URLSearchParams(search).get('next')
  if (next === null || !URL.canParse(next, origin)) return null
  const url = new URL(next, origin)
  return url.origin === origin ? `${url.pathname}${url.search}` : null
}

const brand = (): HTMLElement =>
  h(
    'a',
    { href: '/', class: 'brand' },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, 'N'),
    'Northwind CRM',
  )

function navigation(): HTMLElement {
  const path = location.pathname.replace(/\.html$/u, '')
  const items = links.map(([href, label]) =>
    h('li', {}, h('a', { href, 'aria-current': path === href ? 'page' : null }, label)),
  )
  return h('nav', { 'aria-label': 'Main' }, h('ul', {}, ...items))
}

function whoAmI(me: Person | undefined): HTMLElement {
  if (me === undefined) return h('span', { class: 'who' })
  return h(
    'a',
    { class: 'who', href: '/', title: 'Change person' },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, me.name.slice(0, 1)),
    h('span', {}, h('span', { class: 'who-name' }, me.name), h('small', {}, me.roleName)),
  )
}

/** Tells something in passing; with an action when it can be taken back. */
export function say(
  text: string,
  tone: 'good' | 'bad' = 'good',
  action?: { label: string; run: () => void },
): void {
  const message = h('div', { class: `message ${tone}` }, h('span', {}, text))
  const close = (): void => message.remove()
  if (action !== undefined) {
    const run = (): void => {
      close()
      action.run()
    }
    message.append(h('button', { type: 'button', class: 'link', onclick: run }, action.label))
  }
  message.append(
    h('button', { type: 'button', class: 'link', 'aria-label': 'Dismiss', onclick: close }, '✕'),
  )
  byId('messages').replaceChildren(message)
  if (tone === 'good') setTimeout(close, 10_000)
}
