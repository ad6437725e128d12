/**
 * @module
 * English for codes that few pages ever see: loaded like another language, when the first of them comes
 * up. Until then, and where this file does not come, the edge's own English sentence stands there.
 */
import type { Message } from '../message.ts'

export const en = {
  'problem.unreadable':
    'The answer cannot be read: something between this page and the service changes it.',
  'problem.token-failed':
    'The CRM gave no token for this page. Reload it; if it stays, tell your CRM administrator.',
  'connect.expired': 'The sign-in was not finished in time.',
  'problem.aborted': 'Cancelled.',
  'problem.invalid-request':
    'The service did not accept this request. Reload the page; if it stays, tell your CRM administrator.',
  'problem.not-signed-in': 'Your session is over. Sign in to the CRM again, then come back here.',
  'problem.not-permitted':
    'Your CRM role does not allow this. Your CRM administrator can change that.',
  'problem.origin-not-allowed':
    'This page is not registered with the service. Your CRM administrator can add its address.',
  'problem.not-found': 'This does not exist any more.',
  'problem.method-not-allowed':
    'The page and the service are of different versions. Reload the page.',
  'problem.not-connected': 'No Microsoft 365 account is connected yet.',
  'problem.wrong-state': 'That is not possible just now. Wait a moment and look again.',
  'problem.expired': 'This is no longer valid. Begin again.',
  'problem.version-conflict': 'Somebody changed this meanwhile.',
  'problem.payload-too-large': 'That is too much at once.',
  'problem.unsupported-media-type':
    'The page and the service are of different versions. Reload the page.',
  'problem.invalid-mapping': 'The mapping cannot work as it stands. See the marked rows.',
  'problem.precondition-required':
    'The page and the service are of different versions. Reload the page.',
  'problem.rate-limited': 'Too many requests. It goes on by itself in a moment.',
  'problem.sign-in-again': 'Microsoft 365 wants you to sign in again.',
  'problem.consent-needed': 'A Microsoft 365 administrator has to agree first.',
  'problem.internal': 'Something broke on our side. Nothing was changed; please try again.',
  'problem.upstream-unavailable':
    'Microsoft 365 or the CRM does not answer right now. It is tried again by itself.',
  'connect.declined': 'The sign-in was cancelled or access was not granted.',
  'connect.approval-required':
    'Your organization lets only an administrator grant access. Ask a Microsoft 365 administrator to approve this app, then try again.',
  'connect.other-account':
    'That is another Microsoft account than the one connected before. Sign in with the same account.',
  'connect.no-mailbox':
    'This Microsoft account has no mailbox. An administrator can assign a licence with Exchange.',
  'connect.sign-in-failed': 'Microsoft 365 did not complete the sign-in.',
  'connect.identity-taken': 'This Microsoft account is connected to another member already.',
  'connect.wrong-tenant':
    'This account is of another Microsoft 365 organization than your CRM is tied to.',
  'connect.unavailable': 'Microsoft 365 does not answer right now.',
  'why.cancelled': 'It is cancelled; what is cancelled is not brought to Outlook.',
  'stream.container-gone':
    'Its calendar or folder was deleted in Outlook, so sync was switched off. The CRM is untouched.',
  'stream.no-mailbox': 'This Microsoft account has no mailbox.',
  'stream.mailbox-closed': 'The Microsoft 365 mailbox is closed or suspended.',
  'stream.mailbox-full': 'The Microsoft 365 mailbox is full.',
  'stream.outlook-unavailable': 'Microsoft 365 does not answer right now.',
  'stream.outlook-refuses': 'Microsoft 365 refuses the calls of this app.',
  'stream.crm-unavailable': 'The CRM does not answer right now.',
  'stream.crm-refuses': 'The CRM refuses what sync asks of it.',
  'stream.crm-permission': 'The CRM does not let sync read these records.',
  'stream.crm-credentials': 'The CRM does not accept the credentials of sync any more.',
  'stream.not-supported': 'The CRM does not offer this.',
  'stream.asked-to-wait': 'Microsoft 365 asked to wait. It goes on by itself.',
  'stream.keeps-failing':
    'It failed again and again. It is tried again at the next comparison of everything.',
  'stream.too-large': 'It is too large to be carried in one piece (2 MB).',
  'stream.zone-unsupported': 'Outlook does not know the time zone of this event.',
  'stream.date-out-of-range': 'Outlook keeps no dates so far away.',
  'stream.kept-in-crm': 'Outlook cannot hold this value; the CRM keeps it.',
  'stream.several-places':
    'The event has several locations in Outlook. They were kept: one from the CRM would replace them all.',
  'stream.not-deleted':
    'Microsoft 365 confirmed the deletion, and it is still there. Delete it in Outlook; tried again or edited there, it becomes a record of its own.',
  'stream.recurrence-unsupported': 'Outlook cannot hold this way of repeating.',
  'stream.meeting-with-attendees':
    'It became a meeting with other people; Outlook would mail them, so it is left alone.',
  'stream.not-a-series': 'It repeats on one side only.',
  'problem.edition-needed': 'Your edition of the CRM does not include this.',
  'problem.not-installed':
    'Your organization has to be connected to Microsoft 365 first. Somebody who manages the integration can do that.',
  'problem.timeout': 'The service took too long to answer.',
  'problem.tenant-taken': 'Another organization is tied already. Uninstall there first.',
  'problem.already-decided': 'Somebody has decided this already.',
  'problem.other-account': 'There is another account for this.',
  'problem.licence-limit': 'The CRM has no seat left.',
  'problem.crm-cannot-create': 'The CRM adds users only by hand.',
  'problem.wrong-person':
    'This is meant for somebody else. Sign in with the account it was sent to.',
  'problem.wrong-tenant': 'This is meant for people of another Microsoft 365 organization.',
  'problem.revoked': 'This was taken back. Ask whoever sent it.',
  'problem.used': 'This was used already; it works only once.',
  'skip.category': 'left out by category',
  'issue.nothing-mapped': 'No field is mapped.',
  'issue.unknown-field': 'The CRM does not have this field any more.',
  'issue.unknown-slot': 'Outlook does not let this field be written.',
  'issue.collision': 'Another row writes to the same field.',
  'issue.cycle': 'Rows send values round in a circle.',
  'issue.read-only': 'The CRM does not let this field be written. Choose “To Outlook”.',
  'issue.unknown-option': 'The CRM does not have one of these options any more.',
  'issue.option-twice': 'One word stands for two options. See “Words for options”.',
  'issue.transform-mismatch': 'This change does not fit the kind of field.',
} as const satisfies Record<string, Message>
