/**
 * @module
 * How a visit ended otherwise than hoped, who can help, and what can be done here (USR-2).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ProblemPage, Trouble } from '../screen.ts'
import type { Spoken } from '../words/words.ts'

export type ProblemActs = {
  readonly signIn: () => void
  readonly useOther: () => void
  readonly goOnWithout: () => void
  readonly reload: () => void
}

type Next = keyof ProblemActs

/** The first is what most will want. */
const nextOf: Readonly<Record<ProblemPage, readonly Next[]>> = {
  'sign-in-declined': ['signIn', 'useOther'],
  'sign-in-refused': ['useOther'],
  'sign-in-approval': ['signIn', 'useOther'],
  'sign-in-over': ['signIn'],
  'sign-in-unavailable': ['signIn'],
  'no-storage': ['reload'],
  'unknown-link': ['goOnWithout'],
  'not-found': ['goOnWithout'],
  'wrong-person': ['useOther', 'goOnWithout'],
  'wrong-tenant': ['useOther', 'goOnWithout'],
  'consent-declined': ['reload', 'goOnWithout'],
  'consent-over': ['reload'],
  'consent-spreading': ['reload'],
  'link-over': ['goOnWithout'],
  'tenant-taken': ['useOther', 'goOnWithout'],
  'install-tenant': ['useOther', 'goOnWithout'],
  expired: ['goOnWithout'],
  revoked: ['goOnWithout'],
  used: ['goOnWithout'],
  'licence-limit': ['reload'],
  'other-account': ['useOther'],
  'crm-cannot-create': ['reload'],
  'wrong-state': ['goOnWithout'],
  'associate-expired': ['reload'],
  'associate-other': ['reload'],
  'rate-limited': ['reload'],
  'upstream-unavailable': ['reload'],
  offline: ['reload'],
  unexpected: ['reload'],
}

const labels = {
  signIn: 'sign-in',
  useOther: 'other-account',
  goOnWithout: 'go-on-without',
  reload: 'again',
} as const

export function problemView(
  { page, code, trace }: Trouble,
  { t }: Spoken,
  acts: ProblemActs,
): TemplateResult {
  return html`
    <p>${t(`problem.${page}.text`)}</p>
    ${nextOf[page].map(
      (next, at) =>
        html`<button type="button" class=${at === 0 ? nothing : 'quiet'} @click=${acts[next]}>
          ${t(labels[next])}
        </button>`,
    )}
    <p class="note">${trace === null ? t('code', { code }) : t('code-trace', { code, trace })}</p>
  `
}
