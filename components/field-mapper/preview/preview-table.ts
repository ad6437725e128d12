/**
 * @module
 * A real contact through the mapping under edit, there and back (CON-5).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, Preview } from '../../../edge/contract/mapping.ts'
import { warningIcon } from '../../element/icons.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { MessageKey, Translate } from '../../i18n/message.ts'
import { finderOf } from './record-finder.ts'
import type { FinderHost } from './record-finder.ts'
import type { PreviewState } from '../mapping-controller.ts'

export const previewTable = (
  t: Translate,
  mapping: ContactMapping,
  { preview, problem }: PreviewState,
  show: (crmId: string) => void,
  host: FinderHost,
): TemplateResult => html`
  <section class="preview" part="preview" aria-label=${t('preview.caption')}>
    <h2>
      ${preview?.record ? t('preview.of', { name: preview.record.label }) : t('preview.caption')}
    </h2>
    ${finderOf(host).render(t, show)} ${problem ? problemNotice(t, problem) : nothing}
    ${affected(t, preview)}
    ${preview ? content(t, mapping, preview) : html`<p class="muted small">${t('loading')}</p>`}
  </section>
`

const affected = (t: Translate, preview: Preview | undefined) => {
  const { affects } = preview ?? {}
  return affects
    ? html`<p part="affects">
        <strong>${t('preview.affects', { n: affects.records, of: affects.of })}</strong>
      </p>`
    : nothing
}

type Row = Preview['rows'][number]
type Column = { readonly title: MessageKey; cell(row: Row): TemplateResult }

const content = (t: Translate, mapping: ContactMapping, preview: Preview) => {
  const { record, rows } = preview
  if (!record) return html`<p class="muted small">${t('preview.none')}</p>`
  return html`
    ${table(t, 'preview.from-crm', mapping, rows, fromCrm(t), true)}
    ${
      rows.some(({ outlookValue }) => outlookValue !== undefined)
        ? table(t, 'preview.from-outlook', mapping, rows, fromOutlook(t))
        : nothing
    }
  `
}

const fromCrm = (t: Translate): readonly Column[] => [
  { title: 'preview.crm', cell: ({ crmValue }) => value(t, crmValue) },
  {
    title: 'preview.outlook',
    cell: ({ toOutlook, outlookValue }) =>
      outlookValue !== undefined && toOutlook !== null && toOutlook !== outlookValue
        ? changed(t, toOutlook)
        : value(t, toOutlook),
  },
  {
    title: 'preview.back',
    cell: ({ backToCrm, lossy }) =>
      html`${value(t, backToCrm)}
      ${
        lossy
          ? html`<span class="loss">${warningIcon}<span>${t('preview.lossy')}</span></span>`
          : nothing
      }`,
  },
]

const fromOutlook = (t: Translate): readonly Column[] => [
  { title: 'preview.held', cell: ({ outlookValue = null }) => value(t, outlookValue) },
  {
    title: 'preview.to-crm',
    cell: ({ toCrm = null, crmValue }) =>
      toCrm !== null && toCrm !== crmValue ? changed(t, toCrm) : value(t, toCrm),
  },
]

const table = (
  t: Translate,
  caption: MessageKey,
  { crmFields }: ContactMapping,
  rows: readonly Row[],
  columns: readonly Column[],
  marked = false,
) => html`
  <div class="scroll" tabindex="0" role="group" aria-label=${t(caption)}>
    <table>
      <caption>
        ${t(caption)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('mapper.crm')}</th>
          ${columns.map(({ title }) => html`<th scope="col">${t(title)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class=${marked && row.lossy ? 'lossy' : ''}>
              <th scope="row">
                ${crmFields.find(({ name }) => name === row.crm)?.label ?? row.crm}
              </th>
              ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`

/** Another value than is there now. */
const changed = (t: Translate, text: string) =>
  html`<span class="changed"><bdi>${text}</bdi> <small>${t('preview.changes')}</small></span>`

const value = (t: Translate, text: string | null) =>
  text === null || text === ''
    ? html`<span class="muted">${t('preview.empty')}</span>`
    : html`<bdi>${text}</bdi>`
