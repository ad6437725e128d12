/**
 * @module
 * The directory as far as it is loaded: one request per pause in typing, stale answers dropped, paging
 * by cursor (USR-1).
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Person } from '../../edge/contract/people.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'

export type DirectoryState = {
  readonly query: string
  readonly people: readonly Person[]
  readonly total: number | null
  readonly cursor: string | null
  readonly busy: boolean
  /** Nothing has been answered yet. */
  readonly fresh: boolean
  readonly problem: CallProblem | undefined
}

const PAUSE_MS = 220
const PAGE = 50

const nothingYet: DirectoryState = {
  query: '',
  people: [],
  total: null,
  cursor: null,
  busy: false,
  fresh: true,
  problem: undefined,
}

export class DirectoryController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #answered: (state: DirectoryState) => void
  #client: O365Client | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  state: DirectoryState = nothingYet

  constructor(host: ReactiveControllerHost, answered: (state: DirectoryState) => void) {
    this.#host = host
    this.#answered = answered
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  use(client: O365Client | undefined): void {
    this.hostDisconnected()
    this.#client = client
    this.#set(nothingYet)
    if (client) void this.#ask('', undefined)
  }

  search(query: string): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#set({ ...this.state, query, busy: true })
    this.#timer = setTimeout(() => void this.#ask(query, undefined), PAUSE_MS)
  }

  retry = (): void => void this.#ask(this.state.query, undefined)

  more(): void {
    const { busy, cursor, query, problem } = this.state
    if (!busy && cursor !== null && !problem) void this.#ask(query, cursor)
  }

  async #ask(query: string, cursor: string | undefined): Promise<void> {
    if (!this.#client) return
    this.#asking?.abort()
    const asking = (this.#asking = new AbortController())
    this.#set({ ...this.state, query, busy: true })
    const result = await this.#client.call('directoryUsers', {
      query: { search: query.trim(), cursor, limit: PAGE },
      signal: asking.signal,
    })
    if (asking.signal.aborted) return
    if (!result.ok) {
      this.#set({ ...this.state, busy: false, fresh: false, problem: result.failure })
    } else {
      const { users, cursor: next, total } = result.value.value
      const people = cursor === undefined ? users : append(this.state.people, users)
      this.#set({
        query,
        people,
        total,
        cursor: next,
        busy: false,
        fresh: false,
        problem: undefined,
      })
    }
    this.#answered(this.state)
  }

  #set(state: DirectoryState): void {
    this.state = state
    this.#host.requestUpdate()
  }
}

/** A directory that changes between two pages shows somebody twice; we do not. */
const append = (before: readonly Person[], next: readonly Person[]): readonly Person[] => {
  const known = new Set(before.map(({ id }) => id))
  return [...before, ...next.filter(({ id }) => !known.has(id))]
}

/** The state as `:state()` and `o365-state` name it; a problem is named by its code. */
export const directoryStateName = ({ problem, busy, fresh }: DirectoryState): string => {
  if (problem) return problem.code
  if (fresh) return 'loading'
  return busy ? 'busy' : 'ready'
}
