/**
 * @module
 * `<o365-sync-toggle>`: turns one stream on and off and shows how it goes.
 *
 * Owns: acts and their questions. Does not own: what a state means (toggle-state.ts), looking again
 * (client/mailbox-watch.ts), the sign-in (client/connect-flow.ts).
 */
import { html, nothing } from 'lit'
import { property } from '../element/property.ts'
import type { CSSResult, PropertyValues, TemplateResult } from 'lit'
import type { StreamName } from '../../edge/contract/sync.ts'
import { offline } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import { ConnectController } from '../element/connect-controller.ts'
import { controls } from '../element/controls.styles.ts'
import {
  O365BeforeDisableEvent,
  O365BeforeEnableEvent,
  O365ConnectedEvent,
  O365SyncChangedEvent,
} from '../element/events.ts'
import { O365Element } from '../element/o365-element.ts'
import { PanelOpener } from '../element/panel-opener.ts'
import { tokens } from '../element/tokens.styles.ts'
import { toggleWords } from '../i18n/en/toggle.ts'
import { countsLine, progressBar } from './progress.ts'
import { statusLine } from './status-line.ts'
import { SwitchController } from './switch-controller.ts'
import { streamFoot } from './stream-foot.ts'
import { streamHead } from './stream-head.ts'
import { styles } from './sync-toggle.styles.ts'
import { mustConnect, needsNotice, toggleView } from './toggle-state.ts'
import type { ToggleView } from './toggle-state.ts'
import { actProblem, toggleNotice, unreadable } from './toggle-notice.ts'

/**
 * Turns the sync of one stream on and off and shows how it goes.
 *
 * @summary Switch for calendar or contacts sync.
 * @tag o365-sync-toggle
 * @slot label - Label of the switch; it says what is switched and never changes with the state.
 * @slot hint - Text under the status.
 * @slot footer - Below everything.
 * @fires {O365BeforeEnableEvent} o365-before-enable - Cancelable; before anything is switched on.
 * @fires {O365BeforeDisableEvent} o365-before-disable - Cancelable; before it is asked what switching off removes.
 * @fires {O365SyncChangedEvent} o365-sync-changed - The edge has switched the stream on or off.
 * @fires {O365ConnectedEvent} o365-connected - A Microsoft 365 account was connected.
 * @fires {Event} input - The switch was turned.
 * @fires {Event} change - The switch was turned.
 * @csspart base - The card.
 * @csspart label - The label.
 * @csspart status - The line with the state.
 * @csspart switch - The switch itself.
 * @csspart progress - Bar and text of a first sync.
 * @csspart counts - The counts.
 * @csspart connect - The notice while a sign-in is waited for.
 * @csspart approval - What an administrator has to agree to, and asking him.
 * @csspart problem - A problem's notice.
 * @csspart brake - The question of the brake.
 * @csspart activity - The opened activity.
 * @csspart questions - The conflicts that wait for an answer.
 * @csspart changes - What an update changed, before and after.
 * @csspart conflict - Both values of a conflict.
 * @csspart parked - The records that were set aside.
 * @csspart explain - The question why a record is not synced.
 * @csspart export - The file with the activity.
 * @csspart dialog - The question before switching.
 * @cssstate setup - No edge and token yet.
 * @cssstate loading - The state is awaited.
 * @cssstate error - The state cannot be read.
 * @cssstate not-connected - No Microsoft 365 account is connected.
 * @cssstate connecting - A sign-in is waited for.
 * @cssstate turning-on - The edge is being told.
 * @cssstate turning-off - The edge is being told.
 * @cssstate off - Off.
 * @cssstate consent-needed - Off, and the person has not agreed to this stream yet.
 * @cssstate approval-needed - Off; an administrator has to agree and was not asked yet.
 * @cssstate approval-requested - Off; an administrator was asked.
 * @cssstate approval-ready - Off; an administrator has agreed, one more sign-in is needed.
 * @cssstate preparing - The calendar or folder is being made.
 * @cssstate first-sync - The first sync runs.
 * @cssstate live - On and up to date.
 * @cssstate paused - The brake waits for a decision.
 * @cssstate resync - Both sides are compared.
 * @cssstate reconnect - A new sign-in is needed.
 * @cssstate consent - An administrator has to agree.
 * @cssstate problem - Stopped by a problem.
 * @cssstate clearing - The copies are being removed from Outlook.
 */
export class SyncToggle extends O365Element {
  static override readonly words = toggleWords
  static override styles: CSSResult[] = [tokens, controls, styles]

  /** Which stream: `calendar` or `contacts`. */
  @property() stream: StreamName = 'calendar'

  /** Name under which `value` is submitted with a form while the stream is on. */
  @property() name = ''

  /** Submitted while the stream is on. */
  @property() value = 'on'

