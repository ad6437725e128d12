/**
 * @module
 * The question before an uninstall: what goes, what stays, what becomes of the copies in Outlook; the name has to be
 * typed. The safe way is chosen and focused.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { OutlookChoice } from '../../edge/contract/install.ts'
import type { Shown } from './views.ts'

export type RemovalActs = {
  readonly cancel: () => void
  readonly remove: (outlook: OutlookChoice, confirm: string) => void
}

export const removal = ({ t, installation, busy }: Shown, acts: RemovalActs): TemplateResult => {
  const name = installation.organizationName
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const typed = form.get('confirm')
    const outlook = form.get('outlook') === 'clear' ? 'clear' : 'keep'
    if (!busy && typeof typed === 'string') acts.remove(outlook, typed)
  }
  return html`
    <form class="removal" aria-labelledby="question" @submit=${submit}>
      <h3 id="question">${t('install.remove-title')}</h3>
      <p>${t('install.remove-lead')}</p>
      <fieldset>
        <legend>${t('install.copies')}</legend>
        ${choice('keep', t('install.keep'), true)} ${choice('clear', t('install.clear'), false)}
      </fieldset>
      <label>
        <span>${t('install.confirm', { name })}</span>
        <input name="confirm" required autocomplete="off" spellcheck="false" maxlength="200" />
      </label>
      <div class="row">
        <button class="button" type="button" data-safe @click=${acts.cancel}>${t('cancel')}</button>
        <button class="button danger" aria-disabled=${busy}>${t('install.remove-now')}</button>
      </div>
    </form>
  `
}

const choice = (value: OutlookChoice, text: string, chosen: boolean): TemplateResult => html`
  <label class="choice">
    <input type="radio" name="outlook" value=${value} ?checked=${chosen} /><span>${text}</span>
  </label>
`
