/**
 * @module
 * "Why is this record not synced?": a side and an id, and the edge's answer in words (SYN-8).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Explanation } from '../../../edge/contract/sync.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { problemText } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'

export type Explained =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly explanation: Explanation }
  | { readonly kind: 'problem'; readonly problem: CallProblem }

export const explainBox = (
  t: Translate,
  explained: Explained,
  ask: (side: 'crm' | 'outlook', id: string) => void,
): TemplateResult => html`
  <details class="explain" part="explain">
    <summary>${t('explain.title')}</summary>
    <form class="row" @submit=${(event: SubmitEvent) => send(event, ask)}>
      <select name="side" aria-label=${t('explain.side')}>
        <option value="crm">${t('explain.crm')}</option>
        <option value="outlook">${t('explain.outlook')}</option>
      </select>
      <input
        name="id"
        required
        maxlength="512"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t('explain.id')}
        placeholder=${t('explain.id')}
      />
      <button class="button" type="submit" aria-disabled=${explained.kind === 'asking'}>
        ${t('explain.ask')}
      </button>
    </form>
    <p class="small" role="status">${answer(t, explained)}</p>
  </details>
`

const send = (event: SubmitEvent, ask: (side: 'crm' | 'outlook', id: string) => void): void => {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const id = form.querySelector('input')?.value.trim()
  if (id) ask(form.querySelector('select')?.value === 'outlook' ? 'outlook' : 'crm', id)
}

const answer = (t: Translate, explained: Explained) => {
  switch (explained.kind) {
    case 'nothing':
      return nothing
    case 'asking':
      return t('loading')
    case 'problem':
      return problemText(t, explained.problem)
    case 'told': {
      const { synced, code, detail } = explained.explanation
      const key = t.keyOf('why', code)
      // A refusal's own sentence says more than the word for all of them.
      const why = key && code !== 'parked' ? t(key) : detail
      return html`<strong>${t(synced ? 'explain.yes' : 'explain.no')}</strong> ${why}`
    }
  }
}
