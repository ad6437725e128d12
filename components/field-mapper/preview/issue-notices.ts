/**
 * @module
 * What cannot work or would be lost, told around the table.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { warningIcon } from '../../element/icons.ts'
import type { Translate } from '../../i18n/message.ts'
import type { FaultyRow } from '../faulty-rows.ts'

/** @param rows each with a way to it */
export const errorSummary = (
  t: Translate,
  rows: readonly FaultyRow[],
): TemplateResult | typeof nothing =>
  rows.length === 0
    ? nothing
    : html`<div class="notice danger" part="problem" role="alert">
        ${warningIcon}
        <div>
          <p>${t('mapper.errors', { n: rows.length })}</p>
          <ul>
            ${rows.map(
              ([name, issues, focus]) =>
                html`<li>
                  <button class="button plain" type="button" @click=${focus}>${name}</button>
                  ${issues}
                </li>`,
            )}
          </ul>
        </div>
      </div>`

/** What is wrong or lost in the mapping as a whole, such as a required field that no row writes. */
export const wholeNotice = (issues: readonly string[]): TemplateResult | typeof nothing =>
  issues.length === 0
    ? nothing
    : html`<div class="notice warning" part="problem">
        ${warningIcon}
        <div>${issues.map((issue) => html`<p>${issue}</p>`)}</div>
      </div>`
