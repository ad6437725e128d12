/**
 * @module
 * What a picker can do with many people: choose by group, take pasted addresses, invite.
 *
 * Owns: the calls and their answers. Does not own: who is chosen (user-picker.ts).
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { Group, Person } from '../../../edge/contract/people.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import type { CallOf } from '../../client/edge-client.ts'
import { peopleRoutes } from '../../client/late-routes.ts'
import type { PeopleTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'
import { whyNot } from '../picker-state.ts'
import { groupList, membersOf } from './group-list.ts'
import type { Groups } from './group-list.ts'
import { inviteDialog } from './invite-dialog.ts'
import type { Inviting } from './invite-dialog.ts'
import { lookUp } from './paste.ts'

export type Picker = {
  selected(): readonly Person[]
  choose(people: readonly Person[]): void
  say(text: string): void
  /** Asked before the dialog opens; the page may do the inviting itself. */
  mayInvite(): boolean
  /** The edge has taken these invitations. */
  invited(ids: readonly string[]): void
}

const SEARCH_MS = 250
const PROGRESS_MS = 1000

export class PeopleDesk {
  readonly #host: ReactiveControllerHost
  readonly #client: O365Client
  readonly #call: CallOf<PeopleTable>
  readonly #picker: Picker
  #groups: Groups | undefined
  #search: ReturnType<typeof setTimeout> | undefined
  #inviting: Inviting | undefined
  /** What became of the last paste or group, in words made when they are shown. */
  #lines: readonly ((t: Translate) => string)[] = []
  #problem: CallProblem | undefined

  constructor(host: ReactiveControllerHost, client: O365Client, picker: Picker) {
    this.#host = host
    this.#client = client
    this.#call = callBy<PeopleTable>(client.send, peopleRoutes)
    this.#picker = picker
  }

  get groupsOpen(): boolean {
    return this.#groups !== undefined
  }

  render(t: Translate): TemplateResult {
    const seen = this.#groups || this.#lines.length > 0 || this.#problem
    return html`
      ${
        seen
          ? html`<div class="desk" part="desk">
              ${this.#problem ? problemNotice(t, this.#problem) : nothing}
              ${this.#lines.map((line) => html`<p class="small">${line(t)}</p>`)}
              ${
                this.#groups
                  ? groupList(t, this.#groups, {
                      search: (text) => this.#searchLater(text),
                      add: (group) => void this.#addGroup(t, group),
                    })
                  : nothing
              }
            </div>`
          : nothing
      }
      ${
        this.#inviting
          ? inviteDialog(t, this.#inviting, {
              send: (role, message) => void this.#send(role, message),
              close: () => this.#set({ inviting: undefined }),
            })
          : nothing
      }
    `
  }

  toggleGroups(): void {
    if (this.#groups) return this.#set({ groups: undefined })
    this.#set({ groups: { list: undefined, adding: undefined } })
    void this.#findGroups('')
  }

  async paste(t: Translate, addresses: readonly string[]): Promise<void> {
    this.#set({ lines: [(now) => now('paste.looking', { n: addresses.length })] })
    const { found, unknown, refused } = await lookUp(this.#client.call, addresses)
    this.#picker.choose(found)
    const chosen = (now: Translate) =>
      now('paste.chosen', { n: found.length, of: addresses.length })
    this.#picker.say(chosen(t))
    const lines = [chosen]
    if (unknown.length > 0) lines.push((now) => now('paste.unknown', { names: unknown.join(', ') }))
    if (refused.length > 0) lines.push((now) => now('paste.refused', { names: refused.join(', ') }))
    this.#set({ lines })
  }

  async invite(): Promise<void> {
    const count = this.#picker.selected().length
    const fresh = { count, sending: false, job: null, left: 0, problem: undefined }
    this.#set({ inviting: { ...fresh, roles: [] } })
    const result = await this.#call('roles')
    // Without roles the CRM's own choice is still there.
    if (result.ok && this.#inviting) this.#set({ inviting: { ...fresh, ...result.value.value } })
  }

  #searchLater(text: string): void {
    clearTimeout(this.#search)
    this.#search = setTimeout(() => void this.#findGroups(text), SEARCH_MS)
  }

  async #findGroups(search: string): Promise<void> {
    const result = await this.#call('directoryGroups', { query: { search: search.trim() } })
    if (!this.#groups) return
    const list = result.ok ? result.value.value.groups : []
    this.#set({
      groups: { ...this.#groups, list },
      problem: result.ok ? undefined : result.failure,
    })
  }

  async #addGroup(t: Translate, group: Group): Promise<void> {
    if (!this.#groups) return
    const name = group.displayName
    this.#set({
      groups: { ...this.#groups, adding: group },
      lines: [(now) => now('groups.adding', { name })],
    })
    const result = await membersOf(this.#call, group)
    const open = this.#groups && { ...this.#groups, adding: undefined }
    if (!result.ok) return this.#set({ groups: open, lines: [], problem: result.failure })
    const fit = result.value.filter((person) => !whyNot(person))
    const n = result.value.length - fit.length
    this.#picker.choose(fit)
    const added = (now: Translate) => now('groups.added', { n: fit.length, name })
    this.#picker.say(added(t))
    const lines = n > 0 ? [added, (now: Translate) => now('groups.left', { n })] : [added]
    this.#set({ groups: open, lines, problem: undefined })
  }

  async #send(role: string, message: string): Promise<void> {
    if (!this.#inviting) return
    this.#set({ inviting: { ...this.#inviting, sending: true, problem: undefined } })
    const users = this.#picker.selected().map(({ id }) => (role ? { id, role } : { id }))
    const body = message ? { users, message } : { users }
    const result = await this.#call('invite', { body })
    if (!this.#inviting) return
    if (!result.ok) {
      return this.#set({
        inviting: { ...this.#inviting, sending: false, problem: result.failure },
      })
    }
    const reply = result.value.value
    const invited = reply.results.filter(({ outcome }) => outcome === 'invited')
    const left = reply.results.length - invited.length
    this.#set({ inviting: { ...this.#inviting, sending: false, job: reply.job, left } })
    this.#picker.invited(invited.map(({ id }) => id))
    await this.#follow()
  }

  /** How far the mails have come, while it is looked at. */
  async #follow(): Promise<void> {
    while (this.#inviting?.job && !this.#inviting.job.done) {
      await new Promise((resolve) => setTimeout(resolve, PROGRESS_MS))
      const result = await this.#call('invitations', { query: { limit: 1 } })
      if (!this.#inviting || !result.ok) return
      this.#set({ inviting: { ...this.#inviting, job: result.value.value.job } })
    }
  }

  #set(next: {
    groups?: Groups | undefined
    inviting?: Inviting | undefined
    lines?: readonly ((t: Translate) => string)[]
    problem?: CallProblem | undefined
  }): void {
    if ('groups' in next) this.#groups = next.groups
    if ('inviting' in next) this.#inviting = next.inviting
    if (next.lines) this.#lines = next.lines
    if ('problem' in next) this.#problem = next.problem
    this.#host.requestUpdate()
  }
}
