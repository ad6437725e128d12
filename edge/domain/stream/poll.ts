/**
 * @module
 * How soon Outlook is asked although nobody rang: the rarer, the better the doorbell is proven (SYN-4, SYN-5, OPS-2).
 *
 * Owns: what a subscription is trusted with, when it is renewed. Does not own: asking (app/mailbox/pull.ts),
 * subscribing (app/mailbox/watch.ts), the numbers (policy.ts).
 */

export type PollRhythm = {
  /** Nobody rings: asking is the only way to hear. */
  readonly pollUnwatchedMs: number
  /** Somebody should ring, and has not yet: the path of one calendar is not documented (graph-contract §7.2). */
  readonly pollMs: number
  /** Somebody does ring. */
  readonly pollProvenMs: number
}

/** PERSISTED SHAPE (StreamState.watch): new members must be optional. */
export type Watch = {
  readonly id: string
  readonly expiresAt: number
  readonly secret: string
  /** A notice came over it, or Microsoft renewed it; taken back by every sign that notices are lost. */
  readonly proven?: boolean
  readonly renewAt?: number
}

export function pollAfter(rhythm: PollRhythm, watch: Watch | null, now: number): number {
  if (watch === null || watch.expiresAt <= now) return rhythm.pollUnwatchedMs
  return watch.proven === true ? rhythm.pollProvenMs : rhythm.pollMs
}

/** The same object when nothing changes: an unchanged state costs no row (OPS-2). */
export function trusted(watch: Watch | null): Watch | null {
  return watch === null || watch.proven === true ? watch : { ...watch, proven: true }
}

/** Notices were missed, or something was found that nobody rang about. */
export function doubted(watch: Watch | null): Watch | null {
  return watch?.proven === true ? { ...watch, proven: false } : watch
}

/** Of the life that was granted, so much is left for trying again: a day of a week (graph-contract §7.1). */
const SPARE_SHARE = 1 / 7

/** As late as the granted life allows: every renewal is a request and a row. */
export const renewalOf = (expiresAt: number, now: number): number =>
  Math.floor(expiresAt - Math.max(0, expiresAt - now) * SPARE_SHARE)

/** One granted before this was written down is renewed with a day left, as before a week's end. */
const SPARE_MS = 24 * 3_600_000

/** Told to be authorized again, its life is set to an end: then at once, whatever was planned. */
export const renewalDue = ({ expiresAt, renewAt }: Watch): number =>
  Math.min(renewAt ?? expiresAt - SPARE_MS, expiresAt)
