/**
 * @module
 * A part of an element that nothing needs at first paint: its code, English words and looks come as a
 * file of their own when it is first asked for (EMB-3).
 */
import type { CSSResult, ReactiveControllerHost } from 'lit'
import type { Messages } from '../i18n/message.ts'

export type LateExports = { readonly words?: Messages; readonly styles?: CSSResult }

export class Late<Part extends LateExports> {
  readonly #host: ReactiveControllerHost
  readonly #fetch: () => Promise<Part>
  readonly #arrived: (part: LateExports) => void
  #flight: Promise<Part | undefined> | undefined
  /** The part once it is there; reading it does not fetch it. */
  now: Part | undefined
  /** The file did not come: no connection, or the host of the elements lacks it. */
  failed = false

  constructor(
    host: ReactiveControllerHost,
    fetch: () => Promise<Part>,
    arrived: (part: LateExports) => void,
  ) {
    this.#host = host
    this.#fetch = fetch
    this.#arrived = arrived
  }

  /** The part, or undefined when it did not come; asked again, it is fetched again. */
  load = (): Promise<Part | undefined> => (this.#flight ??= this.#get())

  async #get(): Promise<Part | undefined> {
    this.failed = false
    try {
      this.now = await this.#fetch()
      this.#arrived(this.now)
    } catch {
      this.failed = true
      this.#flight = undefined
    }
    this.#host.requestUpdate()
    return this.now
  }
}
