/**
 * @module
 * `<o365-session>`: one edge and one token source for all elements inside it (EMB-2).
 */
import { LitElement, css, html } from 'lit'
import { property } from '../element/property.ts'
import type { PropertyValues } from 'lit'
import { CLIENT_REQUEST, clientsChanged } from '../client/client-lookup.ts'
import type { ClientRequestEvent } from '../client/client-lookup.ts'
import { createO365Client } from '../client/o365-client.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { GetToken } from '../client/token-source.ts'

/**
 * Shares one connection to the edge with the elements inside it.
 *
 * @summary One session for all elements of a page.
 * @tag o365-session
 * @slot - The page's part that holds the elements.
 */
export class Session extends LitElement {
  /** Version of the package. */
  static readonly version: string = '0.1.0'

  static override styles = css`
    :host {
      display: contents;
    }
  `

  /** Origin of the edge, e.g. `https://edge.example`. */
  @property() edge = ''

  /** Gives an embed token minted by the CRM's own server. Called when one is needed; never kept beyond memory. */
  @property({ attribute: false }) getToken: GetToken | undefined

  /** News by WebSocket instead of asking again and again. The page's `connect-src` must allow `wss:` to the edge. */
  @property({ type: Boolean }) live = false

  #client: O365Client | undefined

  constructor() {
    super()
    this.addEventListener(CLIENT_REQUEST, (event) => this.#answer(event as ClientRequestEvent))
  }

  /** The shared client; undefined until `edge` and `getToken` are set. */
  get client(): O365Client | undefined {
    return this.#client
  }

  override connectedCallback(): void {
    super.connectedCallback()
    clientsChanged()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clientsChanged()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('edge') && !changed.has('getToken') && !changed.has('live')) return
    const { edge, getToken, live } = this
    this.#client = edge && getToken ? createO365Client({ edge, getToken, live }) : undefined
    clientsChanged()
  }

  protected override render() {
    return html`<slot></slot>`
  }

  #answer(request: ClientRequestEvent): void {
    request.stopPropagation()
    request.answered = true
    request.client = this.#client
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-session': Session
  }
}
