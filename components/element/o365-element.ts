/**
 * @module
 * What all elements have: client, words, states for styling, one polite status region.
 *
 * Does not own: any content.
 */
import { LitElement, html } from 'lit'
import { property } from './property.ts'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import { LocaleController } from '../i18n/locale-controller.ts'
import type { Messages, Translate } from '../i18n/message.ts'
import { ClientController } from './client-controller.ts'
import { O365ErrorEvent, O365StateEvent } from './events.ts'
import { Late } from './late.ts'
import type { LateExports } from './late.ts'

/** Speech follows a pause, so that three quick changes are one sentence. */
const ANNOUNCE_MS = 250

/**
 * What all elements share.
 *
 * @fires {O365StateEvent} o365-state - The shown state changed.
 * @fires {O365ErrorEvent} o365-error - A call failed; the detail is the problem.
 * @cssproperty --o365-accent - Colour of what is on and of primary buttons.
 * @cssproperty --o365-on-accent - Text on the accent colour.
 * @cssproperty --o365-text - Text.
 * @cssproperty --o365-muted - Secondary text.
 * @cssproperty --o365-surface - Ground of cards, fields and lists.
 * @cssproperty --o365-raised - Ground of notices, chips and the active row.
 * @cssproperty --o365-border - Lines.
 * @cssproperty --o365-control - Outline of controls.
 * @cssproperty --o365-danger - Problems.
 * @cssproperty --o365-warning - What needs attention.
 * @cssproperty --o365-success - What is well.
 * @cssproperty --o365-focus - Focus ring.
 * @cssproperty --o365-radius - Corner radius.
 * @cssproperty --o365-font - Font family.
 */
export abstract class O365Element extends LitElement {
  /** Takes part in forms: its value, `disabled` by fieldset, reset, restore. */
  static readonly formAssociated: boolean = true

  /** Version of the package; two versions on one page are told apart by it. */
  static readonly version: string = '0.1.0'

  /** The element's English; other languages come when needed. */
  static readonly words: Messages = {}

  readonly #locale = new LocaleController(this, (this.constructor as typeof O365Element).words)
  readonly #client = new ClientController(this, (client) => this.clientChanged(client))
  protected readonly internals: ElementInternals = this.attachInternals()
  #announcement = ''
  #announceTimer: ReturnType<typeof setTimeout> | undefined
  #state = ''

  /** A client of `createO365Client()`; only where neither `<o365-session>` nor `configure()` fits. */
  @property({ attribute: false })
  get client(): O365Client | undefined {
    return this.#client.client
  }

  set client(client: O365Client | undefined) {
    this.#client.own = client
  }

  /** Own words for single messages, by key; the rest stays. */
  @property({ attribute: false })
  get strings(): Messages {
    return this.#locale.overrides
  }

  set strings(strings: Messages) {
    this.#locale.overrides = strings
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form
  }

  /** What stands against the present value. */
  get validity(): ValidityState {
    return this.internals.validity
  }

  /** The same in words. */
  get validationMessage(): string {
    return this.internals.validationMessage
  }

  /** Whether it takes part in validation. */
  get willValidate(): boolean {
    return this.internals.willValidate
  }

  /** Whether the value is valid; fires `invalid` when not. */
  checkValidity(): boolean {
    return this.internals.checkValidity()
  }

  /** The same, and shows what is wrong. */
  reportValidity(): boolean {
    return this.internals.reportValidity()
  }

  protected get t(): Translate {
    return this.#locale.t
  }

  protected get locale(): string {
    return this.#locale.locale
  }

  /** Another client (or none): forget what the former one told, ask the new one. */
  protected abstract clientChanged(client: O365Client | undefined): void

  protected announce(text: string): void {
    clearTimeout(this.#announceTimer)
    this.#announceTimer = setTimeout(() => {
      this.#announcement = text
      this.requestUpdate()
    }, ANNOUNCE_MS)
  }

  /** Exactly one state at a time is set for `:state()`; a change is told by `o365-state`. */
  protected enter(state: string): void {
    if (state === this.#state) return
    if (this.#state) this.internals.states.delete(this.#state)
    this.#state = state
    this.internals.states.add(state)
    this.dispatchEvent(new O365StateEvent(state))
  }

  /** A part that is fetched when first needed, and brings its words and looks with it. */
  protected late<Part extends LateExports>(fetch: () => Promise<Part>): Late<Part> {
    return new Late(this, fetch, ({ words, styles }) => {
      if (words) this.#locale.learn(words)
      const sheet = styles?.styleSheet
      const root = this.shadowRoot
      if (sheet && root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    })
  }

  protected tellProblem(problem: CallProblem): void {
    this.dispatchEvent(new O365ErrorEvent(problem))
  }

  /** `input` and `change` as native controls send them, `change` also out of shadow roots. */
  protected tellChange(): void {
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }))
  }

  protected renderStatus(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#announcement}</div>`
  }
}
