/**
 * @module
 * Below the field: what is needed before the directory can be read.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../client/call-problem.ts'
import { infoIcon } from '../element/icons.ts'
import { problemNotice } from '../element/problem-notice.ts'
import type { Translate } from '../i18n/message.ts'

type Acts = { retry(): void; connect(): void }

export const directoryProblem = (
  t: Translate,
  problem: CallProblem | undefined,
  acts: Acts,
): TemplateResult | typeof nothing => {
  if (!problem) return nothing
  switch (problem.code) {
    case 'not-connected':
      return connectOffer(t, true, acts)
    case 'sign-in-again':
      return connectOffer(t, false, acts)
    // Asking again gives nobody a permission.
    case 'not-permitted':
      return problemNotice(t, problem)
    default:
      return problemNotice(
        t,
        problem,
        html`<button class="button" type="button" @click=${acts.retry}>${t('retry')}</button>`,
      )
  }
}

const connectOffer = (t: Translate, first: boolean, { connect }: Acts) => html`
  <div class="notice" part="connect">
    ${infoIcon}
    <div>
      <p>${t(first ? 'picker.not-connected' : 'problem.sign-in-again')}</p>
      <button class="button primary" type="button" @click=${connect}>
        ${t(first ? 'connect.title' : 'connect.again')}
      </button>
    </div>
  </div>
`
