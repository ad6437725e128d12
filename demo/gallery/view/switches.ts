/**
 * @module
 * The switches at the top: how all stages are looked at.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { choices } from '../look.ts'
import type { ChoiceName, Look } from '../look.ts'

const labels: { readonly [Name in ChoiceName]: string } = {
  scheme: 'Colours',
  lang: 'Language',
  dir: 'Direction',
  width: 'Width',
  text: 'Text',
}

/** Tokens a person can try; each is one custom property. */
const ACCENT = '--o365-accent'
const RADIUS = '--o365-radius'

export const switches = (look: Look, change: (look: Look) => void): TemplateResult => html`
  <form class="switches" aria-label="How the elements are shown" @submit=${stay}>
    ${(Object.keys(labels) as ChoiceName[]).map((name) => choice(name, look, change))}
    <label>
      <span>Accent</span>
      <input
        type="color"
        value="#0f62ab"
        @input=${(event: Event) => token(ACCENT, valueOf(event))}
      />
    </label>
    <label>
      <span>Radius</span>
      <input
        type="range"
        min="0"
        max="20"
        value="10"
        @input=${(event: Event) => token(RADIUS, `${valueOf(event)}px`)}
      />
    </label>
  </form>
`

const choice = (name: ChoiceName, look: Look, change: (look: Look) => void): TemplateResult => html`
  <label>
    <span>${labels[name]}</span>
    <select name=${name} @change=${(event: Event) => change({ ...look, [name]: valueOf(event) })}>
      ${Object.entries(choices[name]).map(
        ([value, text]) =>
          html`<option value=${value} ?selected=${look[name] === value}>${text}</option>`,
      )}
    </select>
  </label>
`

const stay = (event: Event): void => event.preventDefault()

const valueOf = ({ target }: Event): string => (target as HTMLInputElement).value

const token = (name: string, value: string): void =>
  document.documentElement.style.setProperty(name, value)
