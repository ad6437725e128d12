/**
 * @module
 * English, for tying a tenant to the organization and untying it.
 */
import type { Message } from '../message.ts'

export const installWords = {
  'install.title': 'Microsoft 365 for {name}',
  'install.lead':
    'Connect once for everybody. Colleagues then switch their own calendar and contacts on, each for himself.',
  'install.begin': 'Connect Microsoft 365',
  'install.link':
    'An administrator of your Microsoft 365 has to agree. If that is you, go on at Microsoft. If not, send the link.',
  'install.open': 'Go on at Microsoft',
  'install.copy': 'Copy the link',
  'install.copied': 'Link copied',
  'install.until': 'The link is valid until {date}.',
  'install.waiting': 'Waiting for the administrator. You can leave this page.',
  'install.needs': 'Somebody who manages the integration in your CRM can connect it.',
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
  'remains.audit-log': 'The audit log, as a proof of who did what',
  'remains.microsoft-consent':
    'The app in Microsoft Entra: an administrator can delete it under Enterprise applications',
  'remains.backups': 'Encrypted backups of the platform, for 30 days',
} as const satisfies Record<string, Message>
