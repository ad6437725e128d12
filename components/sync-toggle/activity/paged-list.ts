/**
 * @module
 * A list read page by page: what is there, whether more comes, what went wrong. Answers for another list
 * than the one shown are dropped.
 */
import type { Result } from '../../../edge/domain/result.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import type { Answer } from '../../client/edge-client.ts'

export type ListState<Item> = {
  readonly items: readonly Item[]
  readonly cursor: string | null
  readonly loading: boolean
  readonly problem: CallProblem | undefined
}

type Page<Item> = { readonly entries: readonly Item[]; readonly cursor: string | null }
type Ask<Item> = (cursor: string | undefined) => Promise<Result<Answer<Page<Item>>, CallProblem>>

export class PagedList<Item> {
  readonly #changed: () => void
  #run = 0
  state: ListState<Item> = { items: [], cursor: null, loading: false, problem: undefined }

  constructor(changed: () => void) {
    this.#changed = changed
  }

  async load(ask: Ask<Item>, more: boolean): Promise<void> {
    const mine = ++this.#run
    this.#set({ ...this.state, loading: true })
    const result = await ask(more ? (this.state.cursor ?? undefined) : undefined)
    if (mine !== this.#run) return
    if (!result.ok) return this.#set({ ...this.state, loading: false, problem: result.failure })
    const { entries, cursor } = result.value.value
    this.#set({
      items: more ? [...this.state.items, ...entries] : entries,
      cursor,
      loading: false,
      problem: undefined,
    })
  }

  #set(state: ListState<Item>): void {
    this.state = state
    this.#changed()
  }
}
