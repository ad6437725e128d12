/**
 * @module
 * The connecting under way, for whichever element began it: waiting, held back by the browser, failed.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ConnectFlow, ConnectState } from '../client/connect-flow.ts'
import type { Translate } from '../i18n/message.ts'
import { infoIcon, warningIcon } from './icons.ts'
import { problemNotice } from './problem-notice.ts'

type Acts = Pick<ConnectFlow, 'reopen' | 'cancel'> & { again(): void }

export const connectNotice = (
  t: Translate,
  state: ConnectState,
  acts: Acts,
): TemplateResult | typeof nothing => {
  switch (state.kind) {
    case 'idle':
    case 'connected':
      return nothing
    case 'starting':
      return html`<div class="notice">
        ${infoIcon}
        <div><p>${t('connect.starting')}</p></div>
      </div>`
    case 'waiting':
      return waiting(t, state, acts)
    case 'problem':
      return problemNotice(t, state.problem, failedActs(t, acts))
    case 'expired':
      return failed(t, failedText(t, { code: 'expired', detail: null }), acts)
    case 'failed':
      return failed(t, failedText(t, state), acts)
  }
}

const waiting = (
  t: Translate,
  { blocked, url }: Extract<ConnectState, { kind: 'waiting' }>,
  acts: Acts,
) => html`
  <div class="notice" part="connect">
    ${infoIcon}
    <div>
      <p>${t(blocked ? 'connect.blocked' : 'connect.waiting')}</p>
      <div class="row">
        ${
          blocked
            ? html`<a class="button primary" href=${url} target="_blank" rel="noopener noreferrer"
                >${t('connect.open')}</a
              >`
            : html`<button class="button" type="button" @click=${acts.reopen}>
                ${t('connect.reopen')}
              </button>`
        }
        <button class="button plain" type="button" @click=${acts.cancel}>${t('cancel')}</button>
      </div>
    </div>
  </div>
`

const failed = (t: Translate, text: string, acts: Acts) => html`
  <div class="notice danger" part="problem">
    ${warningIcon}
    <div>
      <p>${text}</p>
      <div class="row">${failedActs(t, acts)}</div>
    </div>
  </div>
`

const failedActs = (t: Translate, acts: Acts) => html`
  <button class="button primary" type="button" @click=${acts.again}>${t('retry')}</button>
  <button class="button plain" type="button" @click=${acts.cancel}>${t('cancel')}</button>
`

/** The edge's own sentence serves where a code is newer than these elements. */
const failedText = (
  t: Translate,
  { code, detail }: Pick<Extract<ConnectState, { kind: 'failed' }>, 'code' | 'detail'>,
): string => {
  const key = code === null ? undefined : t.keyOf('connect', code)
  return key ? t(key) : [t('connect.failed'), detail].filter(Boolean).join(' ')
}
