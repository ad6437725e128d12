/**
 * @module
 * What the two streams are made of: their maps, which records belong, names of the containers (CAL-1, CON-2).
 */
import { makeEventMap } from '../../domain/calendar/event-map.ts'
import { eventLabel } from '../../domain/calendar/label.ts'
import { inScope } from '../../domain/calendar/scope.ts'
import { contactLabel, crmContactLabel } from '../../domain/contacts/label.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import { fingerprint } from '../../domain/record.ts'
import type { Json, Stream } from '../../domain/record.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { CrmRecord } from '../../ports/crm.ts'
import type { MemberRef } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { StreamKind } from './context.ts'
import { contactMap, rowsOf } from './mapping.ts'

type Means = {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly phones: PhoneNormaliser
  readonly crmName: string
  readonly caps: Readonly<Record<Stream, number>>
  /** Zones that Outlook writes alike (Berlin and Vienna) are one and the same there. */
  readonly sameZone: (a: string, b: string) => boolean
}

export function makeStreamKind(means: Means): (stream: Stream) => StreamKind {
  const { member, store, crmName, caps } = means
  const currentMap = contactMaps(means)
  const scope = (record: CrmRecord, entered: boolean): string => {
    const memory = { everMassUpdated: entered, everEdited: entered }
    const verdict = inScope({ ...record, ...memory }, member.member)
    return verdict === 'in' ? 'in' : verdict.out
  }
  const calendar: StreamKind = {
    map: makeEventMap(means.sameZone),
    scope,
    label: (_side, fields) => eventLabel(fields),
    containerName: `${crmName} Calendar`,
    cap: caps.calendar,
  }
  const contacts: Omit<StreamKind, 'map'> = {
    scope,
    label: (side, fields) =>
      side === 'outlook'
        ? contactLabel(fields)
        : crmContactLabel(fields, rowsOf(store, store.crmFields() ?? [])),
    containerName: `${crmName} Contacts`,
    cap: caps.contacts,
  }
  return (stream) => (stream === 'calendar' ? calendar : { ...contacts, map: currentMap() })
}

/** Compiled once per version of the mapping and of the CRM's fields. */
function contactMaps({ store, phones }: Means): () => SyncMap {
  let last: { readonly version: string; readonly map: SyncMap } | null = null
  return () => {
    const version = `${store.mapping()?.version ?? 0}/${fingerprint(fieldsOf(store))}`
    if (last?.version !== version) last = { version, map: contactMap(store, phones) }
    return last.map
  }
}

const fieldsOf = (store: MailboxStore): Json =>
  (store.crmFields() ?? []).map(({ name, type, writable, maxLength }) => [
    name,
    type,
    writable,
    maxLength ?? null,
  ])
