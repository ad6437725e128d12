/**
 * @module
 * The selects of a row. Fields come grouped; Outlook fields that cannot be written are not among them
 * because the edge does not offer them (CON-1).
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping } from '../../edge/contract/mapping.ts'
import type { MessageKey, Translate } from '../i18n/message.ts'

type Option = { readonly value: string; readonly label: string }
type Group = { readonly label: string; readonly options: readonly Option[] }

export type SelectProps = {
  readonly value: string
  readonly labelledby: string
  readonly describedby: string | undefined
  readonly invalid: boolean
  readonly disabled: boolean
  readonly part: string
  changed(value: string): void
}

export const fieldSelect = (
  t: Translate,
  groups: readonly Group[],
  props: SelectProps,
): TemplateResult =>
  select(
    props,
    html`
      <option value="" disabled .selected=${props.value === ''}>${t('mapper.choose')}</option>
      ${missing(groups, props.value)}
      ${groups.map(
        ({ label, options }) =>
          html`<optgroup label=${label}>${items(options, props.value)}</optgroup>`,
      )}
    `,
  )

export const choiceSelect = (options: readonly Option[], props: SelectProps): TemplateResult =>
  select(props, html`${items(options, props.value)}`)

const select = (props: SelectProps, options: TemplateResult) => html`
  <select
    part=${props.part}
    aria-labelledby=${props.labelledby}
    aria-describedby=${props.describedby ?? ''}
    aria-invalid=${props.invalid}
    ?disabled=${props.disabled}
    @change=${(event: Event) => props.changed((event.currentTarget as HTMLSelectElement).value)}
  >
    ${options}
  </select>
`

const items = (options: readonly Option[], chosen: string) =>
  options.map(
    ({ value, label }) =>
      html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
  )

/** A field that no longer exists stays to be seen, by its name. */
const missing = (groups: readonly Group[], value: string) =>
  value === '' || groups.some(({ options }) => options.some((option) => option.value === value))
    ? ''
    : html`<option value=${value} .selected=${true}>${value}</option>`

export const crmGroups = (t: Translate, { crmFields }: ContactMapping): readonly Group[] => {
  const group = (label: MessageKey, custom: boolean): Group => ({
    label: t(label),
    options: crmFields
      .filter((field) => field.custom === custom)
      .map(({ name, label: text }) => ({ value: name, label: text })),
  })
  return [group('mapper.standard', false), group('mapper.custom', true)].filter(
    ({ options }) => options.length > 0,
  )
}

const slotGroups: readonly (readonly [MessageKey, RegExp])[] = [
  ['group.name', /^name\./],
  ['group.email', /^(email|im|website)/],
  ['group.phone', /^phone\./],
  ['group.work', /^(company|department|jobTitle|profession|office|manager|assistant)/],
  ['group.address', /^address\./],
  ['group.other', /^/],
]

export const outlookGroups = (
  t: Translate,
  { outlookFields }: ContactMapping,
): readonly Group[] => {
  const groups = slotGroups.map(([key]) => ({ label: t(key), options: [] as Option[] }))
  for (const { slot, label: english } of outlookFields) {
    const key = t.keyOf('slot', slot)
    const label = key ? t(key) : english
    const at = slotGroups.findIndex(([, pattern]) => pattern.test(slot))
    groups[at]?.options.push({ value: slot, label })
  }
  return groups.filter(({ options }) => options.length > 0)
}
