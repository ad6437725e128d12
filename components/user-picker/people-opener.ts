/**
 * @module
 * Reaches what a picker can do with many people, whose code comes when it is first asked for.
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { O365Client } from '../client/o365-client.ts'
import type { Late, LateExports } from '../element/late.ts'
import type { Translate } from '../i18n/message.ts'
import { addressesIn } from './picker-state.ts'
import type { PeopleDesk, Picker } from './people/people-desk.ts'

type Host = ReactiveControllerHost & {
  readonly client: O365Client | undefined
  readonly renderRoot: HTMLElement | DocumentFragment
}
type Part = LateExports & {
  readonly PeopleDesk: new (...given: ConstructorParameters<typeof PeopleDesk>) => PeopleDesk
}

export class PeopleOpener {
  readonly #host: Host
  readonly #part: Late<Part>
  readonly #picker: Picker
  #desk: PeopleDesk | undefined

  constructor(host: Host, part: Late<Part>, picker: Picker) {
    this.#host = host
    this.#part = part
    this.#picker = picker
    host.addController({
      hostUpdated: () => {
        const dialog = host.renderRoot.querySelector('dialog')
        if (dialog?.isConnected && !dialog.open) dialog.showModal()
      },
    })
  }

  close(): void {
    this.#desk = undefined
  }

  async ask(act: (desk: PeopleDesk) => unknown): Promise<void> {
    const part = await this.#part.load()
    const { client } = this.#host
    if (part && client) act((this.#desk ??= new part.PeopleDesk(this.#host, client, this.#picker)))
  }

  /** One address is a search like any other text. */
  pasted(event: ClipboardEvent, t: Translate): void {
    const addresses = addressesIn(event.clipboardData?.getData('text/plain') ?? '')
    if (addresses.length === 0) return
    event.preventDefault()
    void this.ask((desk) => desk.paste(t, addresses))
  }

  /** `count` people are chosen. */
  render(t: Translate, groups: boolean, invite: boolean, count: number): TemplateResult {
    return html`
      ${
        groups || invite
          ? html`<div class="row">
              ${groups ? this.#groupsButton(t) : nothing}
              ${invite ? this.#inviteButton(t, count > 0) : nothing}
            </div>`
          : nothing
      }
      ${this.#desk?.render(t) ?? nothing}
    `
  }

  #groupsButton(t: Translate): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-expanded=${this.#desk?.groupsOpen ?? false}
      @click=${() => this.ask((desk) => desk.toggleGroups())}
    >
      ${t('picker.groups')}
    </button>`
  }

  #inviteButton(t: Translate, some: boolean): TemplateResult {
    return html`<button
      class="button primary"
      type="button"
      aria-disabled=${!some}
      @click=${() => some && this.#picker.mayInvite() && this.ask((desk) => desk.invite())}
    >
      ${t('picker.invite')}
    </button>`
  }
}
