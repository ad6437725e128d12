/**
 * @module
 * What `<o365-install>` knows and does about streams switched for everybody (INS-6): how far each is, what came of it for
 * each member, the switching. The state is the edge's: a page opened in the middle shows the middle.
 */
import type { ReactiveController } from 'lit'
import type { Reach, RollOut, RollOutMember } from '../../edge/contract/organization-streams.ts'
import type { Stream } from '../../edge/domain/record.ts'
import type { CallProblem } from '../client/call-problem.ts'
import { callBy } from '../client/edge-client.ts'
import type { CallOf } from '../client/edge-client.ts'
import type { O365Client } from '../client/o365-client.ts'
import { backoffOf } from '../client/pace.ts'
import type { O365Element } from '../element/o365-element.ts'
import { rollOutRoutes } from './install-routes.ts'
import type { RollOutTable } from './install-routes.ts'

/** Progress should move under the eye. */
const ASK_MS = 2000

export type RollOutList = {
  readonly rows: readonly RollOutMember[]
  readonly cursor: string | null
}

export class RollOutController implements ReactiveController {
  readonly #host: O365Element
  readonly #failed: (problem: CallProblem) => void
  readonly #ended: (rollOut: RollOut) => void
  #call: CallOf<RollOutTable> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #begunFor: string | undefined
  rollOuts: readonly RollOut[] | undefined
  reach: Reach | null = null
  problem: CallProblem | undefined
  /** By stream, where they are shown. */
  readonly lists = new Map<Stream, RollOutList>()
  /** A click is being carried out. */
  busy = false

  constructor(
    host: O365Element,
    told: { failed: (problem: CallProblem) => void; ended: (rollOut: RollOut) => void },
  ) {
    this.#host = host
    this.#failed = told.failed
    this.#ended = told.ended
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  hostConnected(): void {
    if (this.rollOuts) void this.refresh()
  }

  use(client: O365Client | undefined): void {
    clearTimeout(this.#timer)
    this.#call = client && callBy<RollOutTable>(client.send, rollOutRoutes)
    this.rollOuts = undefined
    this.reach = null
    this.problem = undefined
    this.busy = false
    this.#failures = 0
    this.#begunFor = undefined
    this.lists.clear()
  }

  /** Once for each state of the tie: another tenant is another reach. */
  begin(state: string): void {
    if (this.#begunFor === state || !this.#call) return
    this.#begunFor = state
    void this.refresh(true)
  }

  /** `reach`: the CRM is asked too, so not at every step of the progress. */
  async refresh(reach = false): Promise<void> {
    clearTimeout(this.#timer)
    const call = this.#call
    if (!call) return
    const state = await call('organizationStreams', reach ? { query: { reach: '1' } } : {})
    if (call !== this.#call) return
    if (state.ok) {
      const { rollOuts, reach: whom } = state.value.value
      if (reach) this.reach = whom
      this.#failures = 0
      this.problem = undefined
      await this.#take(rollOuts)
    } else this.#refused(state.failure)
    this.#askAgain()
    this.#host.requestUpdate()
  }

  /** Answers whether all of them were taken on. */
  async switch(streams: readonly Stream[], enabled: boolean): Promise<boolean> {
    const call = this.#call
    if (!call || this.busy) return false
    this.busy = true
    this.problem = undefined
    this.#host.requestUpdate()
    let failure: CallProblem | undefined
    for (const stream of streams) {
      const body = { stream, enabled, members: 'all' } as const
      // One after the other: where one is refused, the next would be too.
      const answer = await call('switchOrganizationStreams', { body })
      if (call !== this.#call) return false
      if (!answer.ok) {
        failure = answer.failure
        break
      }
      this.lists.delete(stream)
    }
    await this.refresh()
    this.busy = false
    if (failure) this.#refused(failure)
    this.#host.requestUpdate()
    return failure === undefined
  }

  hide(stream: Stream): void {
    this.lists.delete(stream)
    this.#host.requestUpdate()
  }

  /** The first page, or the one after what is shown. */
  async show(stream: Stream, shown: RollOutList = { rows: [], cursor: null }): Promise<void> {
    const call = this.#call
    if (!call) return
    const cursor = shown.cursor ?? undefined
    const page = await call('organizationStreams', { query: { stream, cursor } })
    if (call !== this.#call) return
    if (page.ok) {
      const { results, cursor: next } = page.value.value
      this.lists.set(stream, { rows: [...shown.rows, ...results], cursor: next })
    } else this.#refused(page.failure)
    this.#host.requestUpdate()
  }

  async #take(rollOuts: readonly RollOut[]): Promise<void> {
    const before = this.rollOuts ?? []
    this.rollOuts = rollOuts
    for (const one of rollOuts.filter(({ endedAt }) => endedAt !== null)) {
      const was = before.find(({ stream }) => stream === one.stream)
      // Not there before: ended long ago, nothing new.
      if (was === undefined || was.endedAt === one.endedAt) continue
      this.#ended(one)
      // What is shown was read in the middle of it.
      if (this.lists.has(one.stream)) await this.show(one.stream)
    }
  }

  #refused(problem: CallProblem): void {
    this.#failures += 1
    this.problem = problem
    this.#failed(problem)
  }

  #askAgain(): void {
    clearTimeout(this.#timer)
    const isUnderWay = this.rollOuts?.some(({ endedAt }) => endedAt === null) ?? false
    if (!isUnderWay || !this.#host.isConnected) return
    const wait = this.#failures > 0 ? backoffOf(this.#failures, Math.random()) : ASK_MS
    this.#timer = setTimeout(() => void this.refresh(), wait)
  }
}
