/**
 * @module
 * One request to join: who, since when, the role, the two buttons, and what became of it.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { JoinRequest, RolesReply } from '../../../edge/contract/invitations.ts'
import type { Translate } from '../../i18n/message.ts'

export type Outcome =
  | { readonly kind: 'deciding' | 'approved' | 'declined' }
  /** Somebody else was faster. */
  | { readonly kind: 'late'; readonly by: string | null; readonly at: string }

type Row = {
  readonly asked: string
  readonly first: boolean
  readonly roles: RolesReply['roles']
  readonly outcome: Outcome | undefined
  readonly text: string
  decide(decision: 'approved' | 'declined', role: string): void
}

export const requestRow = (t: Translate, { user }: JoinRequest, row: Row): TemplateResult => html`
  <li part="request" class=${row.first ? 'first' : ''}>
    <div>
      <p><bdi>${user.displayName}</bdi></p>
      <p class="small muted"><bdi>${user.address}</bdi> · ${row.asked}</p>
    </div>
    ${
      row.outcome && row.outcome.kind !== 'deciding'
        ? html`<p class="small">${row.text}</p>`
        : acts(t, user.displayName, row)
    }
  </li>
`

const acts = (t: Translate, name: string, { roles, outcome, decide }: Row) => {
  const roleIn = (event: Event) =>
    (event.currentTarget as HTMLElement).closest('li')?.querySelector('select')?.value ?? ''
  return html`
    <div class="row">
      <select aria-label=${t('join.role', { name })}>
        <option value="">${t('invite.role-default')}</option>
        ${roles.map((role) => html`<option value=${role.id}>${role.name}</option>`)}
      </select>
      <button
        class="button primary"
        type="button"
        aria-disabled=${outcome !== undefined}
        aria-label=${`${t('join.approve')}: ${name}`}
        @click=${(event: Event) => decide('approved', roleIn(event))}
      >
        ${t('join.approve')}
      </button>
      <button
        class="button"
        type="button"
        aria-disabled=${outcome !== undefined}
        aria-label=${`${t('join.decline')}: ${name}`}
        @click=${() => decide('declined', '')}
      >
        ${t('join.decline')}
      </button>
    </div>
  `
}
