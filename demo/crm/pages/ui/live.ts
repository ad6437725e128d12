/**
 * @module
 * Keeps a page current: asks the CRM often whether anything changed, and calls back.
 *
 * Owns: the rhythm. Asks nothing while the page is hidden.
 */
import { call, OWN_CHANGE } from './api.ts'

const EVERY_MS = 1_500

export function onEveryChange(refresh: () => void): void {
  document.addEventListener(OWN_CHANGE, refresh)
  void follow(refresh)
}

async function follow(refresh: () => void): Promise<void> {
  let seen: number | undefined
  for (;;) {
    await visible()
    const reply = await call<{ seq: number }>('GET', '/demo/api/pulse')
    if (reply.ok) {
      if (seen !== undefined && reply.value.seq !== seen) refresh()
      seen = reply.value.seq
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}

function visible(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve()
  return new Promise((resolve) =>
    document.addEventListener('visibilitychange', () => resolve(), { once: true }),
  )
}
