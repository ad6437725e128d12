/**
 * @module
 * The table of the mapping: a real table, each control named by its row and column.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { MappingRow } from '../../edge/contract/mapping.ts'
import type { Translate } from '../i18n/message.ts'
import { issuesOf } from './mapper-state.ts'
import type { Draft, DraftRow } from './mapper-state.ts'
import { columns, rowTemplate } from './mapping-row.ts'

type Acts = {
  change(row: DraftRow, patch: Partial<MappingRow>): void
  remove(row: DraftRow): void
  move(row: DraftRow, by: -1 | 1): void
}

export const mappingTable = (
  t: Translate,
  draft: Draft,
  readonly: boolean,
  acts: Acts,
): TemplateResult => {
  const row = rowTemplate(t, draft.saved)
  return html`
    <table class="mapping" part="table" role="table">
      <caption>
        ${t('mapper.caption')}
      </caption>
      ${tableHead(t)}
      <tbody role="rowgroup">
        ${draft.rows.map((item, index) =>
          row({
            row: item,
            place: index + 1,
            last: index === draft.rows.length - 1,
            issues: issuesOf(draft, item),
            readonly,
            change: (patch) => acts.change(item, patch),
            remove: () => acts.remove(item),
            move: (by) => acts.move(item, by),
          }),
        )}
      </tbody>
    </table>
    ${draft.rows.length === 0 ? html`<p class="muted">${t('mapper.empty')}</p>` : nothing}
  `
}

const tableHead = (t: Translate) => html`
  <thead role="rowgroup">
    <tr role="row">
      ${columns.map(
        (column) =>
          html`<th scope="col" role="columnheader" id=${`c-${column}`}>
            ${t(`mapper.${column}`)}
          </th>`,
      )}
      <th scope="col" role="columnheader">${t('mapper.state')}</th>
      <td role="cell"></td>
    </tr>
  </thead>
`