  readonly #connect = new ConnectController(this)
  readonly #question = this.late(() => import('./question/question.ts'))
  readonly #notice = this.late(() => import('./notice/notice.ts'))
  readonly #activity = new PanelOpener(
    this,
    this.late(() => import('./activity/activity.ts')),
    {
      make: ({ ActivityPanel }, client) =>
        new ActivityPanel(this, client, this.stream, (key) => this.announce(this.t(key))),
      failed: () => this.#switch.fail(offline),
    },
  )
  #unsubscribe = () => {}
  readonly #switch = new SwitchController(this, {
    switched: (enabled) => {
      this.tellChange()
      this.dispatchEvent(new O365SyncChangedEvent(this.stream, enabled))
    },
    failed: (problem) => this.tellProblem(problem),
  })
  readonly #acts = {
    reconnect: () => this.#connect.start(() => this.#connected(), { streams: [this.stream] }),
    syncNow: () => void this.#switch.syncNow(),
    decide: (decision: 'apply' | 'restore' | 'off') => void this.#switch.decide(decision),
  }
  #spoken = ''

  /** Whether the stream is on, as shown. */
  get checked(): boolean {
    return this.#view.checked
  }

  /** Looks at the edge now. */
  async refresh(): Promise<void> {
    await this.client?.mailbox.refresh()
  }

  /** Focuses the switch. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[role=switch]')?.focus(options)
  }

  get #view(): ToggleView {
    return toggleView({
      stream: this.stream,
      configured: this.client !== undefined,
      mailbox: this.client?.mailbox.get() ?? { kind: 'waiting' },
      connect: this.#connect.state,
      pending: this.#switch.pending,
    })
  }

  protected override clientChanged(client: O365Client | undefined): void {
    this.#unsubscribe()
    this.#connect.use(client)
    this.#switch.reset()
    this.#activity.close()
    this.#unsubscribe = client?.mailbox.subscribe(() => this.requestUpdate()) ?? (() => {})
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('stream')) this.#activity.close()
  }

  protected override updated(): void {
    const view = this.#view
    this.enter(view.state)
    if (needsNotice(view) && !this.#notice.failed) void this.#notice.load()
    this.#speak(view)
    this.internals.setFormValue(view.checked ? this.value : null)
    const dialog = this.renderRoot.querySelector('dialog')
    const asked = this.#switch.asked.kind !== 'nothing'
    // Taken off the page while the question was fetched: there is nothing to ask it on.
    if (asked && dialog?.isConnected && !dialog.open) dialog.showModal()
    if (!asked && dialog?.open) dialog.close()
  }

  protected override render(): TemplateResult {
    const { t, locale } = this
    const view = this.#view
    return html`
      <div class=${`card ${view.tone}`} part="base" lang=${locale}>
        ${streamHead(t, this.stream, statusLine(t, locale, Date.now(), view), view, this.#press)}
        <div class="body">${this.#renderBody(view)}</div>
        <slot name="footer"></slot>
        ${this.#renderDialog()} ${this.renderStatus()}
      </div>
    `
  }

  #renderBody(view: ToggleView): TemplateResult | typeof nothing {
    const { t, locale } = this
    const { status, problem } = view
    if (!status) return problem ? unreadable(t, problem, this.refresh) : nothing
    return html`
      ${actProblem(t, this.#switch, problem)}
      ${toggleNotice(this.#notice, this, t, view, this.#connect, this.#acts)}
      ${progressBar(t, locale, status)} ${status.enabled ? countsLine(t, status) : nothing}
      ${view.connection?.address ? this.#renderFoot(view) : nothing}
    `
  }

  #renderDialog(): TemplateResult {
    const { asked, dismiss } = this.#switch
    return html`<dialog
      part="dialog"
      role=${asked.kind === 'disable' ? 'alertdialog' : 'dialog'}
      aria-modal="true"
      aria-labelledby="question"
      aria-describedby="consequence"
      @close=${dismiss}
    >
      ${this.#question.now?.switchQuestion(this.t, this.stream, asked, this.#switch) ?? nothing}
    </dialog>`
  }

  #renderFoot(view: ToggleView): TemplateResult {
    const { t, locale } = this
    return streamFoot(t, view, this.#activity.panel?.render(t, locale, Date.now()), {
      syncNow: this.#acts.syncNow,
      activity: () => void this.#activity.toggle(),
    })
  }

  readonly #press = (): void => {
    const view = this.#view
    if (view.locked) return
    if (view.state === 'connecting') return this.#connect.cancel()
    if (view.checked) this.#pressOff()
    else this.#pressOn(view)
  }

  #pressOn(view: ToggleView): void {
    if (!this.dispatchEvent(new O365BeforeEnableEvent(this.stream))) return
    if (!mustConnect(view)) return void this.#ask('enable')
    void this.#question.load()
    this.#connect.start(
      () => {
        this.#connected()
        void this.#ask('enable')
      },
      { streams: [this.stream] },
    )
  }

  #pressOff(): void {
    if (!this.dispatchEvent(new O365BeforeDisableEvent(this.stream))) return
    void this.#ask('disable')
  }

  /** Without the question nothing is switched. */
  async #ask(kind: 'enable' | 'disable'): Promise<void> {
    if (await this.#question.load()) await this.#switch.ask(kind)
    else this.#switch.fail(offline)
  }

  #connected(): void {
    const state = this.client?.mailbox.get()
    const address = state?.kind === 'known' ? state.mailbox.connection.address : null
    this.dispatchEvent(new O365ConnectedEvent(address))
  }

  /** States are spoken when they change, progress is not: it is there to be read. */
  #speak({ state }: ToggleView): void {
    const text = state === 'loading' || state === 'setup' ? '' : this.t(`state.${state}`)
    if (text === this.#spoken) return
    const first = this.#spoken === ''
    this.#spoken = text
    if (!first) this.announce(text)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-sync-toggle': SyncToggle
  }
}
