/**
 * @module
 * Tying a Microsoft 365 mailbox: a window of the edge is opened, and its result is read from the edge.
 *
 * Why not from the window: under COOP the opener sees `closed === true` while the window is still
 * open and no message ever arrives (embedding.md §1.2), so neither is looked at.
 */
import type { CallProblem } from './call-problem.ts'
import type { Call } from './edge-client.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'

export type ConnectState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  /** `blocked`: the browser held the window back, a person has to open `url` by a link. */
  | {
      readonly kind: 'waiting'
      readonly id: string
      readonly url: string
      readonly blocked: boolean
    }
  | { readonly kind: 'connected' }
  | { readonly kind: 'failed'; readonly code: string | null; readonly detail: string | null }
  | { readonly kind: 'expired' }
  | { readonly kind: 'problem'; readonly problem: CallProblem }

export type ConnectFlow = Pick<Store<ConnectState>, 'get' | 'subscribe'> & {
  /** To be called within a click, or the browser holds the window back. */
  start(): Promise<void>
  reopen(): void
  cancel(): void
}

const POLL_MS = 1000
const FEATURES = 'popup,width=520,height=680'

export const createConnectFlow = (call: Call): ConnectFlow => {
  const store = createStore<ConnectState>({ kind: 'idle' })
  let run = 0

  const start = async () => {
    const mine = ++run
    store.set({ kind: 'starting' })
    const popup = openBlank()
    const result = await call('connect')
    if (mine !== run) return void popup?.close()
    if (!result.ok || !isWebUrl(result.value.value.url)) {
      popup?.close()
      store.set(
        result.ok
          ? { kind: 'failed', code: null, detail: null }
          : { kind: 'problem', problem: result.failure },
      )
      return
    }
    const { id, url } = result.value.value
    store.set({ kind: 'waiting', id, url, blocked: !navigate(popup, url) })
    await follow(mine, id)
  }

  const follow = async (mine: number, id: string) => {
    while (mine === run) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      if (mine !== run) return
      const result = await call('connectState', { params: { id } })
      if (mine !== run) return
      if (!result.ok && result.failure.retryable) continue
      if (!result.ok) return void store.set({ kind: 'problem', problem: result.failure })
      const { state, code, detail } = result.value.value
      if (state === 'failed') return void store.set({ kind: 'failed', code, detail })
      if (state !== 'waiting') return void store.set({ kind: state })
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    start,
    reopen() {
      const state = store.get()
      if (state.kind !== 'waiting') return
      store.set({ ...state, blocked: !navigate(openBlank(), state.url) })
    },
    cancel() {
      run += 1
      store.set({ kind: 'idle' })
    },
  }
}

/** Opened before the address is known: a window opened after an answer counts as unasked for. */
const openBlank = (): Window | null => window.open('', '_blank', FEATURES)

const navigate = (popup: Window | null, url: string): boolean => {
  if (!popup) return false
  // The sign-in pages need no way back into this page.
  popup.opener = null
  popup.location.replace(url)
  return true
}

const isWebUrl = (url: string): boolean => /^https?:\/\//.test(url)
