/**
 * @module
 * One row of the table: two fields, the direction, the transform, how it stands, remove.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, MappingRow } from '../../edge/contract/mapping.ts'
import { checkIcon, chevronIcon, crossIcon, upIcon, warningIcon } from '../element/icons.ts'
import type { MessageKey, Translate } from '../i18n/message.ts'
import { choiceSelect, crmGroups, fieldSelect, outlookGroups } from './field-select.ts'
import type { SelectProps } from './field-select.ts'
import type { DraftRow, RowIssue } from './mapper-state.ts'

type Column = 'crm' | 'direction' | 'outlook' | 'transform'

export type RowProps = {
  readonly row: DraftRow
  /** Place in the table, from 1. */
  readonly place: number
  readonly issues: readonly RowIssue[]
  readonly last: boolean
  readonly readonly: boolean
  change(patch: Partial<MappingRow>): void
  remove(): void
  move(by: -1 | 1): void
}

export const columns: readonly Column[] = ['crm', 'direction', 'outlook', 'transform']

const directions = ['both', 'to-outlook', 'to-crm'] as const
const transforms = ['none', 'trim', 'lower-case', 'upper-case', 'phone-e164', 'first-line'] as const

/** Options are the same in all rows and made once a render. */
export const rowTemplate = (t: Translate, mapping: ContactMapping) => {
  const crm = crmGroups(t, mapping)
  const outlook = outlookGroups(t, mapping)
  const directionOptions = choices(t, directions)
  const transformOptions = choices(t, transforms)
  return (props: RowProps): TemplateResult => {
    const { row, place } = props
    const name = nameOf(t, mapping, row, place)
    return html`
      <tr part="row" role="row" class=${worst(props.issues)}>
        <th scope="row" role="rowheader" data-label=${t('mapper.crm')}>
          <span id=${`r${row.key}`} class="visually-hidden">${name}</span>
          ${fieldSelect(t, crm, cell(props, 'crm'))}
        </th>
        <td role="cell" data-label=${t('mapper.direction')}>
          ${choiceSelect(directionOptions, cell(props, 'direction'))}
        </td>
        <td role="cell" data-label=${t('mapper.outlook')}>
          ${fieldSelect(t, outlook, cell(props, 'outlook'))}
        </td>
        <td role="cell" data-label=${t('mapper.transform')}>
          ${choiceSelect(transformOptions, cell(props, 'transform'))}
        </td>
        <td role="cell" class="state" data-label=${t('mapper.state')}>${stateCell(t, props)}</td>
        <td role="cell" class="act">${rowButtons(t, name, props)}</td>
      </tr>
    `
  }
}

const choices = <Value extends string>(t: Translate, values: readonly Value[]) =>
  values.map((value) => ({ value, label: t(`mapper.${value}` as MessageKey) }))

const cell = ({ row, issues, readonly, change }: RowProps, column: Column): SelectProps => ({
  value: row[column],
  labelledby: `r${row.key} c-${column}`,
  describedby: issues.length > 0 ? `i${row.key}` : undefined,
  invalid: issues.some(({ severity }) => severity === 'error'),
  disabled: readonly,
  part: `field ${column}`,
  changed: (value) => change({ [column]: value }),
})

const stateCell = (t: Translate, { row, issues }: RowProps) =>
  issues.length === 0
    ? html`<span class="fits">${checkIcon}${t('mapper.ok')}</span>`
    : html`<div id=${`i${row.key}`}>
        ${issues.map(
          (issue) =>
            html`<p class=${issue.severity}>
              ${warningIcon}<span
                ><strong>${t(`mapper.${issue.severity}`)}</strong> ${issueText(t, issue)}</span
              >
            </p>`,
        )}
      </div>`

/** The edge's own sentence serves where a code is newer than these elements. */
export const issueText = (t: Translate, { code, detail }: Pick<RowIssue, 'code' | 'detail'>) => {
  const key = t.keyOf('issue', code)
  return key ? t(key) : detail
}

const rowButtons = (t: Translate, field: string, props: RowProps) => {
  const { row, place, last, remove, move } = props
  if (props.readonly) return nothing
  return html`
    ${rowButton(`u${row.key}`, t('mapper.up', { field }), upIcon, place === 1, () => move(-1))}
    ${rowButton(`d${row.key}`, t('mapper.down', { field }), chevronIcon, last, () => move(1))}
    ${rowButton(`x${row.key}`, t('mapper.remove', { field }), crossIcon, false, remove)}
  `
}

/** A button that can do nothing keeps its place and the focus. */
const rowButton = (
  id: string,
  label: string,
  icon: TemplateResult,
  idle: boolean,
  act: () => void,
) =>
  html`<button
    class="icon-button"
    type="button"
    id=${id}
    aria-label=${label}
    title=${label}
    aria-disabled=${idle}
    @click=${() => idle || act()}
  >
    ${icon}
  </button>`

const worst = (issues: readonly RowIssue[]): string =>
  issues.some(({ severity }) => severity === 'error')
    ? 'in-error'
    : issues.length > 0
      ? 'in-loss'
      : ''

export const nameOf = (
  t: Translate,
  { crmFields }: ContactMapping,
  { crm }: DraftRow,
  place: number,
): string => crmFields.find(({ name }) => name === crm)?.label ?? t('mapper.row', { n: place })
