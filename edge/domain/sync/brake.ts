/**
 * @module
 * Refuses to delete too much in one go (SYN-3): says what it saw, so that a person can decide.
 *
 * Deletions are judged together, when nothing more is known to be coming (R9), and with those already
 * done in the last 24 hours, so that a storm in small portions counts as one.
 */

export type BrakePolicy = {
  /** At least this many … */
  readonly number: number
  /** … and at least this share of the records trips the brake. */
  readonly share: number
  /** "Everything is gone" trips it from this many records on, whatever the number above says. */
  readonly everythingFrom: number
}

export const brakePolicy: BrakePolicy = { number: 10, share: 0.3, everythingFrom: 5 }

/** @param living links alive now, the doomed included @param recent deletions carried out in the last 24 hours */
export function brakes(
  doomed: number,
  living: number,
  recent: number,
  policy: BrakePolicy = brakePolicy,
): boolean {
  if (doomed === 0) return false
  const before = living + recent
  const lost = doomed + recent
  if (lost >= before && before >= policy.everythingFrom) return true
  return lost >= policy.number && lost >= policy.share * before
}
