/**
 * @module
 * A stream switched by the organization for one of its members (INS-6): with the member's own sign-in where
 * it is agreed to, else with the application's permission in his mailbox.
 *
 * Whoever switched it off himself keeps it off, and what he switched on himself the organization does not take
 * from him. That the mailbox is of the organization's own tenant was seen to by the caller (app/org/roll-out.ts).
 */
import { isSamePerson } from '../../domain/people/person.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import { isEnabled } from '../../domain/stream/phase.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SignedIn } from '../../ports/entra.ts'
import type { OrganizationOrder, OrganizationOutcome, Refusal } from '../../ports/hosts.ts'
import type { MailboxStore, StreamState } from '../../ports/mailbox-store.ts'
import { goOn } from './go-on.ts'
import { throwSwitch } from './throw-switch.ts'
import { streamsOf } from './grant.ts'

export type OrganizationDesk = {
  readonly store: MailboxStore
  readonly clock: Clock
  /** Can the application read this person's containers of the stream? */
  readonly probe: (who: SignedIn, stream: Stream) => Promise<Result<null, Failure>>
  readonly bind: (who: SignedIn) => Promise<Result<null, Refusal>>
}

export async function organizationStream(
  desk: OrganizationDesk,
  { stream, enabled, who }: OrganizationOrder,
): Promise<OrganizationOutcome> {
  const { store } = desk
  const state = store.stream(stream)
  if (!enabled) return switchOff(store, state)
  if (state.ownOff === true) return { result: 'switched-off-by-himself' }
  if (isEnabled(state.phase)) return { result: 'already' }
  if (state.phase === 'clearing') return failed('clearing')
  const way = await wayFor(desk, stream, who)
  if (way !== null) return way
  throwSwitch(store, store.stream(stream), true, 'organization')
  return { result: 'enabled' }
}

function switchOff(store: MailboxStore, state: StreamState): OrganizationOutcome {
  if (!isEnabled(state.phase)) return { result: 'already' }
  if (state.byOrganization !== true) return { result: 'switched-on-by-himself' }
  throwSwitch(store, state, false, 'organization')
  return { result: 'disabled' }
}

/** null: the mailbox may be used for this stream now. */
async function wayFor(
  desk: OrganizationDesk,
  stream: Stream,
  who: SignedIn,
): Promise<OrganizationOutcome | null> {
  const { store } = desk
  const connection = store.connection()
  if (connection !== null && !isSamePerson(connection, who)) return failed('other-account')
  if (connection !== null && connection.application !== true) {
    const isTied = connection.state === 'connected'
    if (isTied && streamsOf(connection).includes(stream)) return null
    // Its places in Outlook's lists are those of the member's own sign-in.
    const busy = everyStream.some((each) => isEnabled(store.stream(each).phase))
    if (busy) return failed(isTied ? 'consent-needed' : 'sign-in-again')
  }
  const probed = await desk.probe(who, stream)
  if (!probed.ok) return refusedBy(probed.failure)
  const bound = await desk.bind(who)
  if (!bound.ok) return failed('identity-taken')
  keep(desk, who)
  return null
}

function keep({ store, clock }: OrganizationDesk, who: SignedIn): void {
  const before = store.connection()
  const own = before === null ? { scopes: [], streams: [] } : {}
  store.saveConnection({
    ...{ refreshToken: '', connectedAt: clock.now(), ...own },
    ...before,
    ...who,
    ...{ state: 'connected', problem: null, claims: null, application: true },
  })
  // Granted again after it was taken back.
  goOn(store)
}

function refusedBy(failure: Failure): OrganizationOutcome {
  switch (failure.kind) {
    case 'stop':
      return failure.code === 'no-mailbox' ? { result: 'no-mailbox' } : failed(failure.code)
    case 'consent':
      return failed('not-granted')
    case 'later':
    case 'unknown':
      return { result: 'later' }
    default:
      return failed(failure.kind)
  }
}

const failed = (reason: string): OrganizationOutcome => ({ result: 'failed', reason })
