/**
 * @module
 * The member's contact mapping: read, checked, saved as a new version, previewed on a real record (CON-1, CON-5).
 */
import type { ContactMapping, MappingRow, Preview } from '../../contract/mapping.ts'
import type { MappingVersions } from '../../contract/records.ts'
import { defaultMapping } from '../../domain/contacts/defaults.ts'
import { crmContactLabel } from '../../domain/contacts/label.ts'
import { checkMapping, compileMapping, previewMapping } from '../../domain/contacts/mapping.ts'
import { slots } from '../../domain/contacts/slots.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmField, CrmPort, CrmRecord } from '../../ports/crm.ts'
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

async function contactFields(desk: MappingDesk): Promise<Result<readonly CrmField[], Refusal>> {
  const answer = await knowFields(desk)
  return answer.ok ? answer : fail(refusalOf(answer.failure))
}

/**
 * The map the engine works with. A group's name says which rows it was made from, so that what was remembered
 * of another field is not taken for this one: a changed row is compared afresh, the others are not (CON-5).
 */
export function contactMap(store: MailboxStore, phones: PhoneNormaliser): SyncMap {
  const fields = store.crmFields() ?? []
  const rows = rowsOf(store, fields)
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
      detail: 'The mapping cannot work as it is',
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

export async function preview(
  desk: MappingDesk,
  rows: readonly MappingRow[],
  crmId: string | null,
): Promise<Result<Preview, Refusal>> {
  const fields = await contactFields(desk)
  if (!fields.ok) return fields
  const record = crmId === null ? await anyContact(desk) : await oneContact(desk, crmId)
  if (!record.ok) return record
  const issues = [...checkMapping(rows, fields.value)]
  if (record.value === null) return ok({ record: null, rows: [], issues })
  const { id, fields: values } = record.value
  return ok({
    record: { crmId: id, label: crmContactLabel(values, rows) ?? id },
    rows: [...previewMapping(rows, fields.value, desk.phones, values)],
    issues,
  })
}

async function anyContact(desk: MappingDesk): Promise<Result<CrmRecord | null, Refusal>> {
  const page = await desk.crm.list(desk.member.member, { stream: 'contacts', which: 'all' }, null)
  return page.ok ? ok(page.value.records[0] ?? null) : fail(refusalOf(page.failure))
}

async function oneContact(
  desk: MappingDesk,
  crmId: string,
): Promise<Result<CrmRecord | null, Refusal>> {
  const answer = await desk.crm.read('contacts', [crmId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(crmId)
  // Only one's own records: the preview is no way to read a colleague's contacts (OPS-3).
  const mine = look?.kind === 'present' && look.record.ownerId === desk.member.member
  return mine ? ok(look.record) : refuse('not-found', 'You have no such contact')
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
