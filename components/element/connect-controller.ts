/**
 * @module
 * An element's share in the connecting: the flow is one per page, but only the element that began it
 * shows it and goes on after it.
 */
import type { ReactiveControllerHost } from 'lit'
import type { Ask, ConnectState } from '../client/connect-flow.ts'
import type { O365Client } from '../client/o365-client.ts'

const idle: ConnectState = { kind: 'idle' }

export class ConnectController {
  readonly #host: ReactiveControllerHost
  #client: O365Client | undefined
  #unsubscribe = () => {}
  /** What to do once connected; undefined while the connecting is not ours. */
  #then: (() => void) | undefined
  #ask: Ask | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  get state(): ConnectState {
    return this.#then && this.#client ? this.#client.connect.get() : idle
  }

  use(client: O365Client | undefined): void {
    this.#unsubscribe()
    this.#then = undefined
    this.#client = client
    this.#unsubscribe = client?.connect.subscribe(() => this.#moved()) ?? (() => {})
  }

  /** `ask`: what it is for, where that is not everything (INS-6). */
  start(then: () => void = () => {}, ask?: Ask): void {
    this.#then = then
    this.#ask = ask
    void this.#client?.connect.start(ask)
  }

  again = (): void => {
    if (this.#then) this.start(this.#then, this.#ask)
  }

  reopen = (): void => this.#client?.connect.reopen()

  cancel = (): void => {
    this.#then = undefined
    this.#client?.connect.cancel()
    this.#host.requestUpdate()
  }

  #moved(): void {
    const then = this.#then
    if (then && this.#client?.connect.get().kind === 'connected') {
      this.#then = undefined
      then()
    }
    this.#host.requestUpdate()
  }
}
