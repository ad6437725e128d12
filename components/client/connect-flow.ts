/**
 * @module
 * Tying a Microsoft 365 mailbox: a window of the edge is opened, and its result is read from the edge.
 *
 * Why not from the window: under COOP the opener sees `closed === true` while the window is still
 * open and no message ever arrives (embedding.md §1.2), so neither is looked at.
 */
import type { ConnectState as EdgeConnectState } from '../../edge/contract/mailbox.ts'
import type { Problem } from '../../edge/contract/problem.ts'
import type { CallProblem } from './call-problem.ts'
import type { Call } from './edge-client.ts'
import { createStore } from './store.ts'

/** What agreement is asked for, as the edge says what lacks. */
export type Ask = Omit<NonNullable<Problem['consent']>, 'who'>

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

const POLL_MS = 1000
const FEATURES = 'popup,width=520,height=680'

export class ConnectFlow {
  readonly #call: Call
  readonly #store = createStore<ConnectState>({ kind: 'idle' })
  #run = 0

  constructor(call: Call) {
    this.#call = call
  }

  get = (): ConnectState => this.#store.get()

  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  /** To be called within a click, or the browser holds the window back. `ask`: everything when left out (INS-6). */
  async start(ask?: Ask): Promise<void> {
    const mine = ++this.#run
    this.#store.set({ kind: 'starting' })
    const popup = openBlank()
    const result = await this.#call(
      'connect',
      ask && { body: { streams: ask.streams }, query: { also: ask.also } },
    )
    const started = result.ok && isWebUrl(result.value.value.url) ? result.value.value : undefined
    if (mine !== this.#run || !started) popup?.close()
    if (mine !== this.#run) return
    if (started) {
      this.#store.set({ kind: 'waiting', ...started, blocked: !navigate(popup, started.url) })
      await this.#follow(mine, started.id)
    } else if (result.ok) this.#store.set({ kind: 'failed', code: null, detail: null })
    else this.#store.set({ kind: 'problem', problem: result.failure })
  }

  reopen(): void {
    const state = this.get()
    if (state.kind !== 'waiting') return
    this.#store.set({ ...state, blocked: !navigate(openBlank(), state.url) })
  }

  cancel(): void {
    this.#run += 1
    this.#store.set({ kind: 'idle' })
  }

  async #follow(mine: number, id: string): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      if (mine !== this.#run) return
      const result = await this.#call('connectState', { params: { id } })
      if (mine !== this.#run) return
      const next = result.ok ? outcome(result.value.value) : problemOrWait(result.failure)
      if (!next) continue
      this.#store.set(next)
      return
    }
  }
}

const outcome = ({ state, code, detail }: EdgeConnectState): ConnectState | undefined => {
  if (state === 'waiting') return undefined
  return state === 'failed' ? { kind: 'failed', code, detail } : { kind: state }
}

const problemOrWait = (problem: CallProblem): ConnectState | undefined =>
  problem.retryable ? undefined : { kind: 'problem', problem }

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
