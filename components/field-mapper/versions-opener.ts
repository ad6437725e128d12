/**
 * @module
 * Opens and closes the list of versions, whose code comes when it is first opened.
 */
import type { ReactiveControllerHost } from 'lit'
import type { MappingRow } from '../../edge/contract/mapping.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { Late, LateExports } from '../element/late.ts'
import type { VersionsPanel } from './versions/versions-panel.ts'

type Host = ReactiveControllerHost & { readonly client: O365Client | undefined }
type Part = LateExports & {
  readonly VersionsPanel: new (
    ...given: ConstructorParameters<typeof VersionsPanel>
  ) => VersionsPanel
}
type Look = (rows: readonly MappingRow[], time: string) => void

export class VersionsOpener {
  readonly #host: Host
  readonly #part: Late<Part>
  readonly #look: Look
  panel: VersionsPanel | undefined

  constructor(host: Host, part: Late<Part>, look: Look) {
    this.#host = host
    this.#part = part
    this.#look = look
  }

  close(): void {
    this.panel = undefined
    this.#host.requestUpdate()
  }

  toggle = async (): Promise<void> => {
    if (this.panel) return this.close()
    const part = await this.#part.load()
    const { client } = this.#host
    if (part && client) this.panel = new part.VersionsPanel(this.#host, client, this.#look)
    this.#host.requestUpdate()
  }
}
