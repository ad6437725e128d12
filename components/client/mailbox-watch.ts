/**
 * @module
 * The mailbox and its two streams, kept fresh by one poller for all elements of a page (EMB-2): each
 * second while work is under way, seldom otherwise, not at all while the page is hidden.
 */
import type { Mailbox } from '../../edge/contract/mailbox.ts'
import type { StreamStatus } from '../../edge/contract/sync.ts'
import type { CallProblem } from './call-problem.ts'
import type { Call } from './edge-client.ts'
import type { LiveTold } from './live.ts'
import { backoffOf, paceOf } from './pace.ts'
import { createStore } from './store.ts'

export type MailboxState =
  | { readonly kind: 'waiting' }
  /** `problem`: the last look failed and this is what was known before. */
  | { readonly kind: 'known'; readonly mailbox: Mailbox; readonly problem: CallProblem | null }
  | { readonly kind: 'failed'; readonly problem: CallProblem }

type OpenLive = (told: LiveTold) => Promise<(() => void) | undefined>

/** With news coming by themselves, a look now and then finds what got lost. */
const LIVE_CHECK_MS = 60_000
const NO_LIVE_MS = 300_000

export class MailboxWatch {
  readonly #call: Call
  readonly #store = createStore<MailboxState>({ kind: 'waiting' }, (any) => this.#watched(any))
  #timer: ReturnType<typeof setTimeout> | undefined
  #seen = false
  #failures = 0
  /** Answers to looks begun before an act are older than the act's own answer. */
  #generation = 0
  readonly #openLive: OpenLive
  #endLive: (() => void) | undefined
  #live = false
  #noLiveBefore = 0

  constructor(call: Call, openLive: OpenLive) {
    this.#call = call
    this.#openLive = openLive
  }

  get = (): MailboxState => this.#store.get()

  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  refresh = async (): Promise<void> => {
    clearTimeout(this.#timer)
    const mine = ++this.#generation
    const result = await this.#call('mailbox')
    if (mine !== this.#generation) return
    if (result.ok) {
      this.#failures = 0
      this.#know(result.value.value)
    } else this.#fail(result.failure)
  }

  /** A newer status of one stream, from the answer to an act. */
  put(status: StreamStatus): void {
    const state = this.get()
    if (state.kind !== 'known') {
      void this.refresh()
      return
    }
    this.#generation += 1
    const { mailbox } = state
    this.#know({ ...mailbox, streams: { ...mailbox.streams, [status.stream]: status } })
  }

  #know(mailbox: Mailbox): void {
    this.#store.set({ kind: 'known', mailbox, problem: null })
    this.#again(this.#live ? LIVE_CHECK_MS : paceOf(mailbox))
    void this.#goLive()
  }

  /** Where it does not work, polling is all there is, and it is tried again after a while. */
  async #goLive(): Promise<void> {
    if (this.#endLive || !this.#watching() || Date.now() < this.#noLiveBefore) return
    const opening = () => {}
    this.#endLive = opening
    const end = await this.#openLive({
      up: () => {
        this.#live = true
      },
      news: (mailbox) => {
        this.#generation += 1
        this.#know(mailbox)
      },
      down: (again) => {
        this.#noLiveBefore = again ? 0 : Date.now() + NO_LIVE_MS
        const wasUp = this.#live
        this.#leaveLive()
        if (wasUp && this.#watching()) void this.refresh()
      },
    }).catch(() => undefined)
    // Left meanwhile, or begun anew.
    if (this.#endLive !== opening) return end?.()
    this.#endLive = end
    if (!end) this.#noLiveBefore = Date.now() + NO_LIVE_MS
  }

  #leaveLive(): void {
    this.#live = false
    this.#endLive?.()
    this.#endLive = undefined
  }

  #watching(): boolean {
    return this.#seen && !document.hidden
  }

  #fail(problem: CallProblem): void {
    this.#failures += 1
    const before = this.get()
    const stale = before.kind === 'known' && problem.retryable
    this.#store.set(stale ? { ...before, problem } : { kind: 'failed', problem })
    if (problem.retryable) {
      this.#again(backoffOf(this.#failures, Math.random(), problem.retryAfter))
    }
  }

  #watched(any: boolean): void {
    this.#seen = any
    if (any) document.addEventListener('visibilitychange', this.#visibility)
    else document.removeEventListener('visibilitychange', this.#visibility)
    this.#visibility()
  }

  readonly #visibility = (): void => {
    clearTimeout(this.#timer)
    if (this.#watching()) void this.refresh()
    else this.#leaveLive()
  }

  #again(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#watching()) this.#timer = setTimeout(this.refresh, ms)
  }
}
