/**
 * @module
 * `<o365-install>`: ties the organization to its Microsoft 365, shows who did, unties it with a report (INS-1, INS-7). For
 * administrators' pages only, so it is no part of the one file (EMB-3).
 *
 * Owns: what is shown when. Does not own: asking the edge (installation-controller.ts), the parts (views.ts).
 */
import { html } from 'lit'
import type { CSSResult, PropertyValues, TemplateResult } from 'lit'
import type { O365Client } from '../client/o365-client.ts'
import { controls } from '../element/controls.styles.ts'
import { O365Element } from '../element/o365-element.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { tokens } from '../element/tokens.styles.ts'
import { installWords } from '../i18n/en/install.ts'
import type { Messages } from '../i18n/message.ts'
import { InstallationController } from './installation-controller.ts'
import { styles } from './install.styles.ts'
import { removal } from './removal.ts'
import { RollOutController } from './roll-out-controller.ts'
import { rollOutSection } from './roll-out.ts'
import type { RollOutQuestion } from './roll-out.ts'
import { installed, linkView, offer, removed, removing } from './views.ts'
import type { Shown } from './views.ts'

/**
 * Connects the whole organization to Microsoft 365, and disconnects it.
 *
 * @summary Install by a Microsoft 365 administrator, and uninstall with a report.
 * @tag o365-install
 * @slot footer - Below everything.
 * @csspart base - The card.
 * @csspart problem - A problem's notice.
 * @cssstate setup - No edge and token yet.
 * @cssstate loading - The state is awaited.
 * @cssstate none - Not connected.
 * @cssstate waiting - A link is given out; an administrator is awaited.
 * @cssstate installed - Connected.
 * @cssstate removing - Being uninstalled.
 * @cssstate removed - Uninstalled; the report is shown.
 * @cssstate failed - The state cannot be read.
 */
export class Install extends O365Element {
  static override styles: CSSResult[] = [tokens, controls, styles]
  static override readonly words: Messages = installWords

  readonly #installation = new InstallationController(this, (problem) => this.tellProblem(problem))
  readonly #rollOut = new RollOutController(this, {
    failed: (problem) => this.tellProblem(problem),
    ended: ({ stream, total }) =>
      this.announce(this.t('everybody.done', { stream: this.t(`everybody.${stream}`), total })),
  })
  #confirming = false
  #question: RollOutQuestion | undefined

  /** Asks for the state anew. */
  async refresh(): Promise<void> {
    await this.#installation.refresh()
    if (this.#mayRollOut()) await this.#rollOut.refresh(true)
  }

  protected override async clientChanged(client: O365Client | undefined): Promise<void> {
    this.#confirming = false
    this.#question = undefined
    this.#rollOut.use(client)
    await this.#installation.use(client)
  }

  #mayRollOut(): boolean {
    const { installation, mayManage } = this.#installation
    return mayManage && ['installed', 'none'].includes(installation?.state ?? '')
  }

  /** A tenant the operator registered is nobody's install, and has mailboxes all the same. */
  #isRollOutShown(): boolean {
    const { rollOuts = [], problem, reach } = this.#rollOut
    if (!this.#mayRollOut()) return false
    if (this.#installation.installation?.state === 'none')
      return rollOuts.length > 0 || (reach?.mailboxes ?? 0) > 0
    return this.#rollOut.rollOuts !== undefined || problem !== undefined
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    this.enter(this.#state())
    const { installation } = this.#installation
    if (installation && this.#mayRollOut()) this.#rollOut.begin(installation.state)
  }

  #state(): string {
    const { installation, link, problem } = this.#installation
    if (!this.client) return 'setup'
    if (!installation) return problem ? 'failed' : 'loading'
    return link ? 'waiting' : installation.state
  }

  protected override render(): TemplateResult {
    const { t, locale } = this
    const { problem, installation } = this.#installation
    const name = installation?.organizationName
    return html`
      <div class="card" part="base" lang=${locale}>
        ${name === undefined ? '' : html`<h2>${t('install.title', { name })}</h2>`}
        ${this.#content()} ${problem ? problemNotice(t, problem, this.#retry()) : ''}
        <slot name="footer"></slot>
        ${this.renderStatus()}
      </div>
    `
  }

  #content(): TemplateResult | string {
    const { t, locale } = this
    const { installation, link, mayManage, busy, problem } = this.#installation
    if (!installation) {
      if (problem) return ''
      return html`<p class="muted">${t(this.client ? 'loading' : 'setup.missing')}</p>`
    }
    const shown: Shown = { t, locale, installation, mayManage, busy }
    if (link) return linkView(shown, link, () => this.#copy(link.url))
    switch (installation.state) {
      case 'none':
        return html`${offer(shown, () => this.#installation.begin())} ${this.#everybody()}`
      case 'installed':
        return this.#confirming
          ? removal(shown, {
              cancel: () => this.#confirm(false),
              remove: (outlook, confirm) => this.#remove(outlook, confirm),
            })
          : html`${installed(shown, () => this.#confirm(true))} ${this.#everybody()}`
      case 'removing':
        return removing(shown)
      case 'removed':
        return removed(shown, () => this.#installation.begin())
    }
  }

  #everybody(): TemplateResult | string {
    const { t, locale } = this
    const state = this.#rollOut
    if (!this.#isRollOutShown()) return ''
    const shown = { t, locale, state, question: this.#question }
    return html`
      ${rollOutSection(shown, {
        ask: (question) => this.#ask(question),
        go: (question) => this.#go(question),
      })}
      ${state.problem ? problemNotice(t, state.problem, this.#retry()) : ''}
    `
  }

  /** The focus goes to the safe answer, and back to what was pressed. */
  #ask(question: RollOutQuestion | undefined): void {
    const from = this.#question?.enabled === false ? 'off' : 'on'
    this.#question = question
    this.requestUpdate()
    this.#focus(question ? '[data-safe]' : `[data-ask=${from}]`)
  }

  async #go(question: RollOutQuestion): Promise<void> {
    if (this.#rollOut.busy) return
    const taken = await this.#rollOut.switch(question.streams, question.enabled)
    this.#question = undefined
    this.requestUpdate()
    if (taken) this.announce(this.t('everybody.begun'))
    // What was pressed is gone.
    this.#focus('#everybody')
  }

  #focus(target: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(target)?.focus())
  }

  #retry(): TemplateResult {
    return html`<button class="button" type="button" @click=${() => this.refresh()}>
      ${this.t('retry')}
    </button>`
  }

  async #copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url)
      this.announce(this.t('install.copied'))
    } catch {
      // No right to the clipboard here: the link itself can be copied by the browser's own menu.
      this.renderRoot.querySelector<HTMLElement>('a')?.focus()
    }
  }

  /** The focus goes where the question is, and back to where it came from. */
  #confirm(confirming: boolean): void {
    this.#confirming = confirming
    this.requestUpdate()
    this.#focus(confirming ? '[data-safe]' : '[data-remove]')
  }

  async #remove(outlook: 'clear' | 'keep', confirm: string): Promise<void> {
    if (!(await this.#installation.remove(outlook, confirm))) return
    this.#confirming = false
    this.announce(this.t('install.removing', { done: 0, total: '…' }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o365-install': Install
  }
}
