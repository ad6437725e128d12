/**
 * @module
 * A value as text in a list: long ones by their beginning, with the rest on demand.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Translate } from '../../i18n/message.ts'

/** About two lines of a narrow card. */
const SHORT_LETTERS = 80

/** `isCut`: the edge keeps no more of it than its beginning. */
export const shownText = (t: Translate, text: string | null, isCut = false): TemplateResult => {
  if (text === null || text === '')
    return html`<span class="muted">${t('activity.no-value')}</span>`
  if (text.length <= SHORT_LETTERS) return html`<bdi>${text}</bdi>`
  return html`<details class="long">
    <summary>
      <bdi class="less">${beginning(text)}</bdi>
      <span class="link less">${t('activity.all')}</span>
      <span class="link more">${t('activity.less')}</span>
    </summary>
    <bdi>${text}</bdi>
    ${isCut ? html`<span class="muted">${t('activity.cut')}</span>` : nothing}
  </details>`
}

/** By code points: half of a pair of surrogates would be shown as a box. */
const beginning = (text: string): string =>
  `${Array.from(text.slice(0, SHORT_LETTERS)).slice(0, -1).join('').trimEnd()}…`
