/**
 * @module
 * How an administrator's way to Microsoft's consent ended, in plain words (INS-5).
 */
import type { Outcome } from './outcome-page.ts'

const again = 'Open the link in the mail again.'

export const consentOutcomes: Readonly<Record<string, Outcome>> = {
  'consent-granted': {
    title: 'Approved',
    text: 'Members of this organization can now connect to Microsoft 365.',
    next: 'There is nothing else to do: sync continues by itself for everybody who was waiting. You can close this window.',
  },
  'consent-declined': {
    title: 'Not approved',
    text: 'You declined at Microsoft, so nothing has changed.',
    next: `If that was a mistake: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
  },
  'consent-not-administrator': {
    title: 'Only an administrator can approve this',
    text: 'The account you signed in with cannot agree on behalf of your organization.',
    next: 'Send the link in the mail to a Microsoft 365 administrator, or open it with an administrator’s account.',
  },
  'consent-wrong-tenant': {
    title: 'That is a different organization',
    text: 'You approved it for the Microsoft 365 organization of the account you chose, not for the one that asked.',
    next: `${again} Choose an account of the organization that asked.`,
  },
  'consent-unproved': {
    title: 'Microsoft did not confirm it',
    text: 'You came back, but Microsoft does not apply the approval yet.',
    next: `This can take a few minutes. ${again}`,
  },
  'consent-other': {
    title: 'Started in another window',
    text: 'Only the browser in which you chose Continue can finish this, and only once.',
    next: `${again} Stay in one browser; cookies must be allowed here.`,
  },
  'consent-expired': {
    title: 'Nobody is waiting for this any longer',
    text: 'Requests are valid for 30 days.',
    next: 'Anyone who still needs it can ask again in the CRM.',
  },
  'consent-not-found': {
    title: 'This link leads nowhere',
    text: 'It is incomplete, or no longer known.',
    next: again,
  },
}
