/**
 * @module
 * Mails that Outlook sends because of a sync: only where the organization turned invitations on, only for a change
 * a person just made in the CRM, and never faster than Exchange takes them (CAL-8, H16).
 *
 * Owns: when a write may mail and how many at once. Does not own: who is invited (domain/calendar/invitees.ts).
 */
import type { SyncSettings } from '../../contract/settings.ts'
import { inviteesOf } from '../../domain/calendar/invitees.ts'
import type { Fields, Stream } from '../../domain/record.ts'
import type { MayMail, Seen } from '../../domain/sync/change.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { CrmRecord } from '../../ports/crm.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'

/** An event found later than this after it was made is no news: it is synced, and nobody is invited. */
const NEWS_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
/** Exchange Online takes 30 messages a minute from a mailbox (engine.md §2). Each invited person is counted as one. */
export const MAILS_A_MINUTE = 30

/** Not made one by one by a person: nobody meant to invite anybody. */
const massOrigins: readonly CrmRecord['origin'][] = ['import', 'migration', 'bulk', 'sync']
const massChanges: readonly CrmRecord['lastChange'][] = ['import', 'mass-update']

/** Whether writing this record to Outlook may mail; said where it is read, for the plan has no clock. */
export function mailsFor(
  { store, clock }: SyncContext,
  stream: Stream,
  record: CrmRecord,
): { readonly mayMail?: MayMail } {
  if (!invites(store.settings()?.settings, stream)) return {}
  if (massChanges.includes(record.lastChange)) return {}
  const isMade = !massOrigins.includes(record.origin) && record.createdAt !== undefined
  const madeAt = record.createdAt ?? 0
  const { phase, newestListed = 0 } = store.stream(stream)
  // What a first sync or a comparison finds is no news (engine.md, mail safety), and no more so when it is written
  // again later, its answer lost. Two stamps of the CRM's own clock: ours may be a minute off (engine.md §4.4).
  const isNews = phase === 'live' && madeAt > newestListed && clock.now() - madeAt < NEWS_MS
  return { mayMail: isMade && isNews ? 'new-events' : 'changes' }
}

const invites = (settings: SyncSettings | undefined, stream: Stream): boolean =>
  stream === 'calendar' && settings?.invitations === 'new-events'

/** What an operation on Outlook carries of it; a record both sides never agreed on mails nobody. */
export function mailing(
  { store }: SyncContext,
  crm: Seen,
  isNew: boolean,
  isAgreed: boolean,
): Pick<Operation, 'mayMail' | 'attendees'> {
  if (crm.kind !== 'present' || crm.mayMail === undefined) return {}
  if (isNew ? crm.mayMail !== 'new-events' : !isAgreed) return {}
  return { mayMail: true, attendees: inviteesOf(crm.fields, ownAddresses(store.connection())) }
}

/** Deleting what a person deleted in the CRM calls the meeting off; what only leaves the scope mails nobody (H06). */
export const cancelling = (
  { store }: SyncContext,
  stream: Stream,
  because: 'deleted' | 'out-of-scope',
): Pick<Operation, 'mayMail'> =>
  because === 'deleted' && invites(store.settings()?.settings, stream) ? { mayMail: true } : {}

const ownAddresses = (connection: { readonly address: string } | null): readonly string[] =>
  connection === null ? [] : [connection.address]

/** How many people may be mailed now; what finds no room waits for the next minute, the rest goes on. */
export function openMailRoom(context: SyncContext, stream: Stream) {
  const { store, clock } = context
  const now = clock.now()
  const own = ownAddresses(store.connection())
  let used = mailedWithin(store.stream(stream), now)
  return {
    /** When to look again; null: there is room. More than fit a minute go alone. */
    until(crm: Seen): number | null {
      const people = crm.kind === 'present' && crm.mayMail !== undefined ? crm.fields : null
      const needed = people === null ? 0 : inviteesOf(people, own).length
      if (needed === 0) return null
      if (used > 0 && used + needed > MAILS_A_MINUTE) return nextMinute(now)
      used += needed
      return null
    },
  }
}

const minuteOf = (now: number): number => Math.floor(now / MINUTE_MS)
const nextMinute = (now: number): number => (minuteOf(now) + 1) * MINUTE_MS

const mailedWithin = ({ mails }: StreamState, now: number): number =>
  mails?.minute === minuteOf(now) ? mails.count : 0

/** Counted for the minute, beside what was counted before. */
export const withMails = (state: StreamState, mailed: number, now: number) =>
  mailed === 0 ? {} : { mails: { minute: minuteOf(now), count: mailedWithin(state, now) + mailed } }

/** For the preview: how many people an event would invite. */
export const inviteesIn = ({ store }: Pick<SyncContext, 'store'>, fields: Fields): number =>
  inviteesOf(fields, ownAddresses(store.connection())).length
