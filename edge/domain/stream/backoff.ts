/**
 * @module
 * How long to wait before trying again: what the server asked for, else exponential with full jitter.
 */

const FIRST_MS = 1_000
const LONGEST_MS = 15 * 60_000

/** @param tries failures in a row so far, from 1 @param random 0 ≤ x < 1 */
export function backoffMs(tries: number, askedMs: number | undefined, random: number): number {
  if (askedMs !== undefined) return Math.max(askedMs, 250)
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20))
  return Math.round(ceiling / 2 + (random * ceiling) / 2)
}
