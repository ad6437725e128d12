/**
 * @module
 * What stands under the line of a stream that does not just run: what failed, the sign-in under way, and what
 * it needs, which comes as a file of its own (notice/notice.ts).
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import { offline } from '../client/call-problem.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import type { ConnectController } from '../element/connect-controller.ts'
import { connectNotice } from '../element/connect-notice.ts'
import type { Late, LateExports } from '../element/late.ts'
import { problemNotice, problemText } from '../element/problem-notice.ts'
import type { Translate } from '../i18n/message.ts'
import type { StreamActs, streamNotice } from './notice/stream-notice.ts'
import type { SwitchController } from './switch-controller.ts'
import type { ToggleView } from './toggle-state.ts'

type Part = LateExports & { readonly streamNotice: typeof streamNotice }
type Host = ReactiveControllerHost & { readonly client: O365Client | undefined }

export const toggleNotice = (
  { now, failed, load }: Late<Part>,
  host: Host,
  t: Translate,
  view: ToggleView,
  connect: ConnectController,
  acts: StreamActs,
): unknown => {
  if (failed) return unreadable(t, offline, load)
  // An approval says what to do better than the sign-in that ended for the lack of it.
  const told = connect.state.kind === 'failed' && view.state.startsWith('approval')
  return [
    told ? nothing : connectNotice(t, connect.state, connect),
    now?.streamNotice(t, view, acts, host),
  ]
}

/** With a way to try again. */
export const unreadable = (t: Translate, problem: CallProblem, retry: () => void): TemplateResult =>
  problemNotice(t, problem, button(t, 'retry', retry))

/** An act that was refused; and, where the last look failed, that this is what was known before. */
export const actProblem = (
  t: Translate,
  { problem, dismissProblem }: SwitchController,
  stale: CallProblem | undefined,
): unknown => [
  problem ? problemNotice(t, problem, button(t, 'close', dismissProblem)) : nothing,
  stale
    ? html`<p class="small muted">${t('stale', { problem: problemText(t, stale) })}</p>`
    : nothing,
]

const button = (t: Translate, words: 'retry' | 'close', act: () => void) =>
  html`<button class="button" type="button" @click=${act}>${t(words)}</button>`
