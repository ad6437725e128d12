/**
 * @module
 * The organization's contacts mapping: read, checked, saved as a new version, handed to every mailbox that takes
 * part as the rules are (settings.ts, CON-5).
 */
import type { MappingVersions } from '../../contract/records.ts'
import type {
  OrganizationMapping,
  SaveOrganizationMapping,
} from '../../contract/organization-mapping.ts'
import { defaultMapping } from '../../domain/contacts/defaults.ts'
import { sameValue } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmField } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { StoredOrganizationMapping } from '../../ports/org-store.ts'
import type { Doer } from '../../ports/people-host.ts'
import { refusalOf, refuse } from '../mailbox/refuse.ts'
import { invalidMapping, mappingView, savedLine, versionsView } from '../mapping-view.ts'
import type { OrgContext } from './context.ts'
import type { Noted } from './settings.ts'

type Desk = Pick<OrgContext, 'crm' | 'store'>

export async function readOrganizationMapping(
  org: Desk,
): Promise<Result<OrganizationMapping, Refusal>> {
  const fields = await org.crm.fields('contacts')
  return fields.ok ? ok(viewOf(org, fields.value)) : fail(refusalOf(fields.failure))
}

function viewOf({ store }: Desk, fields: readonly CrmField[]): OrganizationMapping {
  const saved = store.organizationMapping()
  const defaults = defaultMapping(fields)
  return {
    version: versionOf(saved?.version ?? 0),
    ...savedLine(saved),
    isDefault: (saved?.rows ?? null) === null,
    ...mappingView(saved?.rows ?? defaults, defaults, fields),
    fixed: saved?.fixed ?? false,
  }
}

/** @param note writes the audit log, in the same transaction */
export async function saveOrganizationMapping(
  org: OrgContext,
  note: (doer: Doer, what: Noted) => void,
  doer: Doer,
  wanted: SaveOrganizationMapping,
  ifMatch: string,
): Promise<Result<OrganizationMapping, Refusal>> {
  const fields = await org.crm.fields('contacts')
  if (!fields.ok) return fail(refusalOf(fields.failure))
  const { rows, fixed } = wanted
  const invalid = rows === null ? null : invalidMapping(rows, fields.value)
  if (invalid !== null) return fail(invalid)
  const { store, clock, alarms } = org
  const saved = store.organizationMapping()
  if (ifMatch !== versionOf(saved?.version ?? 0)) {
    return refuse('version-conflict', 'Somebody saved another mapping meanwhile')
  }
  const before = { rows: saved?.rows ?? null, fixed: saved?.fixed ?? false }
  if (sameValue(before, { rows, fixed })) return ok(viewOf(org, fields.value))
  store.transaction(() => {
    const next: StoredOrganizationMapping = {
      ...{ version: (saved?.version ?? 0) + 1, rows, fixed },
      ...{ savedAt: clock.now(), savedBy: doer.who.name ?? doer.who.member },
    }
    store.saveOrganizationMapping(next)
    store.setUntold(store.joined())
    const details = {
      rows: `${before.rows?.length ?? 'default'} → ${rows?.length ?? 'default'}`,
      fixed: `${before.fixed} → ${fixed}`,
    }
    const target = { id: org.organization, label: null }
    note(doer, { action: 'settings.mapping-changed', target, details })
  })
  await alarms.sooner('settings', clock.now())
  return ok(viewOf(org, fields.value))
}

export const organizationMappingVersions = ({
  store,
}: Pick<OrgContext, 'store'>): MappingVersions =>
  versionsView(
    store
      .organizationMappings()
      .flatMap(({ rows, ...saved }) => (rows ? [{ ...saved, rows }] : [])),
    versionOf,
  )

const versionOf = (version: number): string => `o${version}`
