/**
 * @module
 * `<o365-join-requests>`: who asked to join, Approve & Add, Decline (USR-3, USR-4). Owns: when its content
 * is fetched. Does not own: the list and the deciding (requests/).
 */
import { html } from 'lit'
import type { CSSResult, TemplateResult } from 'lit'
import type { O365Client } from '../client/o365-client.ts'
import { controls } from '../element/controls.styles.ts'
import { O365Element } from '../element/o365-element.ts'
import { property } from '../element/property.ts'
import { tokens } from '../element/tokens.styles.ts'
import type { RequestsPanel } from './requests/requests-panel.ts'

/**
 * Shows who asked to join the CRM account and lets them in.
 *
 * @summary Pending requests to join, with Approve & Add and Decline.
 * @tag o365-join-requests
 * @slot footer - Below everything.
 * @fires {O365DecidedEvent} o365-decided - A request was approved or declined here.
 * @csspart base - The card.
 * @csspart request - A request.
 * @csspart problem - A problem's notice.
 * @cssstate setup - No edge and token yet.
 * @cssstate loading - The requests are awaited.
 * @cssstate ready - The requests are shown.
 * @cssstate failed - They cannot be read.
 */
export class JoinRequests extends O365Element {
  static override styles: CSSResult[] = [tokens, controls]

  /** Id of the request to show first, as a mail's link names it. */
  @property() request = ''

  readonly #part = this.late(() => import('./requests/requests.ts'))
  #panel: RequestsPanel | undefined

  /** Asks for the requests anew. */
  async refresh(): Promise<void> {
    await this.clientChanged(this.client)
  }

  protected override async clientChanged(client: O365Client | undefined): Promise<void> {
    this.#panel = undefined
    const part = client && (await this.#part.load())
    if (!part || client !== this.client) return
    this.#panel = new part.RequestsPanel(this, client, {
      say: (text) => this.announce(text),
      failed: (problem) => this.tellProblem(problem),
    })
  }

  protected override updated(): void {
    const failed = this.#part.failed && !this.#panel
    this.enter(this.client ? (this.#panel?.state ?? (failed ? 'failed' : 'loading')) : 'setup')
  }

  protected override render(): TemplateResult {
    const { t, locale, client } = this
    const missing = this.#part.failed ? 'problem.offline' : 'loading'
    return html`
      <div class="card" part="base" lang=${locale}>
        ${
          this.#panel?.render(t, locale, Date.now(), this.request) ??
          html`<p class="muted">${t(client ? missing : 'setup.missing')}</p>`
        }
        <slot name="footer"></slot>
        ${this.renderStatus()}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-join-requests': JoinRequests
  }
}
