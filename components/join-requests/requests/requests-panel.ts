/**
 * @module
 * The requests to join and deciding about them. Two people may decide at once: the edge takes the first,
 * the other is told who and when (USR-4).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { JoinRequest, RolesReply } from '../../../edge/contract/invitations.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import type { CallOf } from '../../client/edge-client.ts'
import { peopleRoutes } from '../../client/late-routes.ts'
import type { PeopleTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { O365DecidedEvent } from '../../element/events.ts'
import type { O365Element } from '../../element/o365-element.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import { relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { requestRow } from './request-row.ts'
import type { Outcome } from './request-row.ts'

type Told = { say(text: string): void; failed(problem: CallProblem): void }

export class RequestsPanel {
  readonly #host: O365Element
  readonly #call: CallOf<PeopleTable>
  readonly #told: Told
  #requests: readonly JoinRequest[] | undefined
  #roles: RolesReply['roles'] = []
  #problem: CallProblem | undefined
  readonly #outcomes = new Map<string, Outcome>()

  constructor(host: O365Element, client: O365Client, told: Told) {
    this.#host = host
    this.#call = callBy<PeopleTable>(client.send, peopleRoutes)
    this.#told = told
    void this.#load()
  }

  get state(): string {
    if (this.#requests) return 'ready'
    return this.#problem ? 'failed' : 'loading'
  }

  render(t: Translate, locale: string, now: number, first: string): TemplateResult {
    const inFront = (this.#requests ?? []).toSorted(
      (a, b) => Number(b.id === first) - Number(a.id === first),
    )
    return html`
      <h2 id="title">${t('join.title')}</h2>
      ${this.#problem ? problemNotice(t, this.#problem, this.#retry(t)) : nothing}
      ${this.#requests || this.#problem ? nothing : html`<p class="muted">${t('loading')}</p>`}
      ${this.#requests?.length === 0 ? html`<p class="muted">${t('join.none')}</p>` : nothing}
      <ul role="list" aria-labelledby="title" ?hidden=${inFront.length === 0}>
        ${inFront.map((request) =>
          requestRow(t, request, {
            asked: t('join.asked', { ago: relativeTime(locale, request.askedAt, now) }),
            first: request.id === first,
            roles: this.#roles.filter(({ grantable }) => grantable),
            outcome: this.#outcomes.get(request.id),
            text: this.#text(t, locale, now, request),
            decide: (decision, role) => void this.#decide(t, request, decision, role),
          }),
        )}
      </ul>
    `
  }

  #retry(t: Translate): TemplateResult {
    return html`<button class="button" type="button" @click=${() => this.#load()}>
      ${t('retry')}
    </button>`
  }

  #text(t: Translate, locale: string, now: number, { id, user }: JoinRequest): string {
    const outcome = this.#outcomes.get(id)
    const name = user.displayName
    if (outcome?.kind === 'approved') return t('join.approved', { name })
    if (outcome?.kind === 'declined') return t('join.declined', { name })
    if (outcome?.kind !== 'late') return ''
    const ago = relativeTime(locale, outcome.at, now)
    return outcome.by === null
      ? t('join.decided-ago', { ago })
      : t('join.decided', { ago, name: outcome.by })
  }

  async #load(): Promise<void> {
    const [requests, roles] = await Promise.all([
      this.#call('joinRequests', { query: { state: 'asked', limit: 200 } }),
      this.#call('roles'),
    ])
    this.#problem = requests.ok ? undefined : requests.failure
    if (requests.ok) this.#requests = requests.value.value.requests
    else this.#told.failed(requests.failure)
    if (roles.ok) this.#roles = roles.value.value.roles
    this.#host.requestUpdate()
  }

  async #decide(
    t: Translate,
    { id, user }: JoinRequest,
    decision: 'approved' | 'declined',
    role: string,
  ): Promise<void> {
    if (this.#outcomes.has(id)) return
    this.#problem = undefined
    this.#outcome(id, { kind: 'deciding' })
    const result =
      decision === 'approved'
        ? await this.#call('approveJoinRequest', { params: { id }, body: role ? { role } : {} })
        : await this.#call('rejectJoinRequest', { params: { id } })
    if (result.ok) {
      this.#outcome(id, { kind: decision })
      this.#told.say(t(`join.${decision}`, { name: user.displayName }))
      this.#host.dispatchEvent(new O365DecidedEvent(id, decision))
    } else this.#refused(id, result.failure)
  }

  #refused(id: string, problem: CallProblem): void {
    const { decision } = problem
    if (problem.code === 'already-decided' && decision) {
      return this.#outcome(id, { kind: 'late', by: decision.by, at: decision.at })
    }
    this.#problem = problem
    this.#told.failed(problem)
    this.#outcome(id, undefined)
  }

  #outcome(id: string, outcome: Outcome | undefined): void {
    if (outcome) this.#outcomes.set(id, outcome)
    else this.#outcomes.delete(id)
    this.#host.requestUpdate()
  }
}
