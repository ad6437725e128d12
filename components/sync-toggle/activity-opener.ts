/**
 * @module
 * Opens and closes the activity, whose code comes when it is first opened.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StreamName } from '../../edge/contract/sync.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { Late, LateExports } from '../element/late.ts'
import type { MessageKey } from '../i18n/message.ts'
import type { ActivityPanel } from './activity/activity-panel.ts'

type Host = ReactiveControllerHost & {
  readonly client: O365Client | undefined
  readonly stream: StreamName
}
type Part = LateExports & {
  readonly ActivityPanel: new (
    ...given: ConstructorParameters<typeof ActivityPanel>
  ) => ActivityPanel
}
type Told = { say(key: MessageKey): void; failed(): void }

export class ActivityOpener implements ReactiveController {
  readonly #host: Host
  readonly #part: Late<Part>
  readonly #told: Told
  panel: ActivityPanel | undefined

  constructor(host: Host, part: Late<Part>, told: Told) {
    this.#host = host
    this.#part = part
    this.#told = told
    host.addController(this)
  }

  hostDisconnected(): void {
    this.close()
  }

  close(): void {
    this.panel?.close()
    this.panel = undefined
    this.#host.requestUpdate()
  }

  async toggle(): Promise<void> {
    if (this.panel) return this.close()
    const part = await this.#part.load()
    const { client, stream } = this.#host
    if (!part) this.#told.failed()
    else if (client && !this.panel) {
      this.panel = new part.ActivityPanel(this.#host, client, stream, this.#told.say)
      this.#host.requestUpdate()
    }
  }
}
