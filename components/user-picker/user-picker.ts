/**
 * @module
 * `<o365-user-picker>`: an editable combobox with chips over the tenant's people (USR-1). Owns: choosing.
 * Does not own: keys (combobox-controller.ts), the directory, rules (picker-state.ts).
 */
import { html, nothing } from 'lit'
import { property } from '../element/property.ts'
import type { CSSResult, TemplateResult } from 'lit'
import type { Person } from '../../edge/contract/people.ts'
import type { O365Client } from '../client/o365-client.ts'
import { ConnectController } from '../element/connect-controller.ts'
import { controls } from '../element/controls.styles.ts'
import { O365InvitedEvent, O365InviteEvent } from '../element/events.ts'
import { searchIcon } from '../element/icons.ts'
import { O365Element } from '../element/o365-element.ts'
import { tokens } from '../element/tokens.styles.ts'
import { pickerWords } from '../i18n/en/picker.ts'
import { ChipFocus } from './chip-focus.ts'
import { chips } from './chips.ts'
import { ComboboxController } from './combobox-controller.ts'
import { directoryStateName, DirectoryController } from './directory-controller.ts'
import type { DirectoryState } from './directory-controller.ts'
import { submitPeople } from './form-value.ts'
import { foundText, peoplePopup } from './option-list.ts'
import { comboboxInput } from './combobox-input.ts'
import { pickerNotice } from './picker-notices.ts'
import { PeopleOpener } from './people-opener.ts'
import { isChosen, isNearEnd, toggle, whyNot, withPeople } from './picker-state.ts'
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
 * @fires {O365InviteEvent} o365-invite - Cancelable; before the invite dialog opens, for pages that invite themselves.
 * @fires {O365InvitedEvent} o365-invited - The edge has taken the invitations; the detail has the ids.
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
 * @csspart desk - Groups, and what became of pasted addresses.
 * @csspart dialog - The invite dialog.
 * @csspart problem - A problem's notice.
 * @cssstate ready - People are there; before that `setup` and `loading`, while searching `busy`.
 * @cssstate not-connected - No Microsoft 365 account is connected. Every other problem code is a state, too.
 */
