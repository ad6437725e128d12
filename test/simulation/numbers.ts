/**
 * @module
 * Numbers of the simulated stream: small, so that small worlds and short histories reach them.
 */

/** The brake. */
export const guard = { number: 4, share: 0.5, everythingFrom: 4 }

/** Requests after which a slice ends. */
export const SLICE_REQUESTS = 12

/** One step may need this many calls after the budget of the slice is spent. */
export const STEP_CALLS = 16

/** Deletions are counted together over a day; an hour is left for the engine's own counting by the hour. */
export const recentWindowMs = 23 * 3_600_000

/** Items whose records are not sorted away yet (store-outlook-ids.ts). */
export const OPEN_ROOM = 3
