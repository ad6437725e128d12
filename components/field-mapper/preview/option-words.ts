/**
 * @module
 * What Outlook says for each option of a pick list, row by row (CON-5). Left empty, an option goes by its own name.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, MappingRow } from '../../../edge/contract/mapping.ts'
import type { Translate } from '../../i18n/message.ts'

type Field = ContactMapping['crmFields'][number]
type Options = NonNullable<Field['options']>
type Words = NonNullable<MappingRow['options']>

export type WordRow = MappingRow & { readonly key: number }
export type ChangeWords<Row> = (row: Row, patch: { readonly options: Words }) => void

export const optionWords = <Row extends WordRow>(
  t: Translate,
  { crmFields }: ContactMapping,
  rows: readonly Row[],
  locked: boolean,
  change: ChangeWords<Row>,
): TemplateResult | typeof nothing => {
  const listed = rows.flatMap((row) => {
    const field = crmFields.find(({ name }) => name === row.crm)
    return row.outlook !== '' && field?.options?.length ? [{ row, field }] : []
  })
  if (listed.length === 0) return nothing
  return html`
    <section class="words" part="options" aria-labelledby="words-title">
      <h2 id="words-title">${t('options.title')}</h2>
      <p class="muted small">${t('options.hint')}</p>
      ${listed.map(
        ({ row, field }) => html`
          <details>
            <summary>
              <bdi>${field.label}</bdi>
              ${saidOf(t, row, field)}
            </summary>
            ${fieldWords(t, field, row, locked, (options) => change(row, { options }))}
          </details>
        `,
      )}
    </section>
  `
}

/** How many options do not go by their own name. */
const saidOf = (t: Translate, { options = [] }: WordRow, field: Field) => {
  const own = (field.options ?? []).filter(({ value }) => options.some(({ crm }) => crm === value))
  return own.length === 0
    ? nothing
    : html`<span class="muted small">${t('options.said', { n: own.length })}</span>`
}

const fieldWords = (
  t: Translate,
  { options = [] }: Field,
  row: WordRow,
  locked: boolean,
  change: (options: Words) => void,
) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${t('preview.crm')}</th>
        <th scope="col">${t('preview.outlook')}</th>
      </tr>
    </thead>
    <tbody>
      ${options.map(({ value, label }, at) => {
        const id = `w${row.key}-${at}`
        const typed = (word: string) => change(said(row, options, value, word))
        return html`
          <tr>
            <th scope="row" id=${id}><bdi>${label}</bdi></th>
            <td>${wordInput(id, label, wordOf(row, value), locked, typed)}</td>
          </tr>
        `
      })}
    </tbody>
  </table>
`

/** The page hears of the mapping, not of what is typed towards it. */
const wordInput = (
  labelledby: string,
  placeholder: string,
  word: string,
  disabled: boolean,
  typed: (word: string) => void,
) =>
  html`<input
    maxlength="255"
    autocomplete="off"
    aria-labelledby=${labelledby}
    placeholder=${placeholder}
    .value=${word}
    ?disabled=${disabled}
    @input=${(event: Event) => event.stopPropagation()}
    @change=${(event: Event) => {
      event.stopPropagation()
      typed((event.currentTarget as HTMLInputElement).value)
    }}
  />`

const wordOf = ({ options = [] }: MappingRow, option: string): string =>
  options.find(({ crm }) => crm === option)?.outlook ?? ''

/**
 * The words with this option's first one changed; its others stay understood. What the CRM no longer has is left out,
 * and what parts the values of a list is no part of a word.
 */
const said = (
  { options = [] }: MappingRow,
  known: Options,
  option: string,
  typed: string,
): Words => {
  const word = typed.replaceAll(/[;\r\n]+/gu, ' ').trim()
  const label = known.find(({ value }) => value === option)?.label
  return known.flatMap(({ value }) => {
    const before = options.filter(({ crm }) => crm === value)
    if (value !== option) return before
    if (word === '' || word === label) return []
    const others = before.slice(1).filter(({ outlook }) => outlook !== word)
    return [{ crm: option, outlook: word }, ...others]
  })
}
