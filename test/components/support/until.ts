/**
 * @module
 * Waiting for something to hold. Loads nothing of ours, so that a test can wait before it loads anything.
 */

/** Polls: what is waited for comes from timers and answers, not from one promise. Gives up only on what hangs. */
export const until = async (what: string, holds: () => unknown, ms = 40_000): Promise<void> => {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
