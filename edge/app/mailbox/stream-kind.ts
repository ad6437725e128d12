/**
 * @module
 * What the two streams are made of: their maps, which records belong, names of the containers (CAL-1, CON-2).
 */
import { makeEventMap } from '../../domain/calendar/event-map.ts'
import { eventLabel } from '../../domain/calendar/label.ts'
import { inScope } from '../../domain/calendar/scope.ts'
import { contactLabel, crmContactLabel } from '../../domain/contacts/label.ts'
import type { PhoneNormaliser } from '../../domain/contacts/transforms.ts'
import type { Stream } from '../../domain/record.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { CrmRecord } from '../../ports/crm.ts'
import type { MemberRef } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { StreamKind } from './context.ts'
import { contactMap, rowsOf } from './mapping.ts'

export function makeStreamKind(means: {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly phones: PhoneNormaliser
  readonly crmName: string
  readonly caps: Readonly<Record<Stream, number>>
  /** Zones that Outlook writes alike (Berlin and Vienna) are one and the same there. */
  readonly sameZone: (a: string, b: string) => boolean
}): (stream: Stream) => StreamKind {
  const { member, store, crmName, caps } = means
  const events = makeEventMap(means.sameZone)
  let contacts: { readonly version: string; readonly map: SyncMap } | null = null
  const currentMap = (): SyncMap => {
    const version = `${store.mapping()?.version ?? 0}/${store.crmFields()?.length ?? 0}`
    if (contacts?.version !== version) contacts = { version, map: contactMap(store, means.phones) }
    return contacts.map
  }
  const scope = (record: CrmRecord, entered: boolean): string => {
    const verdict = inScope(
      { ...record, everMassUpdated: entered, everEdited: entered },
      member.member,
    )
    return verdict === 'in' ? 'in' : verdict.out
  }
  return (stream) =>
    stream === 'calendar'
      ? {
          map: events,
          scope,
          label: (_side, fields) => eventLabel(fields),
          containerName: `${crmName} Calendar`,
          cap: caps.calendar,
        }
      : {
          map: currentMap(),
          scope,
          label: (side, fields) =>
            side === 'outlook'
              ? contactLabel(fields)
              : crmContactLabel(fields, rowsOf(store, store.crmFields() ?? [])),
          containerName: `${crmName} Contacts`,
          cap: caps.contacts,
        }
}
