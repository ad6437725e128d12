/**
 * @module
 * What a stopped or paused stream needs, in plain words, with the act that helps: brake (SYN-3), sign in
 * again, consent, an administrator's approval (INS-5), problem (SYN-6).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { StreamStatus } from '../../../edge/contract/sync.ts'
import { warningIcon } from '../../element/icons.ts'
import type { Translate } from '../../i18n/message.ts'
import { approvalNotice } from './approval-notice.ts'
import type { ApprovalHost } from './approval-notice.ts'
import type { ToggleView } from '../toggle-state.ts'

export type StreamActs = {
  reconnect(): void
  syncNow(): void
  decide(decision: 'apply' | 'restore' | 'off'): void
}

export const streamNotice = (
  t: Translate,
  { state, status, connection }: ToggleView,
  acts: StreamActs,
  host: ApprovalHost,
): TemplateResult | typeof nothing => {
  if (!status) return nothing
  switch (state) {
    case 'approval-needed':
    case 'approval-requested':
    case 'approval-ready':
      return approvalNotice(t, connection?.approval?.state, acts.reconnect, host)
    case 'paused':
      return status.brake ? brake(t, status.brake, acts) : problem(t, 'stream.unknown', status)
    case 'reconnect':
      return problem(t, 'stream.reconnect', status, connectButton(t, 'connect.again', acts))
    case 'consent':
      return problem(t, 'stream.consent', status, connectButton(t, 'retry', acts))
    case 'problem':
      return problem(t, 'stream.unknown', status, retryButton(t, acts))
    case 'off':
      return status.problem ? problem(t, 'stream.unknown', status) : nothing
    default:
      return nothing
  }
}

const connectButton = (t: Translate, key: 'connect.again' | 'retry', acts: StreamActs) => html`
  <button class="button primary" type="button" @click=${acts.reconnect}>${t(key)}</button>
`

const retryButton = (t: Translate, acts: StreamActs) => html`
  <button class="button" type="button" @click=${acts.syncNow}>${t('retry')}</button>
`

const problem = (
  t: Translate,
  fallback: 'stream.reconnect' | 'stream.consent' | 'stream.unknown',
  { problem: told }: StreamStatus,
  act: TemplateResult | typeof nothing = nothing,
) => {
  const key = told ? t.keyOf('stream', told.code) : undefined
  // The edge's own sentence serves where a code is newer than these elements.
  const text = key
    ? t(key)
    : [t(fallback), fallback === 'stream.unknown' ? told?.detail : undefined]
  return html`
    <div class="notice danger" part="problem">
      ${warningIcon}
      <div>
        <p>${Array.isArray(text) ? text.filter(Boolean).join(' ') : text}</p>
        ${told ? html`<p class="small muted">${t(`who.${told.who}`)}</p>` : nothing}
        ${act === nothing ? nothing : html`<div class="row">${act}</div>`}
      </div>
    </div>
  `
}

/** `side` is where the held deletions would be carried out. */
const brake = (
  t: Translate,
  { side, deletes, of }: NonNullable<StreamStatus['brake']>,
  acts: StreamActs,
) => html`
  <div class="notice warning" part="brake">
    ${warningIcon}
    <div>
      <p>${t(`brake.${side}`, { n: deletes, of })}</p>
      <div class="row">
        <button class="button primary" type="button" @click=${() => acts.decide('restore')}>
          ${t('brake.restore')}
        </button>
        <button class="button danger" type="button" @click=${() => acts.decide('apply')}>
          ${t('brake.apply', { n: deletes })}
        </button>
        <button class="button plain" type="button" @click=${() => acts.decide('off')}>
          ${t('brake.off')}
        </button>
      </div>
    </div>
  </div>
`
