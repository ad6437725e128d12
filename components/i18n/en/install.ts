/**
 * @module
 * English, for tying a tenant to the organization and untying it.
 */
import type { Message } from '../message.ts'

export const installWords = {
  'install.title': 'Microsoft 365 for {name}',
  'install.lead':
    'Connect once for everybody. Colleagues then switch on sync for their own calendar and contacts.',
  'install.begin': 'Connect Microsoft 365',
  'install.link':
    'An administrator of your Microsoft 365 has to agree. If that is you, continue at Microsoft. If not, send them the link.',
  'install.open': 'Continue at Microsoft',
  'install.copy': 'Copy the link',
  'install.copied': 'Link copied',
  'install.until': 'The link is valid until {date}.',
  'install.waiting': 'Waiting for the administrator. You can leave this page.',
  'install.needs': 'Someone who manages the integration in your CRM can connect it.',
  'install.on': 'Connected',
  'install.by': 'Connected by {name}, {date}',
  'install.since': 'Connected since {date}',
  'install.remove': 'Uninstall…',
  'install.remove-title': 'Uninstall Microsoft 365?',
  'install.remove-lead':
    'Syncing stops for everybody and all sign-ins are destroyed. Every record in your CRM stays. No mail is sent.',
  'install.copies': 'Our calendars and contact folders in Outlook',
  'install.keep': 'Leave them in Outlook',
  'install.clear': 'Remove them from Outlook',
  'install.confirm': 'Type “{name}” to confirm',
  'install.remove-now': 'Uninstall',
  'install.removing': 'Uninstalling: {done} of {total} mailboxes',
  'install.removed': 'Uninstalled, {date}',
  'install.remains': 'What stays',
  'install.report': 'Save the report',
  'install.left': {
    one: 'In {n} mailbox our calendar or folder is still in Outlook; its owner can delete it there.',
    other:
      'In {n} mailboxes our calendar or folder is still in Outlook; their owners can delete it there.',
  },
  'remains.crm-records': 'All records in the CRM',
  'remains.crm-users': 'All users of the CRM and their roles',
  'remains.outlook-copies': 'Copies in Outlook that were left there',
  'remains.audit-log': 'The audit log, as proof of who did what',
  'remains.microsoft-consent':
    'The app in Microsoft Entra: an administrator can delete it under Enterprise applications',
  'remains.backups': 'Encrypted backups of the platform, for 30 days',
  'everybody.title': 'Switch on for everybody',
  'everybody.lead':
    'Colleagues do not have to sign in. Whatever people switched off themselves stays off.',
  'everybody.needs':
    'Needs the application permissions Calendars.ReadWrite and Contacts.ReadWrite. A Microsoft 365 administrator grants them in the Microsoft Entra admin center.',
  'everybody.reach':
    'Active people in the CRM: {members}. With a mailbox in your Microsoft 365: {mailboxes}.',
  'everybody.streams': 'What is synced',
  'everybody.calendar': 'Calendar',
  'everybody.contacts': 'Contacts',
  'everybody.on': 'Switch on…',
  'everybody.off': 'Switch off…',
  'everybody.ask-on': 'Switch on for everybody?',
  'everybody.ask-off': 'Switch off for everybody?',
  'everybody.mailboxes': 'Mailboxes that may be changed: {mailboxes}.',
  'everybody.unknown': 'The number of mailboxes is not known right now: the CRM does not answer.',
  'everybody.respect-on': 'For people who switched it off themselves it stays off.',
  'everybody.respect-off': 'For people who switched it on themselves it stays on.',
  'everybody.go-on': 'Switch on now',
  'everybody.go-off': 'Switch off now',
  'everybody.begun': 'Started. You can leave this page.',
  'everybody.was-on': '{stream}: switched on for everybody',
  'everybody.was-off': '{stream}: switched off for everybody',
  'everybody.progress': '{done} of {total} done',
  'everybody.ended': 'All {total} done, {date}',
  'everybody.done': '{stream}: all {total} done',
  'everybody.waiting': 'Waiting',
  'everybody.not-granted':
    'Microsoft 365 refused: the application permissions are not granted. A Microsoft 365 administrator has to grant Calendars.ReadWrite and Contacts.ReadWrite in the Microsoft Entra admin center; then switch on again.',
  'everybody.show': 'Show each person',
  'everybody.hide': 'Hide each person',
  'rolled.enabled': 'Switched on',
  'rolled.disabled': 'Switched off',
  'rolled.already': 'Nothing to change',
  'rolled.no-mailbox': 'No mailbox',
  'rolled.not-linked': 'Not linked to a person in Microsoft 365',
  'rolled.switched-off-by-himself': 'Switched off by the person; stays off',
  'rolled.switched-on-by-himself': 'Switched on by the person; stays on',
  'rolled.failed': 'Failed',
  'rolled.not-granted':
    'Not granted: a Microsoft 365 administrator has to grant the application permissions',
  'rolled.consent-needed':
    'Their own sign-in is in use and does not cover this; they have to agree',
  'rolled.sign-in-again': 'Their sign-in has ended; they have to sign in again',
  'rolled.other-account':
    'Another Microsoft account is connected; they have to disconnect it first',
  'rolled.identity-taken': 'This mailbox already belongs to another CRM account',
  'rolled.clearing': 'Our copies are still being removed from Outlook; try again later',
  'rolled.mailbox-closed': 'The mailbox is closed to the app',
  'rolled.unavailable': 'Did not answer; try again later',
} as const satisfies Record<string, Message>
