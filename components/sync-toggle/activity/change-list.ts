/**
 * @module
 * What an update changed, field by field: before and after (SYN-8).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FieldChange } from '../../../edge/contract/sync.ts'
import type { Translate } from '../../i18n/message.ts'
import { shownText } from './shown-text.ts'
import { fieldText } from './value-text.ts'

/** More would hide the next entry of the list. */
const FIRST = 4

export const changeList = (t: Translate, changes: readonly FieldChange[]): TemplateResult => {
  const rest = changes.slice(FIRST)
  return html`
    <dl class="values small" part="changes">
      ${changes.slice(0, FIRST).map((change) => field(t, change))}
    </dl>
    ${
      rest.length === 0
        ? nothing
        : html`<details class="small">
            <summary>${t('activity.fields', { n: rest.length })}</summary>
            <dl class="values">${rest.map((change) => field(t, change))}</dl>
          </details>`
    }
  `
}

const field = (t: Translate, { field: name, label, before, after, cut }: FieldChange) => html`
  <div>
    <dt>${fieldText(t, name, label)}</dt>
    <dd>
      ${
        before === undefined
          ? nothing
          : html`<span class="before"
                ><span class="visually-hidden">${t('activity.before')} </span
                >${shownText(t, before, cut)}</span
              >
              <span class="arrow" aria-hidden="true">→</span>
              <span class="visually-hidden">${t('activity.after')} </span>`
      }
      ${shownText(t, after, cut)}
    </dd>
  </div>
`
