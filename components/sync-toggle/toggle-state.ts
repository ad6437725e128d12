/**
 * @module
 * What the switch shows, from what is known: pure, so that every state is a row of a test.
 */
import type { Approval, Connection } from '../../edge/contract/session.ts'
import type { PhaseName, StreamName, StreamStatus } from '../../edge/contract/sync.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { ConnectState } from '../client/connect-flow.ts'
import type { MailboxState } from '../client/mailbox-watch.ts'

export type ToggleStateName =
  | PhaseName
  | 'setup'
  | 'loading'
  | 'error'
  | 'not-connected'
  | 'connecting'
  | 'turning-on'
  | 'turning-off'
  | 'consent-needed'
  | `approval-${Approval['state']}`

/** An act of ours that the edge has not answered yet. */
export type Pending = 'none' | 'on' | 'off'

export type ToggleInput = {
  readonly stream: StreamName
  readonly configured: boolean
  readonly mailbox: MailboxState
  readonly connect: ConnectState
  readonly pending: Pending
}

export type ToggleView = {
  readonly state: ToggleStateName
  readonly checked: boolean
  /** Work is under way: `aria-busy`. */
  readonly busy: boolean
  /** Pressing does nothing now; the switch stays focusable. */
  readonly locked: boolean
  readonly tone: 'neutral' | 'busy' | 'good' | 'warning' | 'danger'
  readonly status: StreamStatus | undefined
  readonly connection: Connection | undefined
  /** The mailbox could not be read; with a status: shown as last known. */
  readonly problem: CallProblem | undefined
}

const tones: { readonly [State in ToggleStateName]: ToggleView['tone'] } = {
  setup: 'warning',
  loading: 'neutral',
  error: 'danger',
  'not-connected': 'neutral',
  connecting: 'busy',
  'turning-on': 'busy',
  'turning-off': 'busy',
  off: 'neutral',
  'consent-needed': 'neutral',
  'approval-needed': 'warning',
  'approval-requested': 'busy',
  'approval-ready': 'warning',
  preparing: 'busy',
  'first-sync': 'busy',
  live: 'good',
  paused: 'warning',
  resync: 'busy',
  reconnect: 'danger',
  consent: 'danger',
  problem: 'danger',
  clearing: 'busy',
}

const lockedStates: readonly ToggleStateName[] = [
  'setup',
  'loading',
  'error',
  'turning-on',
  'turning-off',
  'clearing',
]

export const toggleView = (input: ToggleInput): ToggleView => {
  const { mailbox, stream } = input
  const known = mailbox.kind === 'known' ? mailbox.mailbox : undefined
  const status = known?.streams[stream]
  const connection = known?.connection
  const state = stateOf(input, status, connection)
  return {
    state,
    checked: checkedIn(state, status),
    busy: state !== 'approval-requested' && (tones[state] === 'busy' || state === 'loading'),
    locked: lockedStates.includes(state),
    tone: tones[state],
    status,
    connection,
    problem: mailbox.kind === 'waiting' ? undefined : (mailbox.problem ?? undefined),
  }
}

const stateOf = (
  { stream, configured, mailbox, connect, pending }: ToggleInput,
  status: StreamStatus | undefined,
  connection: Connection | undefined,
): ToggleStateName => {
  if (!configured) return 'setup'
  if (mailbox.kind === 'waiting') return 'loading'
  if (mailbox.kind === 'failed' || !status || !connection) return 'error'
  if (pending !== 'none') return pending === 'on' ? 'turning-on' : 'turning-off'
  if (connect.kind === 'starting' || connect.kind === 'waiting') return 'connecting'
  if (status.phase === 'clearing') return 'clearing'
  const { approval, streams } = connection
  if (!status.enabled && approval?.streams.includes(stream)) return `approval-${approval.state}`
  if (!isTied(connection.state)) return 'not-connected'
  // A stream that is on tells its own state; the connection's adds what it may not have noticed yet.
  if (status.enabled && connection.state !== 'connected') return connection.state
  // INS-6: a stream's own permission is asked for when it is switched on.
  return status.phase === 'off' && streams?.includes(stream) === false
    ? 'consent-needed'
    : status.phase
}

/** An approval that is waited for is no connection yet (INS-5). */
const isTied = (state: Connection['state']): state is 'connected' | 'reconnect' | 'consent' =>
  state === 'connected' || state === 'reconnect' || state === 'consent'

const checkedIn = (state: ToggleStateName, status: StreamStatus | undefined): boolean => {
  if (state === 'connecting' || state === 'turning-on') return true
  if (state === 'turning-off' || state === 'clearing' || state === 'not-connected') return false
  return status?.enabled ?? false
}

/** Whether switching on has to begin with a sign-in. */
export const mustConnect = ({ state, connection }: ToggleView): boolean =>
  connection?.state !== 'connected' || /^(consent|approval)-/.test(state)

/** States in which something has to be told or decided under the line. */
export const needsNotice = ({ state, status }: ToggleView): boolean =>
  ['paused', 'reconnect', 'consent', 'problem'].includes(state) ||
  state.startsWith('approval') ||
  (state === 'off' && status?.problem !== null)
