/**
 * @module
 * A CRM contact field as the mapping rules need it, and a row of a mapping.
 *
 * Owns: the shapes. The contract (zod) and the CRM port describe the same ones; both fit here.
 */
import type { Direction } from '../sync/sync-map.ts'
import type { Transform } from './transforms.ts'

export type CrmFieldType =
  | 'text'
  | 'longtext'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'multipicklist'

export type MappedField = {
  readonly name: string
  readonly label: string
  readonly type: CrmFieldType
  readonly maxLength?: number | undefined
  readonly writable: boolean
  readonly required: boolean
  readonly custom: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
  readonly slotHint?: string | undefined
}

export type MappingRow = {
  /** Name of the CRM field. */
  readonly crm: string
  /** Outlook slot (slots.ts). */
  readonly outlook: string
  readonly direction: Direction
  readonly transform: Transform
  /** What Outlook says for which option of a pick list; those left out go by their label (option-words.ts). */
  readonly options?: readonly { readonly crm: string; readonly outlook: string }[]
}

export const goesToOutlook = ({ direction }: MappingRow): boolean => direction !== 'to-crm'
export const goesToCrm = ({ direction }: MappingRow): boolean => direction !== 'to-outlook'

/** Slots that are entries of one list in Outlook: no entry without the ones before it (graph-contract §4.2). */
const families = ['email', 'phone.business', 'phone.home']

export function familyOf(slot: string): { readonly family: string; readonly place: number } | null {
  const family = families.find((name) => slot.startsWith(`${name}.`))
  const place = Number(slot.slice((family?.length ?? 0) + 1))
  return family !== undefined && place > 0 ? { family, place } : null
}
