/**
 * @module
 * The foot of the card: whose mailbox, where in Outlook, sync now, the activity.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { chevronIcon } from '../element/icons.ts'
import type { Translate } from '../i18n/message.ts'
import type { ToggleView } from './toggle-state.ts'

type Acts = { syncNow(): void; activity(): void }

export const streamFoot = (
  t: Translate,
  { state, status, connection }: ToggleView,
  list: TemplateResult | undefined,
  acts: Acts,
): TemplateResult => html`
  <div>
    <div class="foot small">
      <p class="muted">
        ${connection?.address ? t('account.as', { address: connection.address }) : nothing}
        ${
          status?.container
            ? html`· ${t('account.container', { name: status.container.name })}`
            : nothing
        }
      </p>
      <div class="row">
        ${
          state === 'live'
            ? html`<button class="button plain" type="button" @click=${acts.syncNow}>
                ${t('sync.now')}
              </button>`
            : nothing
        }
        <button
          class="button plain"
          type="button"
          aria-expanded=${list !== undefined}
          @click=${acts.activity}
        >
          ${t('activity.show')}${chevronIcon}
        </button>
      </div>
    </div>
    ${list ?? nothing}
  </div>
`
