/**
 * @module
 * How a sign-in ended, in plain words, and what to do next: one entry per code.
 */
import { html } from 'hono/html'
import { problemCodes } from '../../contract/problem.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { layout } from './layout.ts'
import { consentOutcomes } from './consent-outcomes.ts'

export type Outcome = { readonly title: string; readonly text: string; readonly next: string }

const again = 'Close this window and choose Connect in your CRM again.'

const outcomes: Readonly<Record<string, Outcome>> = {
  connected: {
    title: 'Your mailbox is connected',
    text: 'You can close this window and continue in your CRM.',
    next: '',
  },
  declined: {
    title: 'You did not agree',
    text: 'You declined at Microsoft, so nothing was connected.',
    next: `If that was a mistake: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
  },
  'approval-required': {
    title: 'An administrator has to agree first',
    text: 'In your organization only Microsoft 365 administrators can approve apps.',
    next: 'Go back to your CRM: you can ask them there, and you will see when sync continues.',
  },
  'other-account': {
    title: 'That is a different account',
    text: 'This Microsoft 365 account cannot be connected to this CRM user.',
    next: 'Connect again and choose the right account, or disconnect the current one first.',
  },
  'wrong-tenant': {
    title: 'That is an account of another organization',
    text: 'Your CRM is tied to another Microsoft 365 organization. Nothing was connected.',
    next: 'Connect again, and choose your account in that organization.',
  },
  'no-mailbox': {
    title: 'This account has no mailbox',
    text: 'Microsoft 365 has no Exchange Online mailbox for this account.',
    next: 'Choose another account, or ask your administrator for a mailbox license.',
  },
  expired: {
    title: 'This sign-in is no longer valid',
    text: 'For your safety each one works only once, within ten minutes.',
    next: 'Check in your CRM whether you are connected. If not, choose Connect there again.',
  },
  'wrong-state': {
    title: 'This sign-in was already used',
    text: 'Each one works only once.',
    next: 'Check in your CRM whether you are connected. If not, choose Connect there again.',
  },
  'not-permitted': {
    title: 'Started in another window',
    text: 'Only the browser in which you chose Continue can finish this sign-in.',
    next: 'Choose Connect in your CRM again and stay in one browser. Cookies must be allowed here.',
  },
  'not-found': {
    title: 'This link leads nowhere',
    text: 'It is incomplete, or no longer known.',
    next: again,
  },
  'invalid-request': {
    title: 'This answer is incomplete',
    text: 'Microsoft sent your browser back without the necessary information.',
    next: again,
  },
  ...consentOutcomes,
  'upstream-unavailable': {
    title: 'Microsoft does not answer',
    text: 'Nothing was connected.',
    next: 'Wait a minute, then choose Connect in your CRM again.',
  },
}

const unknown: Outcome = {
  title: 'This did not work',
  text: 'Nothing was connected.',
  next: again,
}

export function outcomePage(code: string, traceId: string) {
  const isDone = code === 'connected' || code === 'consent-granted'
  const { title, text, next } = Object.hasOwn(outcomes, code)
    ? (outcomes[code] ?? unknown)
    : unknown
  const content = html`
    <p class="${isDone ? 'mark done' : 'mark failed'}" aria-hidden="true">
      <span></span><span></span>
    </p>
    <h1>${title}</h1>
    <p role="status">${text}</p>
    ${next ? html`<p>${next}</p>` : ''}
    ${isDone ? '' : html`<p class="note">Code: ${code} · Trace: ${traceId}</p>`}
  `
  const scripts =
    code === 'connected' ? html`<script src="/connect/close.js" defer></script>` : null
  return { page: layout(title, content, scripts), status: statusOf(code) }
}

/** Sign-ins that ended without a connection are answered all the same: 200, unless the request was at fault. */
const statusOf = (code: string) => {
  const problem = code.replace(/^consent-/, '')
  return isProblemCode(problem) ? problemCodes[problem].status : (200 as const)
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCodes, code)
