/**
 * @module
 * The consent doctor of one mailbox (INS-5): what the sign-in lacked is kept together with what the person
 * wanted, an administrator is asked once, the edge looks whether it is granted, and then it goes on by itself.
 *
 * Looking costs the person nothing and is possible where he signed in before: the stored sign-in is asked for
 * a token with the missing permission (graph-contract §8.4, §8.10), which Microsoft hands out as soon as
 * somebody agreed for everybody. Without an earlier sign-in nothing tells: then an administrator's consent that
 * came by way of the edge makes it `ready`, and the person signs in once more.
 */
import type { Approval, Connection as ConnectionView } from '../../contract/session.ts'
import type { Stream } from '../../domain/record.ts'
import { doubledMs } from '../../domain/stream/backoff.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StoredApproval } from '../../ports/connection.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { goOn } from './go-on.ts'
import { covers, grantAfter, union } from './grant.ts'
import type { ScopeBook } from './grant.ts'
import { redeemStored } from './stored-sign-in.ts'
import type { SignInMeans } from './stored-sign-in.ts'
import { throwSwitch } from './throw-switch.ts'

/** Every value with its reason in edge/policy.ts. */
export type ApprovalRhythm = {
  /** Milliseconds. */
  readonly first: number
  readonly longest: number
}

/** Nobody is waited for longer; the person may begin anew. */
export const APPROVAL_LIFE_MS = 30 * 86_400_000

export type Doctor = SignInMeans & {
  readonly clock: Clock
  readonly scopes: ScopeBook
  readonly rhythm: ApprovalRhythm
  /** The token at hand was for less. */
  readonly forgetToken: () => void
}

type Desk = Pick<Doctor, 'store' | 'clock'>

/** What is still waited for. */
export function openApproval(
  store: Pick<MailboxStore, 'approval'>,
  now: number,
): StoredApproval | null {
  const approval = store.approval()
  return approval !== null && approval.since + APPROVAL_LIFE_MS > now ? approval : null
}

/** Microsoft said "approval required". Asked again for the same, it is the same wish. */
export function needApproval(
  { store, clock }: Desk,
  lacking: readonly string[],
  wished: readonly Stream[],
  firstLookMs = 0,
): void {
  const now = clock.now()
  const before = openApproval(store, now)
  const same = before !== null && covers(before.scopes, lacking)
  // `ready` was a false alarm: who had been asked before has been asked.
  const state = same && before.requestedAt !== null ? 'requested' : 'needed'
  store.saveApproval({
    state,
    scopes: union(before?.scopes ?? [], lacking),
    streams: [...new Set([...(before?.streams ?? []), ...wished])],
    since: same ? before.since : now,
    requestedAt: same ? before.requestedAt : null,
    tries: 0,
    lookAt: now + firstLookMs,
  })
}

/** The administrators have been told. */
export function approvalRequested({ store, clock }: Desk): void {
  const approval = store.approval()
  if (approval === null) return
  store.saveApproval({
    ...approval,
    state: approval.state === 'ready' ? 'ready' : 'requested',
    requestedAt: approval.requestedAt ?? clock.now(),
  })
}

/** An administrator agreed to these by way of the edge. @returns whether there is something to look for now */
export function approvalGranted({ store }: Desk, scopes: readonly string[]): boolean {
  const approval = store.approval()
  if (approval === null || !covers(scopes, approval.scopes)) return false
  const canLook = isSignedIn(store)
  store.saveApproval({
    ...approval,
    state: canLook ? approval.state : 'ready',
    tries: 0,
    lookAt: 0,
  })
  return canLook
}

/** He does not want it any longer. */
export function dropWish(store: MailboxStore, stream: Stream): void {
  const approval = store.approval()
  if (!approval?.streams.includes(stream)) return
  const streams = approval.streams.filter((one) => one !== stream)
  store.saveApproval({ ...approval, streams })
}

/** What was waited for is held now: what he wanted goes on (INS-5). */
export function fulfil(store: MailboxStore, held: readonly string[]): void {
  const approval = store.approval()
  if (approval === null || !covers(held, approval.scopes)) return
  store.saveApproval(null)
  for (const stream of approval.streams) throwSwitch(store, store.stream(stream), true, 'himself')
}

/** @returns when to look, or at once where something goes on now; null: there is nothing to look for */
export async function lookIfDue(doctor: Doctor): Promise<number | null> {
  const { store, clock } = doctor
  const approval = openApproval(store, clock.now())
  if (approval === null) {
    store.saveApproval(null)
    return null
  }
  if (!isSignedIn(store)) return null
  if (approval.lookAt > clock.now()) return approval.lookAt
  return (await widen(doctor, approval)) ? clock.now() : inVain(doctor)
}

function inVain({ store, clock, rhythm }: Doctor): number | null {
  const approval = store.approval()
  if (approval === null) return null
  const lookAt = clock.now() + doubledMs(rhythm, approval.tries, clock.random())
  store.saveApproval({ ...approval, tries: approval.tries + 1, lookAt })
  return lookAt
}

/** Where only the application is let in there is no sign-in to ask with. */
const isSignedIn = (store: MailboxStore): boolean => (store.connection()?.refreshToken ?? '') !== ''

/** The stored sign-in, asked for the missing permission. */
async function widen(doctor: Doctor, { scopes }: StoredApproval): Promise<boolean> {
  const { store } = doctor
  const before = store.connection()
  if (before === null) return false
  const redeemed = await redeemStored(doctor, before, scopes)
  if (!redeemed.ok || redeemed.value.connection === null) return false
  const { tokens, connection } = redeemed.value
  const told = tokens.scopes.length > 0 ? tokens.scopes : scopes
  // Less than was missing: nothing has changed.
  if (!covers(told, scopes)) return false
  const grant = grantAfter(doctor.scopes, scopes, tokens.scopes, connection)
  doctor.forgetToken()
  store.transaction(() => {
    const alive = { state: 'connected', problem: null, claims: null } as const
    store.saveConnection({ ...connection, ...grant, ...alive })
    if (connection.state !== 'connected') goOn(store)
    fulfil(store, grant.scopes)
  })
  return store.approval() === null
}

export function approvalView(approval: StoredApproval): Approval {
  const { state, scopes, streams, since, requestedAt } = approval
  return {
    state,
    scopes: [...scopes],
    streams: [...streams],
    requestedAt: requestedAt === null ? null : new Date(requestedAt).toISOString(),
    endsAt: new Date(since + APPROVAL_LIFE_MS).toISOString(),
  }
}

/** Of a mailbox that is not connected: waited for is not the same as nothing there. */
export const unconnected = (approval: StoredApproval | null): ConnectionView['state'] => {
  if (approval === null) return 'none'
  return approval.state === 'ready' ? 'approval-ready' : 'approval-needed'
}
