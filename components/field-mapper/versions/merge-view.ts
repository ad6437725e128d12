/**
 * @module
 * Somebody else has saved meanwhile: their mapping beside mine, field by field, and what to do (CON-5).
 *
 * Does not own: what is taken by default (merge-rows.ts), saving. A mix becomes the rows under edit on top of
 * theirs, to be looked at and saved like any other.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, MappingRow } from '../../../edge/contract/mapping.ts'
import { warningIcon } from '../../element/icons.ts'
import { relativeTime } from '../../i18n/format.ts'
import type { MessageKey, Translate } from '../../i18n/message.ts'
import { completeRows, plainRows } from '../mapper-state.ts'
import type { Draft } from '../mapper-state.ts'
import { differences, mixed } from './merge-rows.ts'
import type { Difference, Whose } from './merge-rows.ts'

export type MergeActs = {
  reload(): void
  overwrite(): void
  mix(rows: readonly MappingRow[]): void
}

const sides: readonly Whose[] = ['mine', 'theirs']

export const mergeView = (
  t: Translate,
  locale: string,
  now: number,
  draft: Draft,
  theirs: ContactMapping,
  acts: MergeActs,
): TemplateResult => {
  const found = differences(draft.saved.rows, plainRows(completeRows(draft)), theirs.rows)
  return html`
    <div class="notice warning" part="conflict" role="alert">
      ${warningIcon}
      <div>
        <p>${t('mapper.conflict')} ${by(t, locale, now, theirs)}</p>
        ${found.length === 0 ? nothing : table(t, theirs, found, acts)}
        <div class="row">
          <button class="button" type="button" @click=${acts.reload}>${t('mapper.reload')}</button>
          <button class="button danger" type="button" @click=${acts.overwrite}>
            ${t('mapper.overwrite')}
          </button>
        </div>
      </div>
    </div>
  `
}

const by = (t: Translate, locale: string, now: number, { savedAt, savedBy }: ContactMapping) => {
  if (savedAt === null) return t('mapper.default')
  const ago = relativeTime(locale, savedAt, now)
  return savedBy === null
    ? t('mapper.saved-at', { ago })
    : t('mapper.saved-by', { ago, name: savedBy })
}

const table = (
  t: Translate,
  theirs: ContactMapping,
  found: readonly Difference[],
  acts: MergeActs,
) => html`
  <form
    class="merge"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      const chosen = new FormData(event.currentTarget as HTMLFormElement)
      acts.mix(
        mixed(theirs.rows, found, (crm) =>
          chosen.get(`of-${crm}`) === 'mine' ? 'mine' : 'theirs',
        ),
      )
    }}
  >
    ${found.map((each) => choice(t, theirs, each))}
    <button class="button primary" type="submit">${t('merge.use')}</button>
  </form>
`

const choice = (t: Translate, mapping: ContactMapping, difference: Difference) => {
  const { crm, preset } = difference
  const label = mapping.crmFields.find(({ name }) => name === crm)?.label ?? crm
  return html`<fieldset>
    <legend>${label}</legend>
    ${sides.map(
      (side) =>
        html`<label>
          <input type="radio" name=${`of-${crm}`} value=${side} ?checked=${side === preset} />
          <span
            ><strong>${t(`merge.${side}`)}</strong> ${rowsText(t, mapping, difference[side])}</span
          >
        </label>`,
    )}
  </fieldset>`
}

const rowsText = (t: Translate, mapping: ContactMapping, rows: readonly MappingRow[]) =>
  rows.length === 0
    ? html`<span class="muted">${t('merge.none')}</span>`
    : rows.map((row) => html`<span class="line">${rowText(t, mapping, row)}</span>`)

const rowText = (
  t: Translate,
  { outlookFields }: ContactMapping,
  { outlook, direction, transform, options = [] }: MappingRow,
): string => {
  const key = t.keyOf('slot', outlook)
  const slot = key
    ? t(key)
    : (outlookFields.find((field) => field.slot === outlook)?.label ?? outlook)
  const how = transform === 'none' ? [] : [t(`mapper.${transform}` as MessageKey)]
  const words = options.length === 0 ? [] : [t('options.said', { n: options.length })]
  return [slot, t(`mapper.${direction}`), ...how, ...words].join(' · ')
}
