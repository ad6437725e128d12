/**
 * @module
 * The head of the card: what is switched, how it stands, the switch.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { StreamName } from '../../edge/contract/sync.ts'
import { calendarIcon, contactsIcon } from '../element/icons.ts'
import type { Translate } from '../i18n/message.ts'
import type { ToggleView } from './toggle-state.ts'

export const streamHead = (
  t: Translate,
  stream: StreamName,
  line: string,
  view: ToggleView,
  press: () => void,
): TemplateResult => html`
  <div class="head">
    <span class="emblem">${stream === 'calendar' ? calendarIcon : contactsIcon}</span>
    <div>
      <p class="label" id="label" part="label">
        <slot name="label">${t(`toggle.label.${stream}`)}</slot>
      </p>
      <p id="status" part="status">${line}</p>
      <slot name="hint"></slot>
    </div>
    <button
      class="switch"
      part="switch"
      type="button"
      role="switch"
      aria-checked=${view.checked}
      aria-labelledby="label"
      aria-describedby="status"
      aria-busy=${view.busy}
      aria-disabled=${view.locked}
      @click=${press}
    ></button>
  </div>
`
