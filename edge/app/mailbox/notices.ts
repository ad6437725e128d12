/**
 * @module
 * Doorbells of both sides: notes what to look at. Never waits, never believes.
 */
import { everyStream } from '../../domain/record.ts'
import type { Side, Stream } from '../../domain/record.ts'
import { isEnabled } from '../../domain/stream/phase.ts'
import { doubted, trusted } from '../../domain/stream/poll.ts'
import type { Watch } from '../../domain/stream/poll.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmChange } from '../../ports/crm.ts'
import type { OutlookNotice } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { firstStep, openListing } from './enumerate.ts'

type Ears = { readonly store: MailboxStore; readonly clock: Clock; readonly member: string }

/** @returns whether there is something to wake up for */
export function hearOutlook(
  ears: Ears,
  stream: Stream,
  notices: readonly OutlookNotice[],
): boolean {
  const { store, clock } = ears
  const now = clock.now()
  return store.transaction(() => {
    const state = store.stream(stream)
    const { watch } = state
    const mine = notices.filter(
      ({ subscription, secret }) => watch?.id === subscription && sameText(watch.secret, secret),
    )
    if (mine.length === 0 || !isEnabled(state.phase)) return false
    const heard = heardOver(watch, mine)
    const lost = mine.some(({ lifecycle }) => lifecycle === 'subscriptionRemoved')
    const expiring = mine.some(({ lifecycle }) => lifecycle === 'reauthorizationRequired')
    const news = mine.filter((notice) => notice.lifecycle !== null || isNews(ears, stream, notice))
    if (news.length === 0) {
      if (heard !== watch) store.saveStream({ ...state, watch: heard })
      return false
    }
    const isListing = state.phase !== 'live' && state.phase !== 'paused'
    for (const { item, version } of news) {
      if (item === null) continue
      // Everything is listed anyway: only what is paired already, the list is past it (SYN-5).
      const isOurs =
        store.linkByOutlook(stream, item) !== null || isTravelling(store, stream, 'outlook', item)
      if (isListing && !isOurs) continue
      const look = { stream, side: 'outlook' as const, id: item, both: false, noticedAt: now }
      store.addLook({ ...look, version: version ?? null })
    }
    // The looks stand for a bell that names what it rings about; any other must not be forgotten.
    const isNamed = !isListing && news.every(({ item }) => item !== null)
    store[isNamed ? 'noteStream' : 'saveStream']({
      ...state,
      doorbellAt: state.doorbellAt ?? now,
      watch: heard === null || lost ? null : expiring ? { ...heard, expiresAt: now } : heard,
    })
    return true
  })
}

/** Even the echo of our own write proves that it rings. */
function heardOver(watch: Watch | null, notices: readonly OutlookNotice[]): Watch | null {
  if (notices.some(({ lifecycle }) => lifecycle === 'missed')) return doubted(watch)
  return notices.some(({ lifecycle }) => lifecycle === null) ? trusted(watch) : watch
}

/** Our own write coming back is no news. */
function isNews({ store }: Ears, stream: Stream, { item, version }: OutlookNotice): boolean {
  if (item === null || version === undefined || version === null) return true
  return store.linkByOutlook(stream, item)?.outlookVersion !== version
}

export function hearCrm(
  ears: Ears,
  changes: readonly CrmChange[],
  schemaChanged: boolean,
  resync: boolean,
): boolean {
  const { store, clock } = ears
  return store.transaction(() => {
    let woken = false
    for (const change of changes) woken = hearChange(ears, change) || woken
    if (schemaChanged) store.saveCrmFields(null)
    if (!resync) return woken
    for (const stream of everyStream) {
      const state = store.stream(stream)
      // The running enumeration may be past what was missed: everything is compared once more after it.
      if (state.phase === 'first-sync' || state.phase === 'resync') {
        store.saveStream({ ...state, deepDue: true })
      } else if (state.phase === 'paused') store.saveStream({ ...state, compareAt: 0 })
      if (state.phase !== 'live') continue
      store.saveStream({
        ...state,
        phase: 'resync',
        comparing: true,
        listing: openListing(firstStep(stream, true), clock.now()),
      })
      woken = true
    }
    return woken
  })
}

function hearChange({ store, clock, member }: Ears, change: CrmChange): boolean {
  const { stream, id, version } = change
  if (!isEnabled(store.stream(stream).phase)) return false
  const link = store.linkByCrm(stream, id)
  const mine = change.ownerId === member || change.previousOwnerId === member
  const known = link !== null || (mine && !change.gone)
  if (!known && !isUnderWay(store, change, mine || change.ownerId === null)) return false
  if (link !== null && !change.gone && version !== null && link.crmVersion === version) return false
  store.addLook({
    stream,
    side: 'crm',
    id,
    both: false,
    noticedAt: clock.now(),
    version: change.gone ? null : version,
  })
  return true
}

/** Being created on the other side this moment: it has no link yet, and is deleted or given away already. */
const isTravelling = (store: MailboxStore, stream: Stream, side: Side, id: string): boolean =>
  store
    .flights(stream)
    .some(({ operations }) =>
      operations.some(({ crmId, outlookId }) => (side === 'crm' ? crmId : outlookId) === id),
    )

/** Read just now and about to be created: what is told of it meanwhile is not known to the answer. */
const isUnderWay = (store: MailboxStore, { stream, id }: CrmChange, mine: boolean): boolean =>
  isTravelling(store, stream, 'crm', id) ||
  store.hasLook(stream, 'crm', id) ||
  (mine && store.stream(stream).listing !== null)

/** Every character is compared, whatever differs first. */
function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  }
  return difference === 0
}
