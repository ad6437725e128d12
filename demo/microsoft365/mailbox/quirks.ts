/**
 * @module
 * The moods of Exchange that nobody can promise: each with its quiet default, each to be switched on by a
 * test (interfaces.md: after a reset the sandbox is quiet).
 *
 * Owns: the list and its storage. Does not own: the code that heeds a mood.
 */
import type { Sql } from '../frame.ts'
import { readMeta, writeMeta } from './session.ts'

export type Quirks = {
  /** A second, server-side change this long after a create; 0 = none (graph-contract §2.9). */
  serverTouchAfterMs: number
  /** A deleted calendar or folder stays in lists this long; 0 = gone at once (§2.1). */
  deletedFolderLingersMs: number
  /** A softly deleted container goes on blocking its name (§4.1). */
  deletedNameStaysTaken: boolean
  /** Changes show in delta only after this time (§3.2). */
  deltaDelayMs: number
  /** What a second use of a transactionId gets (§2.10). */
  repeatedTransaction: 'error400' | 'error409' | 'firstEvent'
  /** `…/events/delta`, which v1.0 may or may not serve (§3.1). */
  eventsDelta: 'unsupported' | 'skeletal' | 'off'
  /** The mailbox as such (§0, §9). */
  mailbox: 'ready' | 'provisioning' | 'inactive' | 'moving'
  /** End of `provisioning`, epoch milliseconds. */
  readyAt: number
}

export const quiet: Quirks = {
  serverTouchAfterMs: 0,
  deletedFolderLingersMs: 0,
  deletedNameStaysTaken: false,
  deltaDelayMs: 0,
  repeatedTransaction: 'error400',
  eventsDelta: 'unsupported',
  mailbox: 'ready',
  readyAt: 0,
}

export function readQuirks(sql: Sql): Quirks {
  const stored = readMeta(sql, 'quirks')
  return stored === undefined ? quiet : { ...quiet, ...(JSON.parse(stored) as Partial<Quirks>) }
}

export function writeQuirks(sql: Sql, change: Partial<Quirks>): void {
  writeMeta(sql, 'quirks', JSON.stringify({ ...readQuirks(sql), ...change }))
}
