/**
 * @module
 * Below the field: what is needed before the directory can be read.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { infoIcon } from '../element/icons.ts'
import type { Translate } from '../i18n/message.ts'

export const connectOffer = (
  t: Translate,
  first: boolean,
  start: () => void,
): TemplateResult => html`
  <div class="notice" part="connect">
    ${infoIcon}
    <div>
      <p>${t(first ? 'picker.not-connected' : 'problem.sign-in-again')}</p>
      <button class="button primary" type="button" @click=${start}>
        ${t(first ? 'connect.title' : 'connect.again')}
      </button>
    </div>
  </div>
`

export const retryButton = (t: Translate, retry: () => void): TemplateResult =>
  html`<button class="button" type="button" @click=${retry}>${t('retry')}</button>`
