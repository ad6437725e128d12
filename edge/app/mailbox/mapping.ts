/**
 * @module
 * The member's contact mapping: read, checked, saved as a new version (CON-1, CON-5).
 */
import type { ContactMapping, MappingRow } from '../../contract/mapping.ts'
import type { MappingVersions } from '../../contract/records.ts'
import { defaultMapping } from '../../domain/contacts/defaults.ts'
import { checkMapping, compileMapping } from '../../domain/contacts/mapping.ts'
import { slots } from '../../domain/contacts/slots.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmField, CrmPort } from '../../ports/crm.ts'
import type { Actor, MemberRef, Refusal } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { compareMapping } from './compare-mapping.ts'
import { refusalOf, refuse } from './refuse.ts'

export type MappingDesk = {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly crm: CrmPort
  readonly clock: Clock
  readonly phones: PhoneNormaliser
}

/** The CRM's contact fields, asked once and again when the CRM says that they changed. */
export async function knowFields(
  desk: Pick<MappingDesk, 'store' | 'crm'>,
): Promise<Result<readonly CrmField[], Failure>> {
  const known = desk.store.crmFields()
  if (known !== null) return ok(known)
  const answer = await desk.crm.fields('contacts')
  if (answer.ok) desk.store.saveCrmFields(answer.value)
  return answer
}

export async function contactFields(
  desk: MappingDesk,
): Promise<Result<readonly CrmField[], Refusal>> {
  const answer = await knowFields(desk)
  return answer.ok ? answer : fail(refusalOf(answer.failure))
}

/**
 * The map the engine works with. A group's name says which rows it was made from, so that what was remembered
 * of another field is not taken for this one: a changed row is compared afresh, the others are not (CON-5).
 */
export function mapOf(
  rows: readonly MappingRow[],
  fields: readonly CrmField[],
  phones: PhoneNormaliser,
): SyncMap {
  return compileMapping(rows, fields, phones).map((group) => {
    const slotNames = Object.keys(group.toOutlook(null))
    const origin = rows
      .filter(({ outlook }) => slotNames.includes(outlook))
      .map(({ crm, transform }) => (transform === 'none' ? crm : `${crm}/${transform}`))
    return { ...group, name: `${group.name}=${origin.join('+')}` }
  })
}

export function rowsOf(store: MailboxStore, fields: readonly CrmField[]): readonly MappingRow[] {
  return store.mapping()?.rows ?? defaultMapping(fields)
}

export async function readMapping(desk: MappingDesk): Promise<Result<ContactMapping, Refusal>> {
  const fields = await contactFields(desk)
  if (!fields.ok) return fields
  const saved = desk.store.mapping()
  const rows = [...rowsOf(desk.store, fields.value)]
  return ok({
    version: versionOf(saved?.version),
    isDefault: saved === null,
    savedAt: saved === null ? null : new Date(saved.savedAt).toISOString(),
    savedBy: saved?.savedBy ?? null,
    rows,
    defaults: [...defaultMapping(fields.value)],
    crmFields: fields.value.map(offered),
    outlookFields: slots.map((slot) => ({ ...slot })),
    issues: [...checkMapping(rows, fields.value)],
  })
}

export async function saveMapping(
  desk: MappingDesk,
  who: Actor,
  rows: readonly MappingRow[],
  ifMatch: string,
): Promise<Result<ContactMapping, Refusal>> {
  const fields = await contactFields(desk)
  if (!fields.ok) return fields
  const { store, clock } = desk
  const errors = checkMapping(rows, fields.value).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    return fail({
      code: 'invalid-mapping',
      detail: 'The mapping will not work as it is',
      errors: errors.map(({ row, code, detail }) => ({
        pointer: row === null ? '/rows' : `/rows/${row}`,
        code,
        detail,
      })),
    })
  }
  const saved = store.mapping()
  if (ifMatch !== '*' && ifMatch !== versionOf(saved?.version)) {
    return refuse('version-conflict', 'Somebody saved another mapping meanwhile')
  }
  store.transaction(() => {
    const savedBy = who.name ?? who.member
    store.saveMapping({ version: (saved?.version ?? 0) + 1, rows, savedAt: clock.now(), savedBy })
    compareMapping(desk, 'contacts')
  })
  return readMapping(desk)
}

export function mappingVersions({ store }: Pick<MappingDesk, 'store'>): MappingVersions {
  return {
    versions: store.mappings().map(({ version, savedAt, savedBy, rows }) => ({
      version: versionOf(version),
      savedAt: new Date(savedAt).toISOString(),
      savedBy,
      rows: [...rows],
    })),
  }
}

const versionOf = (version: number | undefined): string => `m${version ?? 0}`

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
