/**
 * @module
 * How a visit to the edge's own pages can end otherwise than hoped, in plain words: one entry per code (USR-2).
 */
import type { Outcome } from './outcome-page.ts'

const again = 'Open the app in Microsoft 365 again, or follow the link in your mail once more.'
const askAgain = 'Ask the person who invited you for another invitation.'

export const visitOutcomes: Readonly<Record<string, Outcome>> = {
  'visit-over': {
    title: 'This sign-in is over',
    text: 'For your safety each one works once, in one browser, and within ten minutes.',
    next: again,
  },
  'visit-other': {
    title: 'That answer belongs to another sign-in',
    text: 'Microsoft sent back something this browser did not ask for. Nothing was done.',
    next: again,
  },
  'visit-declined': {
    title: 'You did not sign in',
    text: 'Nothing was done.',
    next: again,
  },
  'visit-refused': {
    title: 'Microsoft did not accept this sign-in',
    text: 'Nothing was done.',
    next: again,
  },
  'visit-unavailable': {
    title: 'Microsoft does not answer',
    text: 'Nothing was done.',
    next: 'Wait a minute, then try again.',
  },
  'visit-unknown': {
    title: 'This link leads nowhere',
    text: 'It is not complete, or not one of ours.',
    next: 'Copy the whole address from the mail.',
  },
  'visit-not-signed-in': {
    title: 'Please sign in again',
    text: 'You were away for a while.',
    next: again,
  },
  'visit-not-found': {
    title: 'This invitation is not known',
    text: 'It may have been removed.',
    next: askAgain,
  },
  'visit-wrong-person': {
    title: 'This invitation is for somebody else',
    text: 'You are signed in to Microsoft 365 as another person than the one who was invited.',
    next: 'Sign out at Microsoft and follow the link again with the account the mail was sent to.',
  },
  'visit-wrong-tenant': {
    title: 'This is for another organization',
    text: 'Your Microsoft 365 account belongs to an organization that is not tied to this CRM.',
    next: 'Sign in with the account of the organization that invited you.',
  },
  'visit-expired': {
    title: 'This invitation is no longer valid',
    text: 'Invitations hold for seven days, and only the newest link of a person works.',
    next: askAgain,
  },
  'visit-revoked': {
    title: 'This invitation was taken back',
    text: 'The person who invited you, or a colleague, has withdrawn it.',
    next: askAgain,
  },
  'visit-used': {
    title: 'This invitation was accepted already',
    text: 'Each one works once.',
    next: 'You are a member: open the app in Microsoft 365.',
  },
  'visit-licence-limit': {
    title: 'There is no seat left',
    text: 'The CRM of your organization has no licence left for another user.',
    next: 'Tell the person who invited you; the invitation can be sent again when there is one.',
  },
  'visit-other-account': {
    title: 'There is another account with your address',
    text: 'The CRM has a user with your e-mail address who is tied to another Microsoft account.',
    next: 'Ask an administrator of your CRM to sort that out. Nothing was changed.',
  },
  'visit-crm-cannot-create': {
    title: 'An administrator has to add you by hand',
    text: 'This CRM does not let others add users.',
    next: 'Ask an administrator of your CRM; afterwards open the app again.',
  },
  'visit-wrong-state': {
    title: 'That is not possible any more',
    text: 'Something has changed meanwhile.',
    next: again,
  },
  'visit-not-permitted': {
    title: 'That came from another page',
    text: 'Nothing was done.',
    next: again,
  },
  'visit-invalid-request': {
    title: 'Accept the terms to go on',
    text: 'Nothing was done. Go back, tick the box and continue.',
    next: '',
  },
  'visit-upstream-unavailable': {
    title: 'The CRM does not answer',
    text: 'Nothing was changed.',
    next: 'Wait a minute, then load this page again.',
  },
}
