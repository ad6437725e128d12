/**
 * @module
 * Labelled form controls.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'

export const textOf = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value

/** The label is around the control: no ids to keep apart. */
export const field = (label: string, control: TemplateResult, look = ''): TemplateResult =>
  html`<label class=${`field ${look}`}><span>${label}</span>${control}</label>`

export const checkField = (
  label: string,
  on: boolean,
  set: (on: boolean) => void,
): TemplateResult =>
  html`<label class="check">
    <input
      type="checkbox"
      .checked=${on}
      @change=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`

/** A value that is none of the choices is shown as one. */
export function picked(
  choices: readonly (readonly [value: string, label: string])[],
  value: string,
  set: (value: string) => void,
): TemplateResult {
  const known = choices.some(([one]) => one === value)
  return html`<select @change=${(event: Event) => set(textOf(event))}>
    ${(known ? choices : [...choices, [value, value] as const]).map(
      ([one, label]) => html`<option value=${one} .selected=${one === value}>${label}</option>`,
    )}
  </select>`
}
