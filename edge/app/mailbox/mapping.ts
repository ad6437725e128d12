/**
 * @module
 * The member's contact mapping: read, checked, saved as a new version (CON-1, CON-5).
 */
import type { ContactMapping, MappingRow } from '../../contract/mapping.ts'
import type { MappingVersions } from '../../contract/records.ts'
import { defaultMapping } from '../../domain/contacts/defaults.ts'
import { compileMapping } from '../../domain/contacts/mapping.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import { fingerprint, sameValue } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmField, CrmPort } from '../../ports/crm.ts'
import type { Actor, MemberRef, Refusal } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { invalidMapping, mappingView, savedLine, versionsView } from '../mapping-view.ts'
import { compareMapping } from './compare-mapping.ts'
import { governing } from './organization-mapping.ts'
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
    const origin = rows.filter(({ outlook }) => slotNames.includes(outlook)).map(originOf)
    return { ...group, name: `${group.name}=${origin.join('+')}` }
  })
}

function originOf({ crm, transform, options = [] }: MappingRow): string {
  const words =
    options.length === 0
      ? ''
      : `#${fingerprint(options.map(({ crm: one, outlook }) => [one, outlook]))}`
  return (transform === 'none' ? crm : `${crm}/${transform}`) + words
}

export function rowsOf(store: MailboxStore, fields: readonly CrmField[]): readonly MappingRow[] {
  return governing(store).rows ?? defaultMapping(fields)
}

export async function readMapping(desk: MappingDesk): Promise<Result<ContactMapping, Refusal>> {
  const fields = await contactFields(desk)
  return fields.ok ? ok(viewOf(desk, fields.value)) : fields
}

function viewOf(
  { store }: Pick<MappingDesk, 'store'>,
  fields: readonly CrmField[],
): ContactMapping {
  const { level } = governing(store)
  const organization = store.organizationMapping()
  const defaults = organization?.rows ?? defaultMapping(fields)
  return {
    version: versionOf(store, store.mapping()?.version),
    ...savedLine(level === 'own' ? store.mapping() : organization),
    isDefault: level === 'default',
    ...mappingView(rowsOf(store, fields), defaults, fields),
    level,
    ...(organization?.fixed === true && {
      fixedBy: { name: organization.savedBy, at: new Date(organization.savedAt).toISOString() },
    }),
  }
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
  const organization = store.organizationMapping()
  if (organization?.fixed === true) {
    return refuse('not-permitted', 'Your organization fixed the mapping for everybody.')
  }
  const invalid = invalidMapping(rows, fields.value)
  if (invalid !== null) return fail(invalid)
  const saved = store.mapping()
  if (ifMatch !== '*' && ifMatch !== versionOf(store, saved?.version)) {
    return refuse('version-conflict', 'Somebody saved another mapping meanwhile')
  }
  store.transaction(() => {
    const savedBy = who.name ?? who.member
    const next = { version: (saved?.version ?? 0) + 1, rows, savedAt: clock.now(), savedBy }
    // Back to what the organization says: from then on it is followed, whatever it becomes.
    const follows = organization?.rows && sameValue(organization.rows, rows)
    store.saveMapping({ ...next, ...(follows ? { follows } : {}) })
    compareMapping(desk, 'contacts')
  })
  return ok(viewOf(desk, fields.value))
}

export const mappingVersions = ({ store }: Pick<MappingDesk, 'store'>): MappingVersions =>
  versionsView(store.mappings(), (version) => versionOf(store, version))

/** Moves with the organization's too: its rows may be what is shown. */
function versionOf(
  { organizationMapping }: Pick<MailboxStore, 'organizationMapping'>,
  version = 0,
): string {
  const organization = organizationMapping()
  return organization === null ? `m${version}` : `m${version}.o${organization.version}`
}