export class UserPicker extends O365Element {
  static override readonly words = pickerWords
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true }
  static override styles: CSSResult[] = [tokens, controls, styles]

  /** Name under which each chosen person's id is submitted with a form. */
  @property() name = ''

  /** More than one person can be chosen. */
  @property({ type: Boolean }) multiple = false

  /** At least one person has to be chosen. */
  @property({ type: Boolean }) required = false

  /** Offers to choose everybody of a group. */
  @property({ type: Boolean }) groups = false

  /** Offers to invite the chosen people. */
  @property({ type: Boolean }) invite = false

  /** Nothing can be changed. */
  @property({ type: Boolean, reflect: true }) disabled = false

  readonly #connect = new ConnectController(this)
  readonly #directory = new DirectoryController(this, (state) => this.#answered(state))
  readonly #combobox = new ComboboxController(this, {
    count: () => this.#directory.state.people.length,
    choose: (index) => this.#press(index),
    clear: () => this.#type(''),
    toChips: () => this.#chipFocus.go(this.#selected.length - 1, this.#selected.length),
    moved: () => this.#readOn(),
  })
  readonly #people = new PeopleOpener(
    this,
    this.late(() => import('./people/people.ts')),
    {
      selected: () => this.#selected,
      choose: (people) => this.#choose(withPeople(this.#selected, people)),
      say: (text) => this.announce(text),
      mayInvite: () => this.dispatchEvent(new O365InviteEvent(this.value)),
      invited: (ids) => this.#invited(ids),
    },
  )
  readonly #chipFocus = new ChipFocus(this)
  readonly #chipActs = {
    remove: (person: Person, index: number) => this.#remove(person, index),
    go: (index: number) => this.#chipFocus.go(index, this.#selected.length),
  }
  #selected: readonly Person[] = []
  #text = ''
  #touched = false
  #formDisabled = false

  /** The chosen people. */
  @property({ attribute: false })
  get selected(): readonly Person[] {
    return this.#selected
  }

  set selected(selected: readonly Person[]) {
    this.#selected = Object.freeze([...selected])
    this.#renewForm()
  }

  /** Their ids. */
  get value(): readonly string[] {
    return this.#selected.map(({ id }) => id)
  }

  /** The same, and shows what is missing. */
  override reportValidity(): boolean {
    this.#touched = true
    this.requestUpdate()
    return super.reportValidity()
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

  formResetCallback(): void {
    this.reset()
  }

  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled
    this.requestUpdate()
  }

  formStateRestoreCallback(state: string): void {
    this.selected = JSON.parse(state) as Person[]
  }

  get #input(): HTMLInputElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector('input') : null
  }

  get #locked(): boolean {
    return this.disabled || this.#formDisabled
  }

  protected override clientChanged(client: O365Client | undefined): void {
    this.#connect.use(client)
    this.#directory.use(client)
    this.#people.close()
  }

  protected override updated(): void {
    this.enter(this.client ? directoryStateName(this.#directory.state) : 'setup')
    this.#renewForm()
  }

  protected override render(): TemplateResult {
    const { t } = this
    const invalid = this.#touched && !this.internals.validity.valid
    return html`
      <div class="stack" part="base" lang=${this.locale}>
        <label for="input" part="label"><slot name="label">${t('picker.label')}</slot></label>
        <div class=${`field${invalid ? ' invalid' : ''}`} part="field" @click=${this.#onField}>
          ${this.#selected.length > 0 ? chips(t, this.#selected, this.#chipFocus.current, this.#locked, this.#chipActs) : searchIcon}
          ${comboboxInput(t, this.#combobox, {
            invalid,
            required: this.required,
            locked: this.#locked,
            text: this.#text,
            typed: this.#onInput,
            left: this.#onBlur,
            pasted: (event) => this.multiple && this.#people.pasted(event, t),
          })}
        </div>
        ${invalid ? html`<p class="message" id="message">${t('picker.required')}</p>` : nothing}
        <slot name="hint"></slot>
        ${pickerNotice(t, this.client, this.#connect, this.#directory)}
        ${peoplePopup(t, this.#combobox, {
          directory: this.#directory.state,
          selected: this.#selected,
          multiple: this.multiple,
          press: (index) => this.#press(index),
        })}
        ${this.#people.render(t, this.groups && this.multiple, this.invite, this.#selected.length)}
        ${this.renderStatus()}
        <slot name="footer"></slot>
      </div>
    `
  }

  readonly #onField = (event: Event): void => {
    if (this.#locked || event.composedPath().some((at) => at instanceof HTMLButtonElement)) return
    this.showPicker()
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

  #answered(state: DirectoryState): void {
    if (state.problem) return this.tellProblem(state.problem)
    if (!this.#combobox.open) return
    this.announce(foundText(this.t, state))
    this.#readOn()
  }

  /** The next page before the end is reached. */
  #readOn(): void {
    const { scrollTop, active } = this.#combobox
    if (isNearEnd(scrollTop, active, this.#directory.state.people.length)) this.#directory.more()
  }

  #press(index: number): void {
    const person = this.#directory.state.people[index]
    if (!person || this.#locked) return
    this.#combobox.activate(index)
    const reason = whyNot(person)
    if (reason && !isChosen(this.#selected, person)) return this.announce(this.t(reason))
    this.#choose(toggle(this.#selected, person, this.multiple))
    const key = isChosen(this.#selected, person) ? 'picker.chosen' : 'picker.removed'
    this.announce(this.t(key, { name: person.displayName }))
    if (!this.multiple) this.#combobox.close()
    this.#type('')
  }

  #invited(ids: readonly string[]): void {
    this.#choose([])
    this.#directory.retry()
    this.dispatchEvent(new O365InvitedEvent(ids))
  }

  #remove(person: Person, index: number): void {
    if (this.#locked) return
    this.#choose(this.#selected.filter(({ id }) => id !== person.id))
    this.#chipFocus.go(Math.min(index, this.#selected.length - 1), this.#selected.length)
    this.announce(this.t('picker.removed', { name: person.displayName }))
  }

  #choose(selected: readonly Person[]): void {
    this.selected = selected
    this.tellChange()
  }

  #renewForm(): void {
    const missing = this.required && this.#selected.length === 0 && this.t('picker.required')
    submitPeople(this.internals, this.name, this.#selected, missing || undefined, this.#input)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-user-picker': UserPicker
  }
}
