/**
 * @module
 * What the two streams are made of: their maps, which records belong, names of the containers (CAL-1, CON-2).
 */
import type { MappingRow } from '../../contract/mapping.ts'
import type { SyncSettings } from '../../contract/settings.ts'
import { makeEventMap } from '../../domain/calendar/event-map.ts'
import { eventLabel } from '../../domain/calendar/label.ts'
import { defaultScope, inScope } from '../../domain/calendar/scope.ts'
import type { ScopePolicy } from '../../domain/calendar/scope.ts'
import { contactLabel, crmContactLabel } from '../../domain/contacts/label.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import type { Stream } from '../../domain/record.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { CrmRecord } from '../../ports/crm.ts'
import type { MemberRef } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { StreamKind } from './context.ts'
import { mapOf, rowsOf } from './mapping.ts'

/**
 * One more whenever values that were read before come out otherwise, on either side (P05): then nothing is written
 * because of it. test/adapters/readings.test.ts fails until it is.
 */
export const readings: Readonly<Record<Stream, number>> = { calendar: 1, contacts: 1 }

type Means = {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly phones: PhoneNormaliser
  readonly crmName: string
  /** The organization's rules as they are now. */
  readonly settings: () => SyncSettings
  /** Zones that Outlook writes alike (Berlin and Vienna) are one and the same there. */
  readonly sameZone: (a: string, b: string) => boolean
}

export function makeStreamKind(means: Means): (stream: Stream) => StreamKind {
  const { member, crmName, settings } = means
  const mapping = contactMapping(means)
  const scope = (record: CrmRecord, entered: boolean): string => {
    const memory = { everMassUpdated: entered, everEdited: entered }
    const policy = scopePolicy(settings(), record)
    const verdict = inScope({ ...record, ...memory }, member.member, policy)
    return verdict === 'in' ? 'in' : verdict.out
  }
  const calendar: Omit<StreamKind, 'cap'> = {
    map: makeEventMap(means.sameZone),
    reading: readings.calendar,
    scope,
    label: (_side, fields) => eventLabel(fields),
    containerName: `${crmName} Calendar`,
  }
  const contacts: Omit<StreamKind, 'map' | 'cap'> = {
    scope,
    reading: readings.contacts,
    label: (side, fields) =>
      side === 'outlook' ? contactLabel(fields) : crmContactLabel(fields, mapping().rows),
    containerName: `${crmName} Contacts`,
  }
  return (stream) => {
    const cap = settings().caps[stream] ?? Infinity
    return stream === 'calendar' ? { ...calendar, cap } : { ...contacts, map: mapping().map, cap }
  }
}

/** What a person typed in Outlook stays there: rules of privacy and category are about the CRM's own records. */
function scopePolicy(settings: SyncSettings, { origin }: CrmRecord): ScopePolicy {
  const { imported, privateRecords, categories } = settings
  return origin === 'sync'
    ? { ...defaultScope, imported }
    : { imported, private: privateRecords, categories }
}

type ContactMapping = { readonly map: SyncMap; readonly rows: readonly MappingRow[] }

/** Compiled once for a mapping and the CRM's fields: it is asked for several times a record. */
function contactMapping({ store, phones }: Means): () => ContactMapping {
  let made: readonly unknown[] = []
  let last: ContactMapping = { map: [], rows: [] }
  return () => {
    const from = [store.mapping(), store.organizationMapping(), store.crmFields()]
    if (made.length === 0 || from.some((one, index) => one !== made[index])) {
      const fields = store.crmFields() ?? []
      const rows = rowsOf(store, fields)
      last = { map: mapOf(rows, fields, phones), rows }
      made = from
    }
    return last
  }
}
