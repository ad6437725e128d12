/**
 * @module
 * Keeps a page current: asks the CRM for its next change and calls back.
 *
 * Owns: the long poll, its pauses. Stops while the page is hidden.
 */
import { call } from './api.ts'

const PAUSE_AFTER_FAILURE_MS = 2_000
const LONGEST_WAIT_MS = 30_000

export function onEveryChange(refresh: () => void): void {
  void follow(refresh)
}

async function follow(refresh: () => void): Promise<void> {
  let seen: number | undefined
  for (;;) {
    await visible()
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
    const query = seen === undefined ? '' : `?after=${seen}`
    const reply = await call<{ seq: number }>('GET', `/demo/api/pulse${query}`, { signal })
    if (!reply.ok) await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS))
    else {
      if (seen !== undefined && reply.value.seq !== seen) refresh()
      seen = reply.value.seq
    }
  }
}

function visible(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve()
  return new Promise((resolve) =>
    document.addEventListener('visibilitychange', () => resolve(), { once: true }),
  )
}
