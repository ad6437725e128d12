/**
 * @module
 * What the switch shows of a stream, and the mailbox as a whole. Pure projections of the store.
 */
import type { Mailbox } from '../../contract/mailbox.ts'
import type { Connection } from '../../contract/session.ts'
import type { StreamStatus } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import { isEnabled } from '../../domain/stream/phase.ts'
import type { Listing, MailboxStore, StreamState } from '../../ports/mailbox-store.ts'
import { approvalView, openApproval, unconnected } from './approval.ts'
import { streamsOf } from './grant.ts'

export function streamStatus(store: MailboxStore, stream: Stream, now: number): StreamStatus {
  const state = store.stream(stream)
  const linked = store.countLinks(stream)
  return {
    stream,
    enabled: isEnabled(state.phase),
    phase: state.phase,
    container: state.container === null ? null : { name: state.container.name },
    progress: state.listing === null ? null : progressOf(state.listing, waitMs(state, now), now),
    counts: {
      linked,
      skipped: { ...state.skipped },
      parked: store.countParked(stream),
      conflicts: state.conflicts,
      pending: store.countLooks(stream) + store.countDoomed(stream),
    },
    lastSyncAt: state.lastSyncAt === null ? null : new Date(state.lastSyncAt).toISOString(),
    lastTravelMs: state.lastTravelMs,
    problem: state.problem === null ? null : { ...state.problem },
    brake: state.brake === null ? null : { ...state.brake },
  }
}

export function mailboxView(store: MailboxStore, now: number): Mailbox {
  return {
    connection: connectionView(store, now),
    streams: {
      calendar: streamStatus(store, 'calendar', now),
      contacts: streamStatus(store, 'contacts', now),
    },
  }
}

function connectionView(store: MailboxStore, now: number): Connection {
  const connection = store.connection()
  const waiting = openApproval(store, now)
  const approval = waiting === null ? {} : { approval: approvalView(waiting) }
  if (connection === null) {
    const state = unconnected(waiting)
    return { state, address: null, displayName: null, problem: null, ...approval }
  }
  const { state, address, displayName, problem } = connection
  const streams = [...streamsOf(connection)]
  const application = connection.application === true ? { application: true } : {}
  return { state, address, displayName, problem, streams, ...application, ...approval }
}

/** Time left by the pace so far; nothing is promised from fewer than this many records. */
const ENOUGH = 20

const waitMs = ({ retry }: StreamState, now: number): number =>
  retry === null ? 0 : Math.max(0, retry.notBefore - now)

function progressOf(
  listing: Listing,
  waiting: number,
  now: number,
): NonNullable<StreamStatus['progress']> {
  const { done, total, startedAt } = listing
  const left = total === null ? null : Math.max(0, total - done)
  const pace = done < ENOUGH ? null : (now - startedAt) / done
  const secondsLeft =
    left === null || pace === null ? null : Math.ceil((left * pace + waiting) / 1000)
  return { done, total: total === null ? null : Math.max(total, done), secondsLeft }
}
