/**
 * @module
 * `<o365-user-picker>`: an editable combobox with chips over the tenant's people (USR-1).
 *
 * Owns: keyboard, choosing, the form's value. Does not own: asking the directory
 * (directory-controller.ts), rules (picker-state.ts), placing the list (popup.ts).
 */
import { html, nothing } from 'lit'
import { property } from '../element/property.ts'
import type { CSSResult, PropertyValues, TemplateResult } from 'lit'
import type { Person } from '../../edge/contract/people.ts'
import type { O365Client } from '../client/o365-client.ts'
import { ConnectController } from '../element/connect-controller.ts'
import { connectNotice } from '../element/connect-notice.ts'
import { controls } from '../element/controls.styles.ts'
import { searchIcon } from '../element/icons.ts'
import { O365Element } from '../element/o365-element.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { tokens } from '../element/tokens.styles.ts'
import { pickerWords } from '../i18n/en/picker.ts'
import { chips } from './chips.ts'
import { ComboboxController } from './combobox-controller.ts'
import { DirectoryController } from './directory-controller.ts'
import type { DirectoryState } from './directory-controller.ts'
import { optionList } from './option-list.ts'
import { connectOffer, retryButton } from './picker-notices.ts'
import { isChosen, isNearEnd, toggle, whyNot } from './picker-state.ts'
import { styles } from './user-picker.styles.ts'

/**
 * Chooses people of the Microsoft 365 tenant.
 *
 * @summary Picker for Office 365 users, usable in forms.
 * @tag o365-user-picker
 * @slot label - Label of the field.
 * @slot hint - Text under the field.
 * @slot empty - Instead of the text when nobody matches.
 * @slot footer - Below everything.
 * @fires {Event} input - The choice changed.
 * @fires {Event} change - The choice changed.
 * @fires {O365StateEvent} o365-state - The shown state changed.
 * @fires {O365ErrorEvent} o365-error - A call failed; the detail is the problem.
 * @csspart base - Everything.
 * @csspart label - The label.
 * @csspart field - The field with chips and input.
 * @csspart input - The input.
 * @csspart chip - A chosen person.
 * @csspart remove - The button that removes a chosen person.
 * @csspart popup - The layer with the list.
 * @csspart list - The list.
 * @csspart option - A person in the list.
 * @csspart empty - What stands there when nobody matches.
 * @csspart connect - The notice while a sign-in is waited for.
 * @csspart problem - A problem's notice.
 * @cssstate setup - No edge and token yet.
 * @cssstate loading - The first people are awaited.
 * @cssstate ready - People are there.
 * @cssstate busy - A search is under way.
 * @cssstate not-connected - No Microsoft 365 account is connected. Every other problem code is a state, too.
 * @cssproperty --o365-accent - Colour of ticks, marks and primary buttons.
 * @cssproperty --o365-on-accent - Text on the accent colour.
 * @cssproperty --o365-text - Text.
 * @cssproperty --o365-muted - Secondary text.
 * @cssproperty --o365-surface - Ground of field and list.
 * @cssproperty --o365-raised - Ground of chips and of the active row.
 * @cssproperty --o365-border - Lines.
 * @cssproperty --o365-control - Outline of the field.
 * @cssproperty --o365-danger - Problems.
 * @cssproperty --o365-warning - Who waits for approval.
 * @cssproperty --o365-success - Who is a member.
 * @cssproperty --o365-focus - Focus ring.
 * @cssproperty --o365-radius - Corner radius.
 * @cssproperty --o365-font - Font family.
 */
