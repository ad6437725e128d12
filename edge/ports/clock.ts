/**
 * @module
 * Time, ids and chance: the only three things a use case cannot compute.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** 0 ≤ x < 1 */
  random(): number
  uuid(): string
}
