/**
 * @module
 * A problem in plain words: what happened, who can fix it, what to press, what to quote to support.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../client/call-problem.ts'
import type { MessageKey, Translate } from '../i18n/message.ts'
import { en } from '../i18n/en.ts'
import { warningIcon } from './icons.ts'

/** The key of a code, where there are words for it. */
export const keyOf = (group: string, code: string): MessageKey | undefined => {
  const key = `${group}.${code}`
  return Object.hasOwn(en, key) ? (key as MessageKey) : undefined
}

export const problemText = (t: Translate, problem: CallProblem): string => {
  const key = keyOf('problem', problem.code)
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
      ${problem.traceId
        ? html`<p class="muted small">${t('trace', { id: problem.traceId })}</p>`
        : nothing}
      ${actions === nothing ? nothing : html`<div class="row">${actions}</div>`}
    </div>
  </div>
`
