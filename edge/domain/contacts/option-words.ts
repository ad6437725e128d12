/**
 * @module
 * Which word of Outlook stands for which option of a pick list, where a person says so (CON-5).
 *
 * Owns: the words' meaning and what is wrong with them. Does not own: how a value travels (wire.ts).
 */
import type { MappedField, MappingRow } from './crm-field.ts'
import { goesToCrm } from './crm-field.ts'
import { foldedCase } from '../text.ts'

type Option = { readonly value: string; readonly label: string }

/**
 * The field with its options called as the row says. An option's first word is what Outlook gets; its others, its own
 * label among them, are understood when they come back.
 */
export function withWords(field: MappedField, { options = [] }: MappingRow): MappedField {
  if (options.length === 0 || !hasOptions(field)) return field
  const said = options.map(({ crm, outlook }): Option => ({ value: crm, label: outlook }))
  return { ...field, options: [...said, ...(field.options ?? [])] }
}

const hasOptions = ({ type }: Pick<MappedField, 'type'>): boolean =>
  type === 'picklist' || type === 'multipicklist'

export type WordIssue = 'unknown-option' | 'option-twice'

/** `option-twice`: a word that comes back could mean two options. */
export function wordIssues(row: MappingRow, field: MappedField): readonly WordIssue[] {
  const said = row.options ?? []
  if (said.length === 0) return []
  const known = hasOptions(field) ? (field.options ?? []) : []
  const isKnown = ({ crm }: { readonly crm: string }) => known.some(({ value }) => value === crm)
  const unsaid = known.filter(({ value }) => !said.some(({ crm }) => crm === value))
  const words = [...said.map(({ outlook }) => outlook), ...unsaid.map(({ label }) => label)]
  const isTwice = new Set(words.map(foldedCase)).size < words.length
  return [
    ...(said.every(isKnown) ? [] : (['unknown-option'] as const)),
    ...(isTwice && goesToCrm(row) ? (['option-twice'] as const) : []),
  ]
}
