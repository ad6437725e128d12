/**
 * @module
 * `<field-mapper>`: which CRM field belongs to which Outlook field (CON-1, CON-5).
 *
 * Owns: the table, editing, saving. Does not own: the rules (the edge's answers carry the issues), the
 * calls (mapping-controller.ts).
 */
import { html, nothing } from 'lit'
import { property } from '../element/property.ts'
import type { CSSResult, PropertyValues, TemplateResult } from 'lit'
import type { MappingRow } from '../../edge/contract/mapping.ts'
import { offline } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import { controls } from '../element/controls.styles.ts'
import { O365BeforeSaveEvent, O365SavedEvent } from '../element/events.ts'
import { O365Element } from '../element/o365-element.ts'
import { PanelOpener } from '../element/panel-opener.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { tokens } from '../element/tokens.styles.ts'
import { mapperWords } from '../i18n/en/mapper.ts'
import { styles } from './field-mapper.styles.ts'
import {
  add,
  change,
  completeRows,
  isDirty,
  move,
  plainRows,
  put,
  remove,
  reset,
  rowsInError,
} from './mapper-state.ts'
import type { Draft, DraftRow } from './mapper-state.ts'
import { actionBar } from './mapper-notices.ts'
import { faultyRows, wholeIssues } from './faulty-rows.ts'
import { MappingController, stateName } from './mapping-controller.ts'
import type { MappingSource } from './mapping-controller.ts'
import { mappingTable } from './mapping-table.ts'
import { afterAdding, afterMoving, afterRemoving, focusOf } from './steps.ts'
import type { StepEnd } from './steps.ts'
import { theirVersion } from './their-version.ts'
import { warnUnsaved } from './unsaved.ts'

/**
 * Shows and edits which CRM field belongs to which Outlook field.
 *
 * @summary Table of the contacts field mapping with a live preview.
 * @tag field-mapper
 * @slot hint - Above the table.
 * @slot footer - Below everything.
 * @fires {O365BeforeSaveEvent} o365-before-save - Cancelable; before the mapping is sent to be saved.
 * @fires {O365SavedEvent} o365-saved - The mapping was saved; the detail has its version.
 * @fires {Event} input - A row was changed, added or removed.
 * @fires {Event} change - A row was changed, added or removed.
 * @csspart base - The card.
 * @csspart table - The table.
 * @csspart row - A row of the table.
 * @csspart field - A select of a row.
 * @csspart crm - The select of the CRM field.
 * @csspart direction - The select of the direction.
 * @csspart outlook - The select of the Outlook field.
 * @csspart transform - The select of the transform.
 * @csspart options - What Outlook says for the options of pick lists.
 * @csspart preview - The preview.
 * @csspart whose - Whose mapping it is, where the organization has one.
 * @csspart affects - How many records saving would touch.
 * @csspart versions - The versions saved earlier.
 * @csspart actions - The buttons.
 * @csspart problem - A problem's notice.
 * @csspart conflict - The notice that somebody else has saved meanwhile.
 * @cssstate setup - No edge and token yet.
 * @cssstate loading - The mapping is awaited.
 * @cssstate failed - The mapping cannot be read.
 * @cssstate ready - Shown as saved.
 * @cssstate dirty - There are unsaved changes.
 * @cssstate saving - Being saved.
 * @cssstate conflict - Somebody else saved meanwhile.
 */
export class FieldMapper extends O365Element {
  static override readonly words = mapperWords
  static override styles: CSSResult[] = [tokens, controls, styles]

  /** Name under which the rows are submitted with a form, as JSON. */
  @property() name = ''

  /** Shows the mapping without letting it be changed. */
  @property({ type: Boolean }) readonly = false

  /** Shows and sets the mapping of the whole organization; for who manages the integration. */
  @property({ type: Boolean }) organization = false

