/**
 * @module
 * The mailbox and its two streams, kept fresh by one poller for all elements of a page (EMB-2): each
 * second while work is under way, seldom otherwise, not at all while the page is hidden.
 */
import type { Mailbox } from '../../edge/contract/mailbox.ts'
import type { StreamStatus } from '../../edge/contract/sync.ts'
import type { CallProblem } from './call-problem.ts'
import type { Call } from './edge-client.ts'
import { backoffOf, paceOf } from './pace.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'

export type MailboxState =
  | { readonly kind: 'waiting' }
  /** `problem`: the last look failed and this is what was known before. */
  | { readonly kind: 'known'; readonly mailbox: Mailbox; readonly problem: CallProblem | null }
  | { readonly kind: 'failed'; readonly problem: CallProblem }

export type MailboxWatch = Pick<Store<MailboxState>, 'get' | 'subscribe'> & {
  refresh(): Promise<void>
  /** A newer status of one stream, from the answer to an act. */
  put(status: StreamStatus): void
}

export const createMailboxWatch = (call: Call): MailboxWatch => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let watched = false
  let failures = 0
  /** Answers to looks begun before an act are older than the act's own answer. */
  let generation = 0

  const store = createStore<MailboxState>({ kind: 'waiting' }, (any) => {
    watched = any
    if (any) {
      document.addEventListener('visibilitychange', onVisibility)
      void refresh()
    } else {
      document.removeEventListener('visibilitychange', onVisibility)
      clearTimeout(timer)
    }
  })

  const onVisibility = () => {
    clearTimeout(timer)
    if (!document.hidden) void refresh()
  }

  const again = (ms: number) => {
    clearTimeout(timer)
    if (watched && !document.hidden) timer = setTimeout(refresh, ms)
  }

  const refresh = async (): Promise<void> => {
    clearTimeout(timer)
    const mine = ++generation
    const result = await call('mailbox')
    if (mine !== generation) return
    if (result.ok) {
      failures = 0
      store.set({ kind: 'known', mailbox: result.value.value, problem: null })
      again(paceOf(result.value.value))
      return
    }
    failures += 1
    const { failure: problem } = result
    const before = store.get()
    store.set(
      before.kind === 'known' && problem.retryable
        ? { ...before, problem }
        : { kind: 'failed', problem },
    )
    if (problem.retryable) again(backoffOf(failures, Math.random(), problem.retryAfter))
  }

  const put = (status: StreamStatus) => {
    const state = store.get()
    if (state.kind !== 'known') return void refresh()
    generation += 1
    const { mailbox } = state
    const next = { ...mailbox, streams: { ...mailbox.streams, [status.stream]: status } }
    store.set({ kind: 'known', mailbox: next, problem: null })
    again(paceOf(next))
  }

  return { get: store.get, subscribe: store.subscribe, refresh, put }
}
