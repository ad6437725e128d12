/**
 * @module
 * Keeps an element's client: its own `client` property, else the `<o365-session>` around it, else what
 * `configure()` set. Tells the element when that changes.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ClientRequestEvent, onClientsChange } from '../client/client-lookup.ts'
import { configuredClient } from '../client/configure.ts'
import type { O365Client } from '../client/o365-client.ts'

export class ClientController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #changed: (client: O365Client | undefined) => void
  #own: O365Client | undefined
  #client: O365Client | undefined
  #unwatch = () => {}

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    changed: (client: O365Client | undefined) => void,
  ) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  get client(): O365Client | undefined {
    return this.#client
  }

  set own(client: O365Client | undefined) {
    this.#own = client
    if (this.#host.isConnected) this.#look()
  }

  hostConnected() {
    this.#unwatch = onClientsChange(() => this.#look())
    this.#look()
  }

  hostDisconnected() {
    this.#unwatch()
    this.#use(undefined)
  }

  #look() {
    if (this.#own) return this.#use(this.#own)
    const request = new ClientRequestEvent()
    this.#host.dispatchEvent(request)
    this.#use(request.answered ? request.client : configuredClient())
  }

  #use(client: O365Client | undefined) {
    if (client === this.#client) return
    this.#client = client
    this.#changed(client)
    this.#host.requestUpdate()
  }
}
