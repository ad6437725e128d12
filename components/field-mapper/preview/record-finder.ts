/**
 * @module
 * Chooses the record of the preview: a search by name among this person's own contacts (CON-5, OPS-3).
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { FoundContacts } from '../../../edge/contract/mapping.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import { findRoutes } from '../../client/late-routes.ts'
import type { FindTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'

export type FinderHost = ReactiveControllerHost & { readonly client: O365Client | undefined }

type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly contacts: FoundContacts['contacts'] }
  | { readonly kind: 'problem'; readonly problem: CallProblem }

const finders = new WeakMap<FinderHost, RecordFinder>()

/** One for each mapper, as long as it lives. */
export const finderOf = (host: FinderHost): RecordFinder => {
  const known = finders.get(host) ?? new RecordFinder(host)
  finders.set(host, known)
  return known
}

class RecordFinder {
  readonly #host: FinderHost
  #found: Found = { kind: 'nothing' }
  #run = 0

  constructor(host: FinderHost) {
    this.#host = host
  }

  render(t: Translate, show: (crmId: string) => void): TemplateResult {
    return html`
      <form class="row" role="search" @submit=${this.#submit}>
        <input
          type="search"
          name="search"
          required
          maxlength="100"
          autocomplete="off"
          spellcheck="false"
          aria-label=${t('preview.record')}
          placeholder=${t('preview.record')}
        />
        <button class="button" type="submit" aria-disabled=${this.#found.kind === 'asking'}>
          ${t('preview.find')}
        </button>
      </form>
      <div class="found" role="status">${this.#renderFound(t, show)}</div>
    `
  }

  #renderFound(t: Translate, show: (crmId: string) => void) {
    const found = this.#found
    switch (found.kind) {
      case 'nothing':
        return nothing
      case 'asking':
        return t('loading')
      case 'problem':
        return problemNotice(t, found.problem)
      case 'found':
        return found.contacts.length === 0
          ? html`<p class="muted small">${t('preview.not-found')}</p>`
          : html`<ul class="row" aria-label=${t('preview.found')}>
              ${found.contacts.map(
                ({ crmId, label }) =>
                  html`<li>
                    <button class="button" type="button" @click=${() => this.#take(crmId, show)}>
                      <bdi>${label}</bdi>
                    </button>
                  </li>`,
              )}
            </ul>`
    }
  }

  #take(crmId: string, show: (crmId: string) => void): void {
    this.#enter({ kind: 'nothing' })
    show(crmId)
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const search = form.querySelector('input')?.value.trim()
    if (search) void this.#find(search)
  }

  async #find(search: string): Promise<void> {
    const { client } = this.#host
    if (!client) return
    const mine = ++this.#run
    this.#enter({ kind: 'asking' })
    const find = callBy<FindTable>(client.send, findRoutes)
    const result = await find('findContacts', { query: { search } })
    if (mine !== this.#run) return
    this.#enter(
      result.ok
        ? { kind: 'found', contacts: result.value.value.contacts }
        : { kind: 'problem', problem: result.failure },
    )
  }

  #enter(found: Found): void {
    this.#found = found
    this.#host.requestUpdate()
  }
}