export class UserPicker extends O365Element {
  static readonly formAssociated = true
  static override readonly words = pickerWords
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true }
  static override styles: CSSResult[] = [tokens, controls, styles]

  /** Name under which each chosen person's id is submitted with a form. */
  @property() name = ''

  /** More than one person can be chosen. */
  @property({ type: Boolean }) multiple = false

  /** At least one person has to be chosen. */
  @property({ type: Boolean }) required = false

  /** Nothing can be changed. */
  @property({ type: Boolean, reflect: true }) disabled = false

  readonly #connect = new ConnectController(this)
  readonly #directory = new DirectoryController(this, (state) => this.#answered(state))
  readonly #combobox = new ComboboxController(this, {
    count: () => this.#directory.state.people.length,
    choose: (index) => this.#press(index),
    clear: () => this.#type(''),
    toChips: () => this.#goChip(this.#selected.length - 1),
    moved: () => this.#readOn(),
  })
  #selected: readonly Person[] = []
  #chip = 0
  #text = ''
  #touched = false
  #formDisabled = false
  #focusNext: string | undefined

  /** The chosen people. */
  @property({ attribute: false })
  get selected(): readonly Person[] {
    return this.#selected
  }

  set selected(selected: readonly Person[]) {
    this.#selected = Object.freeze([...selected])
    this.#renewForm()
  }

  /** Ids of the chosen people. */
  get value(): readonly string[] {
    return this.#selected.map(({ id }) => id)
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form
  }

  /** What stands against the present choice. */
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

  /** Whether the choice is valid; fires `invalid` when not. */
  checkValidity(): boolean {
    return this.internals.checkValidity()
  }

  /** The same, and shows what is missing. */
  reportValidity(): boolean {
    this.#touched = true
    this.requestUpdate()
    return this.internals.reportValidity()
  }

  /** Nobody chosen, nothing typed. */
  reset(): void {
    this.selected = []
    this.#touched = false
    this.#type('')
  }

  /** Asks the directory anew. */
  refresh(): void {
    this.#directory.retry()
  }

  /** Opens the list. */
  showPicker(): void {
    this.#input?.focus()
    this.#combobox.show()
  }

  /** @ignore */
  formResetCallback(): void {
    this.reset()
  }

  /** @ignore */
  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled
    this.requestUpdate()
  }

  /** @ignore */
  formStateRestoreCallback(state: string): void {
    this.selected = JSON.parse(state) as Person[]
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input')
  }

  get #locked(): boolean {
    return this.disabled || this.#formDisabled
  }

  protected override clientChanged(client: O365Client | undefined): void {
    this.#connect.use(client)
    this.#directory.use(client)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('required') || changed.has('name')) this.#renewForm()
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.enter(this.#stateName())
    this.#renewValidity()
    if (this.#focusNext === undefined) return
    this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus()
    this.#focusNext = undefined
  }

  #stateName(): string {
    const { problem, busy, fresh } = this.#directory.state
    if (!this.client) return 'setup'
    if (problem) return problem.code
    if (fresh) return 'loading'
    return busy ? 'busy' : 'ready'
  }

  protected override render(): TemplateResult {
    const { t } = this
    const invalid = this.#touched && !this.internals.validity.valid
    return html`
      <div class="stack" part="base" lang=${this.locale}>
        <label for="input" part="label"><slot name="label">${t('picker.label')}</slot></label>
        <div class=${`field${invalid ? ' invalid' : ''}`} part="field" @click=${this.#onField}>
          ${this.#selected.length > 0 ? this.#renderChips() : searchIcon}
          ${this.#renderInput(invalid)}
        </div>
        ${invalid ? html`<p class="message" id="message">${t('picker.required')}</p>` : nothing}
        <slot name="hint"></slot>
        ${this.#renderProblem()} ${this.#renderPopup()} ${this.renderStatus()}
        <slot name="footer"></slot>
      </div>
    `
  }

  #renderChips(): TemplateResult {
    return chips(this.t, {
      selected: this.#selected,
      current: this.#chip,
      locked: this.#locked,
      remove: (person, index) => this.#remove(person, index),
      go: (index) => this.#goChip(index),
    })
  }

  #renderInput(invalid: boolean): TemplateResult {
    const { open, active } = this.#combobox
    return html`<input
      id="input"
      part="input"
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      maxlength="200"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls="list"
      aria-expanded=${open}
      aria-activedescendant=${open && active >= 0 ? `o${active}` : ''}
      aria-invalid=${invalid}
      aria-required=${this.required}
      aria-describedby=${invalid ? 'message' : ''}
      placeholder=${this.t('picker.placeholder')}
      .value=${this.#text}
      ?disabled=${this.#locked}
      @input=${this.#onInput}
      @change=${(event: Event) => event.stopPropagation()}
      @keydown=${(event: KeyboardEvent) => this.#combobox.onKey(event)}
      @blur=${this.#onBlur}
    />`
  }

  #renderPopup(): TemplateResult {
    const { scrollTop, active, scrolled } = this.#combobox
    return html`<div popover="manual" id="popup" part="popup">
      ${optionList(this.t, {
        directory: this.#directory.state,
        selected: this.#selected,
        multiple: this.multiple,
        active,
        scrollTop,
        scrolled,
        press: (_person, index) => this.#press(index),
      })}
    </div>`
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { t } = this
    const connecting = connectNotice(t, this.#connect.state, this.#connect)
    const { problem } = this.#directory.state
    if (connecting !== nothing) return connecting
    if (!this.client) return html`<p class="small muted">${t('setup.missing')}</p>`
    if (!problem) return nothing
    if (problem.code === 'not-permitted') return problemNotice(t, problem)
    const mustConnect = problem.code === 'not-connected' || problem.code === 'sign-in-again'
    return mustConnect
      ? connectOffer(t, problem.code === 'not-connected', () =>
          this.#connect.start(this.#directory.retry),
        )
      : problemNotice(t, problem, retryButton(t, this.#directory.retry))
  }

  readonly #onField = (event: Event): void => {
    if (this.#locked || event.composedPath().some((at) => at instanceof HTMLButtonElement)) return
    this.#input?.focus()
    this.#combobox.show()
  }

  readonly #onInput = (event: Event): void => {
    // What is typed is a search, not yet a value: the page hears `input` when the choice changes.
    event.stopPropagation()
    this.#type((event.currentTarget as HTMLInputElement).value)
    this.#combobox.show()
  }

  readonly #onBlur = (): void => {
    this.#combobox.close()
    this.#touched = true
    this.requestUpdate()
  }

  #type(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.#combobox.restart()
    this.#directory.search(text)
  }

  #answered({ problem, people, total, cursor, query }: DirectoryState): void {
    if (problem) return this.tellProblem(problem)
    if (!this.#combobox.open) return
    const n = total ?? people.length
    const more = total === null && cursor !== null
    if (n === 0) this.announce(this.t('picker.empty', { query }))
    else this.announce(this.t('picker.results', { n }) + (more ? ' +' : ''))
    this.#readOn()
  }

  /** The next page before the end is reached. */
  #readOn(): void {
    const { scrollTop, active } = this.#combobox
    const { people } = this.#directory.state
    if (people.length > 0 && isNearEnd(scrollTop, active, people.length)) this.#directory.more()
  }

  #press(index: number): void {
    const person = this.#directory.state.people[index]
    if (!person || this.#locked) return
    this.#combobox.activate(index)
    const reason = whyNot(person)
    if (reason && !isChosen(this.#selected, person)) return this.announce(this.t(reason))
    const before = this.#selected.length
    this.#choose(toggle(this.#selected, person, this.multiple))
    const key = this.#selected.length < before ? 'picker.removed' : 'picker.chosen'
    this.announce(this.t(key, { name: person.displayName }))
    if (!this.multiple) this.#combobox.close()
    this.#type('')
  }

  #remove(person: Person, index: number): void {
    if (this.#locked) return
    this.#choose(this.#selected.filter(({ id }) => id !== person.id))
    this.#goChip(Math.min(index, this.#selected.length - 1))
    this.announce(this.t('picker.removed', { name: person.displayName }))
  }

  #goChip(index: number): void {
    const chip = index >= 0 && index < this.#selected.length
    if (chip) this.#chip = index
    this.#focusNext = chip ? `#chip${index}` : '#input'
    this.requestUpdate()
  }

  #choose(selected: readonly Person[]): void {
    this.selected = selected
    this.tellChange()
  }

  #renewForm(): void {
    const data = new FormData()
    for (const id of this.value) data.append(this.name, id)
    this.internals.setFormValue(this.name ? data : null, JSON.stringify(this.#selected))
    this.#renewValidity()
  }

  #renewValidity(): void {
    const missing = this.required && this.#selected.length === 0
    const anchor = this.#input ?? undefined
    this.internals.setValidity(
      missing ? { valueMissing: true } : {},
      missing ? this.t('picker.required') : '',
      anchor,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-user-picker': UserPicker
  }
}
