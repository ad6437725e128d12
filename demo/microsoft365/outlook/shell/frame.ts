/**
 * @module
 * What is around every part: the bar with the person, the rail, the polite word.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { SandboxPerson } from '../graph/shapes.ts'
import { initialsOf } from '../people/contact-words.ts'
import { calendarIcon, mailIcon, peopleIcon } from './icons.ts'
import { textOf } from './fields.ts'
import { partWords, parts } from './route.ts'
import type { Part } from './route.ts'

export type FrameState = {
  user: string
  part: Part
  people: readonly SandboxPerson[]
  connected: boolean
  said: string
}

const icons: Record<Part, TemplateResult> = {
  mail: mailIcon,
  calendar: calendarIcon,
  people: peopleIcon,
}

export function frame(
  state: FrameState,
  page: TemplateResult,
  switchTo: (user: string) => void,
): TemplateResult {
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to content</a>
    <header class="bar">
      <span class="brand">Outlook</span><span class="badge">Sandbox</span>
      <span class="offline" role="status"
        >${state.connected ? '' : 'Not connected, trying again …'}</span
      >
      ${person(state, switchTo)}
    </header>
    <nav class="rail" aria-label="Outlook">
      ${parts.map(
        (part) =>
          html`<a href=${`#${part}`} aria-current=${part === state.part ? 'page' : nothing}>
            ${icons[part]}<span>${partWords[part]}</span>
          </a>`,
      )}
    </nav>
    <main id="main" tabindex="-1">${page}</main>
    <div class=${state.said === '' ? 'toast' : 'toast shown'} role="status">${state.said}</div>
  `
}

/** The hash is the part's. */
function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}

function person(state: FrameState, switchTo: (user: string) => void): TemplateResult {
  const shown = state.people.find(({ user }) => isSame(user, state.user))
  const name = shown?.displayName ?? state.user
  const domains = [...new Set(state.people.map(({ user }) => domainOf(user)))]
  return html`<label class="person">
    <span class="avatar" aria-hidden="true">${initialsOf(name)}</span>
    <span class="unseen">Person</span>
    <select @change=${(event: Event) => switchTo(textOf(event))}>
      ${shown ? nothing : html`<option .selected=${true}>${state.user}</option>`}
      ${domains.map(
        (domain) =>
          html`<optgroup label=${domain}>
            ${state.people
              .filter(({ user }) => domainOf(user) === domain)
              .map((one) => option(one, isSame(one.user, state.user)))}
          </optgroup>`,
      )}
    </select>
  </label>`
}

const option = ({ user, displayName, kind }: SandboxPerson, selected: boolean): TemplateResult =>
  html`<option value=${user} .selected=${selected}>${displayName}${kindNotes[kind] ?? ''}</option>`

const kindNotes: Record<string, string> = {
  admin: ' (administrator)',
  guest: ' (guest)',
  disabled: ' (account disabled)',
  'no-mailbox': ' (no mailbox)',
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
const domainOf = (user: string): string =>
  user.includes('#EXT#') ? 'Guests' : (user.split('@')[1] ?? '')
