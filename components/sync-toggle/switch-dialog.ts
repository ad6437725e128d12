/**
 * @module
 * What is asked before a switch is turned: on, what the first sync would do (SYN-7, CAL-8); off, what
 * leaves Outlook and what stays (CAL-6, CON-4), with the safe choice focused.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Impact, StreamName } from '../../edge/contract/sync.ts'
import type { Translate } from '../i18n/message.ts'
import { skippedReasons, sumOf } from './progress.ts'

export type Asked =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'enable' | 'disable'
      /** undefined while it is counted, null when it cannot be told. */
      readonly impact: Impact | null | undefined
    }

type Acts = { confirm(): void; dismiss(): void }

export const enableQuestion = (
  t: Translate,
  stream: StreamName,
  impact: Impact | null | undefined,
  acts: Acts,
): TemplateResult => html`
  <h2 id="question">${t(`enable.title.${stream}`)}</h2>
  <div id="consequence" class="consequence">${enableConsequence(t, stream, impact)}</div>
  <div class="row end">
    <button class="button" type="button" @click=${acts.dismiss}>${t('cancel')}</button>
    <button
      class="button primary"
      type="button"
      autofocus
      aria-disabled=${impact === undefined}
      @click=${() => impact !== undefined && acts.confirm()}
    >
      ${t('enable.confirm')}
    </button>
  </div>
`

export const enableConsequence = (
  t: Translate,
  stream: StreamName,
  impact: Impact | null | undefined,
): TemplateResult => {
  if (impact === undefined) return html`<p class="muted">${t('enable.counting')}</p>`
  if (impact === null) return html`<p>${t('enable.unknown')}</p>`
  const { createInOutlook, createInCrm, skipped, mailsSent, estimated } = impact.enable
  const left = sumOf(skipped)
  return html`
    <ul class="facts">
      <li>${t(`enable.outlook.${stream}`, { n: createInOutlook })}</li>
      <li>${t(`enable.crm.${stream}`, { n: createInCrm })}</li>
      ${left > 0
        ? html`<li>${t('enable.skipped', { n: left })}${skippedReasons(t, skipped)}</li>`
        : nothing}
      <li><strong>${t('enable.mails', { n: mailsSent })}</strong></li>
    </ul>
    ${estimated ? html`<p class="small muted">${t('enable.estimated')}</p>` : nothing}
  `
}

export const disableQuestion = (
  t: Translate,
  stream: StreamName,
  impact: Impact | null | undefined,
  acts: Acts,
): TemplateResult => html`
  <h2 id="question">${t(`disable.title.${stream}`)}</h2>
  <div id="consequence" class="consequence">
    <ul class="facts">
      <li>
        ${impact
          ? t(`disable.outlook.${stream}`, { n: impact.disable.deleteInOutlook })
          : t(`disable.unknown.${stream}`)}
      </li>
      <li><strong>${t('disable.crm')}</strong></li>
      <li>${t('disable.mails')}</li>
    </ul>
    <p class="small muted">${t('disable.again')}</p>
  </div>
  <div class="row end">
    <button class="button danger" type="button" @click=${acts.confirm}>
      ${t('disable.confirm')}
    </button>
    <button class="button primary" type="button" autofocus @click=${acts.dismiss}>
      ${t('disable.keep')}
    </button>
  </div>
`