  readonly #mapping = new MappingController(this)
  readonly #preview = this.late(() => import('./preview/preview.ts'))
  readonly #otherVersions = this.late(() => import('./versions/versions.ts'))
  readonly #versions = new PanelOpener(this, this.#otherVersions, {
    make: ({ VersionsPanel }, client) =>
      new VersionsPanel(this, client, this.organization, (rows, time) =>
        this.#put(rows, this.t('versions.shown', { time })),
      ),
    failed: () => this.#mapping.fail(offline),
  })
  readonly #settle = {
    reload: () => this.#mapping.takeTheirs(),
    overwrite: () => void this.#save(true),
    mix: (rows: readonly MappingRow[]) => {
      this.#mapping.takeTheirs()
      this.#put(rows, this.t('merge.used'))
    },
  }
  #errorsShown = false
  #refused = false
  /** Id of what is to be focused once it is rendered. */
  #focusNext: string | undefined

  /** The rows as edited, complete ones only. */
  get rows(): readonly MappingRow[] {
    return this.#draft ? plainRows(completeRows(this.#draft)) : []
  }

  /** Whether there are changes that are not saved. */
  get dirty(): boolean {
    const draft = this.#draft
    return draft !== undefined && isDirty(draft)
  }

  /** Loads the mapping anew; unsaved changes are lost. */
  async refresh(): Promise<void> {
    await this.#mapping.load()
  }

  /** Back to the default mapping, not saved yet. */
  reset(): void {
    this.#edit(reset)
    this.announce(this.t('mapper.default'))
  }

  /** Whether all rows can work, as far as known; shows what cannot. */
  validate(): boolean {
    const draft = this.#draft
    const valid = draft !== undefined && rowsInError(draft).length === 0
    this.#errorsShown = !valid
    this.requestUpdate()
    return valid
  }

  /** Saves, if nothing stands against it; whether it was saved. */
  async save(): Promise<boolean> {
    return this.#save(false)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    warnUnsaved(this, false)
  }

  get #draft(): Draft | undefined {
    const { state } = this.#mapping
    return state.kind === 'open' ? state.draft : undefined
  }

  get #locked(): boolean {
    return this.readonly || this.#refused || !!this.#draft?.saved.fixedBy
  }

  protected override clientChanged(client: O365Client | undefined): void {
    this.#refused = false
    this.#versions.close()
    const preview = client && this.#preview.load()
    const organization = this.organization
      ? preview?.then((part) => part?.organizationSource(client as O365Client))
      : undefined
    this.#mapping.use(client, organization)
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.enter(stateName(this.#mapping.state, this.dirty))
    this.internals.setFormValue(this.#draft ? JSON.stringify(this.rows) : null)
    warnUnsaved(this, this.isConnected && this.dirty)
    if (this.#focusNext === undefined) return
    this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus()
    this.#focusNext = undefined
  }

  protected override render(): TemplateResult {
    return html`
      <div class="card stack" part="base" lang=${this.locale}>
        <slot name="hint"></slot>
        ${this.#renderContent()} ${this.renderStatus()}
        <slot name="footer"></slot>
      </div>
    `
  }

  #renderContent(): TemplateResult {
    const { t } = this
    const { state, preview } = this.#mapping
    if (state.kind === 'setup') return html`<p class="muted">${t('setup.missing')}</p>`
    if (state.kind === 'loading') return html`<p class="muted">${t('loading')}</p>`
    if (state.kind === 'failed') {
      return problemNotice(
        t,
        state.problem,
        html`<button class="button" type="button" @click=${this.refresh}>${t('retry')}</button>`,
      )
    }
    const { draft } = state
    const late = this.#preview.now
    return html`
      ${late?.whoseMapping(t, this.locale, this, draft.saved, this.#locked, (by) => this.#save(false, by))}
      ${this.#renderTable(draft)}
      ${late?.underTable(t, draft, this.#locked, this.#change, wholeIssues(t, draft))}
      ${this.#errorsShown ? late?.errorSummary(t, faultyRows(t, draft, this.#focusRow)) : nothing}
      ${state.problem ? problemNotice(t, state.problem) : nothing}
      ${state.theirs ? theirVersion(this.#otherVersions, t, this.locale, draft, state.theirs.value, this.#settle) : nothing}
      ${this.#locked ? nothing : this.#renderActions(draft, state.saving)}
      ${late?.previewTable(t, draft.saved, preview, this.#mapping.show, this)}
    `
  }

  #renderActions(draft: Draft, saving: boolean): TemplateResult {
    const { panel, toggle } = this.#versions
    return html`
      ${actionBar(this.t, this.locale, Date.now(), draft, saving, {
        add: this.#add,
        reset: () => this.reset(),
        discard: () => void this.refresh(),
        save: () => void this.#save(false),
        versions: toggle,
        versionsOpen: panel !== undefined,
      })}
      ${panel?.render(this.t, this.locale, draft.saved.version)}
    `
  }

  #renderTable(draft: Draft): TemplateResult {
    return mappingTable(this.t, draft, this.#locked, {
      change: this.#change,
      remove: (row) => this.#step((now) => remove(now, row.key), afterRemoving(this.t, draft, row)),
      move: (row, by) =>
        this.#step((now) => move(now, row.key, by), afterMoving(this.t, draft, row, by)),
    })
  }

  readonly #change = ({ key }: DraftRow, patch: Partial<MappingRow>): void =>
    this.#edit((now) => change(now, key, patch))

  /** `make` gets the draft as it is by then: two edits may fall between two renderings. */
  #edit(make: (draft: Draft) => Draft): void {
    const draft = this.#draft
    if (!draft) return
    this.#mapping.edit(make(draft))
    this.tellChange()
  }

  #put(rows: readonly MappingRow[], words: string): void {
    this.#edit((draft) => put(draft, rows))
    this.announce(words)
  }

  readonly #add = (): void => {
    const draft = this.#draft
    if (draft) this.#step(add, afterAdding(this.t, draft))
  }

  /** The focus goes on by the keyboard where the step leaves it. */
  #step(make: (draft: Draft) => Draft, { focus, words }: StepEnd): void {
    this.#focusNext = focus
    this.#edit(make)
    this.announce(words)
  }

  readonly #focusRow = ({ key }: DraftRow): void =>
    this.renderRoot.querySelector<HTMLElement>(focusOf(key))?.focus()

  async #save(over: boolean, send?: MappingSource['save']): Promise<boolean> {
    if (!this.validate()) return false
    if (!this.dispatchEvent(new O365BeforeSaveEvent(this.rows))) return false
    const saved = await this.#mapping.save(over, send)
    const { state } = this.#mapping
    if (saved && state.kind === 'open') {
      this.announce(this.t('mapper.saved'))
      this.#versions.close()
      this.dispatchEvent(new O365SavedEvent(state.draft.saved.version))
    } else if (state.kind === 'open' && state.problem) {
      this.#refused = state.problem.code === 'not-permitted'
      this.tellProblem(state.problem)
    } else void this.#otherVersions.load()
    return saved
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'field-mapper': FieldMapper
  }
}
