/**
 * @module
 * Which chip the Tab key reaches, and moving the focus among chips and to the input.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }

export class ChipFocus implements ReactiveController {
  readonly #host: Host
  #next: string | undefined
  current = 0

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** Past the last chip, or without any, is the input. */
  go(index: number, count: number): void {
    const chip = index >= 0 && index < count
    if (chip) this.current = index
    this.#next = chip ? `#chip${index}` : '#input'
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (this.#next === undefined) return
    this.#host.renderRoot.querySelector<HTMLElement>(this.#next)?.focus()
    this.#next = undefined
  }
}
