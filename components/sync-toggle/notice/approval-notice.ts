/**
 * @module
 * Only an administrator can agree (INS-5): asking him from here, and waiting; the edge goes on by itself.
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { ApprovalRequested } from '../../../edge/contract/mailbox.ts'
import type { Approval } from '../../../edge/contract/session.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import { approvalRoutes } from '../../client/late-routes.ts'
import type { ApprovalTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { infoIcon } from '../../element/icons.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'

export type ApprovalHost = ReactiveControllerHost & { readonly client: O365Client | undefined }

type Asked =
  | { readonly kind: 'no' | 'asking' }
  | { readonly kind: 'asked'; readonly answer: ApprovalRequested }
  | { readonly kind: 'problem'; readonly problem: CallProblem }

/** What was answered here, as long as the element lives. */
const asked = new WeakMap<ApprovalHost, Asked>()

export const approvalNotice = (
  t: Translate,
  state: Approval['state'] | undefined,
  signIn: () => void,
  host: ApprovalHost,
): TemplateResult => {
  const told = asked.get(host) ?? { kind: 'no' }
  if (state === 'ready') return box(html`<p>${t('approval.ready')}</p>`, signInButton(t, signIn))
  if (state === 'requested') {
    const answer = told.kind === 'asked' ? told.answer : undefined
    return box(html`<p>${t('approval.requested')}</p>`, answer ? handOn(t, answer) : nothing)
  }
  return html`
    ${told.kind === 'problem' ? problemNotice(t, told.problem) : nothing}
    ${box(html`<p>${t('approval.needed')}</p>`, askButton(t, told.kind === 'asking', host))}
  `
}

const box = (text: TemplateResult, act: TemplateResult | typeof nothing) => html`
  <div class="notice" part="approval">
    ${infoIcon}
    <div>${text} ${act}</div>
  </div>
`

const signInButton = (t: Translate, signIn: () => void) => html`
  <button class="button primary" type="button" @click=${signIn}>${t('approval.sign-in')}</button>
`

const askButton = (t: Translate, asking: boolean, host: ApprovalHost) => html`
  <button
    class="button primary"
    type="button"
    aria-disabled=${asking}
    aria-busy=${asking}
    @click=${() => void (asking || ask(host))}
  >
    ${t('approval.ask')}
  </button>
`

/** The mail may not arrive, or go to somebody who is away. */
const handOn = (t: Translate, { link, told, already }: ApprovalRequested) => html`
  ${already ? nothing : html`<p class="small muted">${t('approval.told', { n: told })}</p>`}
  <label class="small">
    ${t('approval.hand-on')}
    <input
      readonly
      aria-label=${t('approval.link')}
      .value=${link}
      @focus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
    />
  </label>
`

const ask = async (host: ApprovalHost): Promise<void> => {
  const { client } = host
  if (!client) return
  const enter = (now: Asked): void => {
    asked.set(host, now)
    host.requestUpdate()
  }
  enter({ kind: 'asking' })
  const result = await callBy<ApprovalTable>(client.send, approvalRoutes)('requestApproval')
  if (!result.ok) return enter({ kind: 'problem', problem: result.failure })
  enter({ kind: 'asked', answer: result.value.value })
  await client.mailbox.refresh()
}
