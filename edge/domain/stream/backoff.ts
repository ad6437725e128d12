/**
 * @module
 * How long to wait before trying again: what the server asked for and a little more, else exponential with jitter.
 */

const FIRST_MS = 1_000
const LONGEST_MS = 15 * 60_000
/** Everybody is told the same time to wait: so much of it is added at most, or all would be back together (X02). */
const ASKED_SPREAD = 0.5

/** @param tries failures in a row so far, from 1 @param random 0 ≤ x < 1 */
export function backoffMs(tries: number, askedMs: number | undefined, random: number): number {
  if (askedMs !== undefined) return Math.round(Math.max(askedMs, 250) * (1 + random * ASKED_SPREAD))
  return Math.round(doubledMs({ first: FIRST_MS, longest: LONGEST_MS }, tries, random))
}

/** Spread over the upper half, so that many do not come back together. @param times how often it was doubled */
export function doubledMs(
  { first, longest }: { readonly first: number; readonly longest: number },
  times: number,
  random: number,
): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(times, 20))
  return ceiling / 2 + (random * ceiling) / 2
}
