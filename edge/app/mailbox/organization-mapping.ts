/**
 * @module
 * Whose mapping a member's contacts travel by: the organization's where it is fixed, else his own, else the
 * organization's, else the default (CON-5).
 */
import type { MappingRow } from '../../contract/mapping.ts'
import { sameValue } from '../../domain/record.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KnownMapping } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { compareMapping } from './compare-mapping.ts'

/** null: the default mapping. */
export type Governing = {
  readonly level: 'own' | 'organization' | 'default'
  readonly rows: readonly MappingRow[] | null
}

export function governing({
  mapping,
  organizationMapping,
}: Pick<MailboxStore, 'mapping' | 'organizationMapping'>): Governing {
  const [own, organization] = [mapping(), organizationMapping()]
  const isOwn = own !== null && own.follows !== true && organization?.fixed !== true
  if (isOwn) return { level: 'own', rows: own.rows }
  const rows = organization?.rows ?? null
  return { level: rows === null ? 'default' : 'organization', rows }
}

/** @returns whether there is something to wake up for */
export function takeMapping(
  desk: { readonly store: MailboxStore; readonly clock: Clock },
  saved: KnownMapping,
): boolean {
  const { store } = desk
  return store.transaction(() => {
    const known = store.organizationMapping()
    if (known !== null && known.version >= saved.version) return false
    const before = governing(store).rows
    store.saveOrganizationMapping(saved)
    if (sameValue(before, governing(store).rows)) return false
    compareMapping(desk, 'contacts')
    return true
  })
}
