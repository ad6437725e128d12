/**
 * @module
 * What `<o365-install>` knows and does: the state, the link, the uninstall. While something is under way elsewhere (an
 * administrator at Microsoft, mailboxes being taken apart) it asks again by itself.
 */
import type { ReactiveController } from 'lit'
import type { Installation, OutlookChoice } from '../../edge/contract/install.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { CallProblem } from '../client/call-problem.ts'
import { callBy } from '../client/edge-client.ts'
import type { Answer, CallOf } from '../client/edge-client.ts'
import type { O365Client } from '../client/o365-client.ts'
import { backoffOf } from '../client/pace.ts'
import type { O365Element } from '../element/o365-element.ts'
import { installRoutes } from './install-routes.ts'
import type { InstallTable } from './install-routes.ts'

/** Progress should move under the eye. */
const ASK_MS = 2000

export type InstallLink = { readonly url: string; readonly expiresAt: string }

export class InstallationController implements ReactiveController {
  readonly #host: O365Element
  readonly #failed: (problem: CallProblem) => void
  #call: CallOf<InstallTable> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  installation: Installation | undefined
  problem: CallProblem | undefined
  mayManage = false
  link: InstallLink | undefined
  /** A click is being carried out. */
  busy = false

  constructor(host: O365Element, failed: (problem: CallProblem) => void) {
    this.#host = host
    this.#failed = failed
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  hostConnected(): void {
    if (this.#call) void this.refresh()
  }

  use(client: O365Client | undefined): Promise<void> {
    this.#call = client && callBy<InstallTable>(client.send, installRoutes)
    this.installation = undefined
    this.link = undefined
    this.problem = undefined
    return this.refresh()
  }

  async refresh(): Promise<void> {
    clearTimeout(this.#timer)
    const call = this.#call
    if (!call) return
    const [state, session] = await Promise.all([
      call('installation'),
      this.mayManage ? undefined : call('session'),
    ])
    if (call !== this.#call) return
    if (session?.ok) {
      this.mayManage = session.value.value.member.permissions.includes('manageIntegration')
    }
    if (state.ok) this.#take(state.value.value)
    else this.#refused(state.failure)
    this.#askAgain()
  }

  async begin(): Promise<void> {
    const answer = await this.#act((call) => call('beginInstall'))
    if (answer) this.link = answer
    this.#askAgain()
    this.#host.requestUpdate()
  }

  /** Answers whether it was taken on. */
  async remove(outlook: OutlookChoice, confirm: string): Promise<boolean> {
    const answer = await this.#act((call) => call('uninstall', { body: { outlook, confirm } }))
    if (answer) this.#take(answer)
    this.#askAgain()
    return answer !== undefined
  }

  async #act<Reply>(
    work: (call: CallOf<InstallTable>) => Promise<Result<Answer<Reply>, CallProblem>>,
  ): Promise<Reply | undefined> {
    const call = this.#call
    if (!call || this.busy) return undefined
    this.busy = true
    this.problem = undefined
    this.#host.requestUpdate()
    const answer = await work(call)
    this.busy = false
    if (!answer.ok) this.#refused(answer.failure)
    this.#host.requestUpdate()
    return answer.ok ? answer.value.value : undefined
  }

  #take(installation: Installation): void {
    this.#failures = 0
    this.problem = undefined
    this.installation = installation
    if (installation.state !== 'none' && installation.state !== 'removed') this.link = undefined
    this.#host.requestUpdate()
  }

  #refused(problem: CallProblem): void {
    this.#failures += 1
    this.problem = problem
    this.#failed(problem)
    this.#host.requestUpdate()
  }

  #askAgain(): void {
    clearTimeout(this.#timer)
    const isUnderWay = this.link !== undefined || this.installation?.state === 'removing'
    if (!isUnderWay || !this.#host.isConnected) return
    const wait = this.#failures > 0 ? backoffOf(this.#failures, Math.random()) : ASK_MS
    this.#timer = setTimeout(() => void this.refresh(), wait)
  }
}
