/**
 * @module
 * A problem in plain words: what happened, who can fix it, what to press, what to quote to support.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../client/call-problem.ts'
import type { Translate } from '../i18n/message.ts'
import { warningIcon } from './icons.ts'

export const problemText = (t: Translate, problem: CallProblem): string => {
  const key = t.keyOf('problem', problem.code)
  return key ? t(key) : problem.title
}

export const problemNotice = (
  t: Translate,
  problem: CallProblem,
  actions: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="notice danger" part="problem">
    ${warningIcon}
    <div>
      <p>${problemText(t, problem)}</p>
      ${
        problem.traceId
          ? html`<p class="muted small">${t('trace', { id: problem.traceId })}</p>`
          : nothing
      }
      ${actions === nothing ? nothing : html`<div class="row">${actions}</div>`}
    </div>
  </div>
`
