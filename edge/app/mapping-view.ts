/**
 * @module
 * A contacts mapping as it is shown and checked, whoever's it is (CON-1, CON-5).
 */
import type { ContactMapping, MappingRow } from '../contract/mapping.ts'
import type { MappingVersions } from '../contract/records.ts'
import { checkMapping } from '../domain/contacts/mapping.ts'
import { slots } from '../domain/contacts/slots.ts'
import type { CrmField } from '../ports/crm.ts'
import type { Refusal } from '../ports/hosts.ts'

/** What can be chosen from, and what is wrong with these rows. */
export const mappingView = (
  rows: readonly MappingRow[],
  defaults: readonly MappingRow[],
  fields: readonly CrmField[],
): Pick<ContactMapping, 'rows' | 'defaults' | 'crmFields' | 'outlookFields' | 'issues'> => ({
  rows: [...rows],
  defaults: [...defaults],
  crmFields: fields.map(offered),
  outlookFields: slots.map((slot) => ({ ...slot })),
  issues: [...checkMapping(rows, fields)],
})

/** null: it can work. */
export function invalidMapping(
  rows: readonly MappingRow[],
  fields: readonly CrmField[],
): Refusal | null {
  const errors = checkMapping(rows, fields).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return null
  return {
    code: 'invalid-mapping',
    detail: 'The mapping will not work as it is',
    errors: errors.map(({ row, code, detail }) => ({
      pointer: row === null ? '/rows' : `/rows/${row}`,
      code,
      detail,
    })),
  }
}

type Saved = { readonly version: number; readonly savedAt: number; readonly savedBy: string }

export const savedLine = (
  saved: Saved | null,
): Pick<ContactMapping, 'isDefault' | 'savedAt' | 'savedBy'> => ({
  isDefault: saved === null,
  savedAt: saved === null ? null : new Date(saved.savedAt).toISOString(),
  savedBy: saved?.savedBy ?? null,
})

export const versionsView = (
  saved: readonly (Saved & { readonly rows: readonly MappingRow[] })[],
  named: (version: number) => string,
): MappingVersions => ({
  versions: saved.map(({ version, savedAt, savedBy, rows }) => ({
    version: named(version),
    savedAt: new Date(savedAt).toISOString(),
    savedBy,
    rows: [...rows],
  })),
})

function offered(field: CrmField): ContactMapping['crmFields'][number] {
  const { name, label, type, writable, required, custom } = field
  return {
    name,
    label,
    type,
    writable,
    required,
    custom,
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.options === undefined ? {} : { options: field.options.map((one) => ({ ...one })) }),
  }
}
