/**
 * @module
 * Opens and closes a panel of an element, whose code comes when it is first opened.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { O365Client } from '../client/o365-client.ts'
import type { Late, LateExports } from './late.ts'

type Host = ReactiveControllerHost & { readonly client: O365Client | undefined }
type Means<Part, Panel> = {
  make(part: Part, client: O365Client): Panel
  /** The file did not come. */
  failed(): void
}

export class PanelOpener<
  Part extends LateExports,
  Panel extends { render(...given: never[]): unknown; close?(): void },
> implements ReactiveController {
  readonly #host: Host
  readonly #part: Late<Part>
  readonly #means: Means<Part, Panel>
  panel: Panel | undefined

  constructor(host: Host, part: Late<Part>, means: Means<Part, Panel>) {
    this.#host = host
    this.#part = part
    this.#means = means
    host.addController(this)
  }

  hostDisconnected(): void {
    this.close()
  }

  close(): void {
    this.panel?.close?.()
    this.panel = undefined
    this.#host.requestUpdate()
  }

  toggle = async (): Promise<void> => {
    if (this.panel) return this.close()
    const part = await this.#part.load()
    const { client } = this.#host
    if (!part) this.#means.failed()
    else if (client && !this.panel) {
      this.panel = this.#means.make(part, client)
      this.#host.requestUpdate()
    }
  }
}
