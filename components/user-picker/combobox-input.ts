/**
 * @module
 * The input of the combobox. It keeps the focus; what is active in the list is only named by it.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Translate } from '../i18n/message.ts'
import type { ComboboxController } from './combobox-controller.ts'

type InputProps = {
  readonly invalid: boolean
  readonly required: boolean
  readonly locked: boolean
  readonly text: string
  typed(event: Event): void
  pasted(event: ClipboardEvent): unknown
  left(): void
}

export const comboboxInput = (
  t: Translate,
  combobox: ComboboxController,
  props: InputProps,
): TemplateResult =>
  html`<input
    id="input"
    part="input"
    type="text"
    role="combobox"
    autocomplete="off"
    autocapitalize="none"
    spellcheck="false"
    maxlength="200"
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-controls="list"
    aria-expanded=${combobox.open}
    aria-activedescendant=${combobox.open && combobox.active >= 0 ? `o${combobox.active}` : ''}
    aria-invalid=${props.invalid}
    aria-required=${props.required}
    aria-describedby=${props.invalid ? 'message' : ''}
    placeholder=${t('picker.placeholder')}
    .value=${props.text}
    ?disabled=${props.locked}
    @input=${props.typed}
    @paste=${props.pasted}
    @change=${(event: Event) => event.stopPropagation()}
    @keydown=${(event: KeyboardEvent) => combobox.onKey(event)}
    @blur=${props.left}
  />`
