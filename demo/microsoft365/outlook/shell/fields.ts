/**
 * @module
 * Labelled form controls.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'

export const textOf = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value

/** The one control inside is named by the label alone; around a list the label would take in its choices. */
export const field = (label: string, control: TemplateResult, look = ''): TemplateResult =>
  html`<div class=${`field ${look}`} ${ref(tie)}><label>${label}</label>${control}</div>`

let tied = 0

/** Gives the control an id for its label. */
function tie(element: Element | undefined): void {
  // The control is drawn only after this call.
  queueMicrotask(() => {
    const label = element?.querySelector('label')
    const control = element?.querySelector('input, select, textarea')
    if (!label || !control) return
    control.id = `field-${(tied += 1)}`
    label.htmlFor = control.id
  })
}

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
