/**
 * @module
 * What is asked before a switch is turned: on, what the first sync would do (SYN-7, CAL-8); off, what
 * leaves Outlook and what stays (CAL-6, CON-4), with the safe choice focused.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Impact, StreamName } from '../../../edge/contract/sync.ts'
import type { Translate } from '../../i18n/message.ts'
import { skippedReasons, sumOf } from '../progress.ts'
import type { Asked } from '../switch-controller.ts'

type Acts = { confirm(): void; dismiss(): void }

export const switchQuestion = (
  t: Translate,
  stream: StreamName,
  asked: Asked,
  acts: Acts,
): TemplateResult | typeof nothing => {
  if (asked.kind === 'nothing') return nothing
  return asked.kind === 'enable'
    ? enableQuestion(t, asked.impact, acts)
    : disableQuestion(t, stream, asked.impact, acts)
}

const enableQuestion = (
  t: Translate,
  impact: Impact | null | undefined,
  acts: Acts,
): TemplateResult => html`
  <h2 id="question">${t('enable.title')}</h2>
  <div id="consequence" class="consequence">${enableConsequence(t, impact)}</div>
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

const enableConsequence = (t: Translate, impact: Impact | null | undefined): TemplateResult => {
  if (impact === undefined) return html`<p class="muted">${t('enable.counting')}</p>`
  if (impact === null) return html`<p>${t('enable.unknown')}</p>`
  const { createInOutlook, createInCrm, skipped, mailsSent, estimated } = impact.enable
  const left = sumOf(skipped)
  return html`
    <dl>
      ${fact(t('enable.outlook'), t.number(createInOutlook))}
      ${fact(t('enable.crm'), t.number(createInCrm))}
      ${left > 0 ? fact(t('enable.skipped'), t.number(left), skippedReasons(t, skipped)) : nothing}
    </dl>
    <p>
      <strong>${t('enable.mails', { n: mailsSent })}</strong>
      ${estimated ? t('enable.estimated') : nothing}
    </p>
  `
}

const fact = (what: string, count: string, more: TemplateResult | typeof nothing = nothing) =>
  html`<div>
    <dt>${what}${more}</dt>
    <dd>${count}</dd>
  </div>`

const disableQuestion = (
  t: Translate,
  stream: StreamName,
  impact: Impact | null | undefined,
  acts: Acts,
): TemplateResult => html`
  <h2 id="question">${t('disable.title')}</h2>
  <div id="consequence" class="consequence">
    <dl>
      ${fact(
        t(`disable.outlook.${stream}`),
        impact ? t.number(impact.disable.deleteInOutlook) : t('disable.all'),
      )}
      ${fact(t('disable.crm'), t.number(0))}
    </dl>
    <p><strong>${t('enable.mails', { n: 0 })}</strong> ${t('disable.again')}</p>
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
