/**
 * @module
 * The acts of a switch: asking first, telling the edge, rolling back with a reason.
 *
 * Switching on may look done before it is (it is rolled back on a refusal); switching off is asked
 * first and never assumed.
 */
import type { ReactiveControllerHost } from 'lit'
import type { Impact, StreamName, StreamStatus } from '../../edge/contract/sync.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { Answer } from '../client/edge-client.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { Pending } from './toggle-state.ts'

export type Asked =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'enable' | 'disable'
      /** undefined while it is counted, null when it cannot be told. */
      readonly impact: Impact | null | undefined
    }

type Host = ReactiveControllerHost & {
  readonly client: O365Client | undefined
  readonly stream: StreamName
}

type Told = {
  switched(enabled: boolean): void
  failed(problem: CallProblem): void
}

type StatusResult = Result<Answer<StreamStatus>, CallProblem>

export class SwitchController {
  readonly #host: Host
  readonly #told: Told
  pending: Pending = 'none'
  problem: CallProblem | undefined
  asked: Asked = { kind: 'nothing' }

  constructor(host: Host, told: Told) {
    this.#host = host
    this.#told = told
  }

  reset(): void {
    this.pending = 'none'
    this.problem = undefined
    this.asked = { kind: 'nothing' }
  }

  dismissProblem = (): void => {
    this.problem = undefined
    this.#host.requestUpdate()
  }

  dismiss = (): void => {
    this.asked = { kind: 'nothing' }
    this.#host.requestUpdate()
  }

  confirm = (): void => {
    const { kind } = this.asked
    this.dismiss()
    if (kind !== 'nothing') void this.#turn(kind === 'enable')
  }

  /** A call or a part of ours that did not come. */
  fail(problem: CallProblem): void {
    this.problem = problem
    this.#told.failed(problem)
    this.#host.requestUpdate()
  }

  async ask(kind: 'enable' | 'disable'): Promise<void> {
    this.problem = undefined
    this.asked = { kind, impact: undefined }
    this.#host.requestUpdate()
    const impact = (await this.#impact()) ?? null
    if (this.asked.kind !== kind) return
    this.asked = { kind, impact }
    this.#host.requestUpdate()
  }

  async decide(decision: 'apply' | 'restore' | 'off'): Promise<void> {
    const { client, stream } = this.#host
    if (!client) return
    this.#take(await client.call('decideBrake', { params: { stream }, body: { decision } }))
  }

  async syncNow(): Promise<void> {
    const { client, stream } = this.#host
    if (client) this.#take(await client.call('syncNow', { params: { stream } }))
  }

  async #impact(): Promise<Impact | undefined> {
    const { client, stream } = this.#host
    const result = await client?.call('impact', { params: { stream } })
    return result?.ok ? result.value.value : undefined
  }

  async #turn(enabled: boolean): Promise<void> {
    const { client, stream } = this.#host
    if (!client) return
    this.pending = enabled ? 'on' : 'off'
    this.#host.requestUpdate()
    const result = await client.call('switchStream', { params: { stream }, body: { enabled } })
    this.pending = 'none'
    if (this.#take(result)) this.#told.switched(enabled)
  }

  #take(result: StatusResult): boolean {
    this.problem = result.ok ? undefined : result.failure
    if (result.ok) this.#put(result.value.value)
    else this.#told.failed(result.failure)
    this.#host.requestUpdate()
    return result.ok
  }

  #put(status: StreamStatus): void {
    this.#host.client?.mailbox.put(status)
  }
}
