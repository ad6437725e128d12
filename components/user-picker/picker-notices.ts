/**
 * @module
 * Below the field: what is needed before the directory can be read.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { ConnectController } from '../element/connect-controller.ts'
import { connectNotice } from '../element/connect-notice.ts'
import { infoIcon } from '../element/icons.ts'
import { problemNotice } from '../element/problem-notice.ts'
import type { Translate } from '../i18n/message.ts'
import type { DirectoryController } from './directory-controller.ts'

type Acts = { retry(): void; connect(): void }

/** What stands between the person and the list, if anything does. */
export const pickerNotice = (
  t: Translate,
  client: O365Client | undefined,
  connect: ConnectController,
  { retry, state }: Pick<DirectoryController, 'retry' | 'state'>,
): TemplateResult | typeof nothing => {
  const connecting = connectNotice(t, connect.state, connect)
  if (connecting !== nothing) return connecting
  if (!client) return html`<p class="small muted">${t('setup.missing')}</p>`
  return directoryProblem(t, state.problem, {
    retry,
    connect: () => connect.start(retry, state.problem?.consent),
  })
}

const directoryProblem = (
  t: Translate,
  problem: CallProblem | undefined,
  acts: Acts,
): TemplateResult | typeof nothing => {
  if (!problem) return nothing
  // INS-6: names of colleagues are asked for when they are wanted.
  if (problem.consent?.who === 'you') {
    return connectOffer(t, 'picker.consent', 'connect.title', acts)
  }
  switch (problem.code) {
    case 'not-connected':
      return connectOffer(t, 'picker.not-connected', 'connect.title', acts)
    case 'sign-in-again':
      return connectOffer(t, 'problem.sign-in-again', 'connect.again', acts)
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

const connectOffer = (
  t: Translate,
  why: 'picker.not-connected' | 'picker.consent' | 'problem.sign-in-again',
  words: 'connect.title' | 'connect.again',
  { connect }: Acts,
) => html`
  <div class="notice" part="connect">
    ${infoIcon}
    <div>
      <p>${t(why)}</p>
      <button class="button primary" type="button" @click=${connect}>${t(words)}</button>
    </div>
  </div>
`
