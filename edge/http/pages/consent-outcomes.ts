/**
 * @module
 * How an administrator's way to Microsoft's consent ended, in plain words (INS-5).
 */
import type { Outcome } from './outcome-page.ts'

const again = 'Open the link in the mail again.'

export const consentOutcomes: Readonly<Record<string, Outcome>> = {
  'consent-granted': {
    title: 'Approved',
    text: 'Microsoft 365 lets the members of this organization connect now.',
    next: 'There is nothing else to do: who was waiting goes on by himself. You can close this window.',
  },
  'consent-declined': {
    title: 'Not approved',
    text: 'Microsoft was told No, so nothing has changed.',
    next: `If that was a slip: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
  },
  'consent-not-administrator': {
    title: 'Only an administrator can approve this',
    text: 'The account you signed in with may not agree for your organization.',
    next: 'Send the link in the mail to a Microsoft 365 administrator, or open it with his account.',
  },
  'consent-wrong-tenant': {
    title: 'That is another organization',
    text: 'You approved it for the Microsoft 365 organization of the account you chose, not for the one that asked.',
    next: `${again} Choose an account of the organization that asked.`,
  },
  'consent-unproved': {
    title: 'Microsoft did not confirm it',
    text: 'You came back, but Microsoft does not hand out what was approved yet.',
    next: `That can take a few minutes. ${again}`,
  },
  'consent-other': {
    title: 'Begun in another window',
    text: 'Only the browser in which you pressed Continue can finish this, and only once.',
    next: `${again} Stay in one browser; cookies must be allowed here.`,
  },
  'consent-expired': {
    title: 'Nobody waits for this any longer',
    text: 'A request is good for 30 days.',
    next: 'Whoever still needs it asks again in the CRM.',
  },
  'consent-not-found': {
    title: 'This link leads nowhere',
    text: 'It is not complete, or no longer known.',
    next: again,
  },
}
