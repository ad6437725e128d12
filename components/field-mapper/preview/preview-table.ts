/**
 * @module
 * A real contact through the mapping under edit, there and back (CON-5).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, Preview } from '../../../edge/contract/mapping.ts'
import { warningIcon } from '../../element/icons.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'
import type { PreviewState } from '../mapping-controller.ts'

export const previewTable = (
  t: Translate,
  mapping: ContactMapping,
  { preview, problem }: PreviewState,
  show: (crmId: string) => void,
): TemplateResult => html`
  <section class="preview" part="preview" aria-label=${t('preview.caption')}>
    <div class="row between">
      <h2>
        ${preview?.record ? t('preview.of', { name: preview.record.label }) : t('preview.caption')}
      </h2>
      ${recordForm(t, show)}
    </div>
    ${problem ? problemNotice(t, problem) : nothing} ${affected(t, preview)}
    ${preview ? content(t, mapping, preview) : html`<p class="muted small">${t('loading')}</p>`}
  </section>
`

/** Only where the edge counts it. */
const affected = (t: Translate, preview: Preview | undefined) => {
  const { affects } = (preview ?? {}) as { affects?: { records: number; of: number } }
  return affects
    ? html`<p part="affects">
        <strong>${t('preview.affects', { n: affects.records, of: affects.of })}</strong>
      </p>`
    : nothing
}

const recordForm = (t: Translate, show: (crmId: string) => void) => html`
  <form
    class="row"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      const form = event.currentTarget as HTMLFormElement
      show(form.querySelector('input')?.value ?? '')
    }}
  >
    <input
      name="id"
      maxlength="128"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t('preview.record')}
      placeholder=${t('preview.record')}
    />
    <button class="button" type="submit">${t('preview.show')}</button>
  </form>
`

const content = (t: Translate, mapping: ContactMapping, preview: Preview) =>
  preview.record
    ? html`<div class="scroll" tabindex="0" role="group" aria-label=${t('preview.caption')}>
        <table>
          <caption class="visually-hidden">
            ${t('preview.caption')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('mapper.crm')}</th>
              <th scope="col">${t('preview.crm')}</th>
              <th scope="col">${t('preview.outlook')}</th>
              <th scope="col">${t('preview.back')}</th>
            </tr>
          </thead>
          <tbody>
            ${preview.rows.map((row) => previewRow(t, mapping, row))}
          </tbody>
        </table>
      </div>`
    : html`<p class="muted small">${t('preview.none')}</p>`

const previewRow = (
  t: Translate,
  { crmFields }: ContactMapping,
  row: Preview['rows'][number],
) => html`
  <tr class=${row.lossy ? 'lossy' : ''}>
    <th scope="row">${crmFields.find(({ name }) => name === row.crm)?.label ?? row.crm}</th>
    <td>${value(t, row.crmValue)}</td>
    <td>${value(t, row.toOutlook)}</td>
    <td>
      ${value(t, row.backToCrm)}
      ${
        row.lossy
          ? html`<span class="loss">${warningIcon}<span>${t('preview.lossy')}</span></span>`
          : nothing
      }
    </td>
  </tr>
`

const value = (t: Translate, text: string | null) =>
  text === null || text === ''
    ? html`<span class="muted">${t('preview.empty')}</span>`
    : html`<bdi>${text}</bdi>`
