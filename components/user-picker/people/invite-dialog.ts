/**
 * @module
 * Before people are invited: role, message, how many mails; then how far the mails have come (USR-1, USR-5).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { InviteJob, RolesReply } from '../../../edge/contract/invitations.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'

export type Inviting = {
  readonly count: number
  readonly roles: RolesReply['roles']
  readonly sending: boolean
  readonly job: InviteJob | null
  readonly left: number
  readonly problem: CallProblem | undefined
}

type Acts = { send(role: string, message: string): void; close(): void }

export const inviteDialog = (t: Translate, inviting: Inviting, acts: Acts): TemplateResult => html`
  <dialog part="dialog" aria-labelledby="invite-title" aria-modal="true" @close=${acts.close}>
    ${inviting.job || inviting.left > 0 ? outcome(t, inviting, acts) : question(t, inviting, acts)}
  </dialog>
`

const question = (t: Translate, { count, roles, sending, problem }: Inviting, acts: Acts) => html`
  <form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      const form = event.currentTarget as HTMLFormElement
      const role = form.querySelector('select')?.value ?? ''
      if (!sending) acts.send(role, form.querySelector('textarea')?.value.trim() ?? '')
    }}
    @input=${(event: Event) => event.stopPropagation()}
    @change=${(event: Event) => event.stopPropagation()}
  >
    <h2 id="invite-title">${t('invite.title', { n: count })}</h2>
    <label>
      ${t('invite.role')}
      <select>
        <option value="">${t('invite.role-default')}</option>
        ${roles
          .filter(({ grantable }) => grantable)
          .map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </label>
    <label>${t('invite.message')} <textarea rows="4" maxlength="1000"></textarea></label>
    <p class="small muted">${t('invite.mails', { n: count })}</p>
    ${problem ? problemNotice(t, problem) : nothing}
    <div class="row end">
      <button class="button" type="button" @click=${acts.close}>${t('cancel')}</button>
      <button class="button primary" type="submit" aria-disabled=${sending}>
        ${sending ? t('invite.sending') : t('invite.send', { n: count })}
      </button>
    </div>
  </form>
`

const outcome = (t: Translate, { count, job, left }: Inviting, acts: Acts) => html`
  <form @submit=${(event: SubmitEvent) => event.preventDefault()}>
    <h2 id="invite-title">${t('invite.done', { n: count - left })}</h2>
    ${left > 0 ? html`<p>${t('invite.left', { n: left })}</p>` : nothing}
    ${job ? mails(t, job) : nothing}
    <div class="row end">
      <button class="button primary" type="button" autofocus @click=${acts.close}>
        ${t('close')}
      </button>
    </div>
  </form>
`

const mails = (t: Translate, { sent, total, failed }: InviteJob) => html`
  <progress
    aria-labelledby="invite-progress"
    max=${Math.max(1, total)}
    .value=${sent + failed}
  ></progress>
  <p class="small" id="invite-progress">${t('invite.progress', { done: sent, total })}</p>
  ${failed > 0 ? html`<p class="small message">${t('invite.failed', { n: failed })}</p>` : nothing}
`
