/**
 * @module
 * English, for inviting people and for requests to join.
 */
import type { Message } from '../message.ts'

export const peopleWords = {
  'invite.title': { one: 'Invite {n} person?', other: 'Invite {n} people?' },
  'invite.role': 'Role in the CRM',
  'invite.role-default': 'The CRM’s default',
  'invite.message': 'Message in the mail (optional)',
  'invite.send': { one: 'Send {n} invitation', other: 'Send {n} invitations' },
  'invite.sending': 'Inviting…',
  'invite.mails': {
    one: '{n} mail will be sent, with a link that is valid for 7 days.',
    other: '{n} mails will be sent, each with a link that is valid for 7 days.',
  },
  'invite.progress': '{done} of {total} mails sent',
  'invite.failed': { one: '{n} mail could not be sent.', other: '{n} mails could not be sent.' },
  'invite.done': { one: '{n} person invited', other: '{n} people invited' },
  'invite.left': {
    one: '{n} person was a member or invited already.',
    other: '{n} people were members or invited already.',
  },
  'groups.title': 'Choose by group',
  'groups.search': 'Search groups',
  'groups.none': 'No group matches.',
  'groups.add': 'Add {name}',
  'groups.adding': 'Reading who is in {name}…',
  'groups.added': {
    one: '{n} person of {name} chosen',
    other: '{n} people of {name} chosen',
  },
  'groups.left': {
    one: '{n} cannot be chosen (member, invited, or account disabled)',
    other: '{n} cannot be chosen (member, invited, or account disabled)',
  },
  'groups.consent': 'Microsoft 365 has to allow reading groups first.',
  'groups.allow': 'Allow',
  'paste.looking': { one: 'Looking up {n} address…', other: 'Looking up {n} addresses…' },
  'paste.chosen': { one: '{n} of {of} chosen', other: '{n} of {of} chosen' },
  'paste.unknown': 'Not in this organization: {names}',
  'paste.refused': 'Cannot be chosen: {names}',
  'join.title': 'Requests to join',
  'join.none': 'Nobody is waiting to join.',
  'join.asked': 'asked {ago}',
  'join.role': 'Role for {name}',
  'join.approve': 'Approve & Add',
  'join.decline': 'Decline',
  'join.approved': '{name} is a member now.',
  'join.declined': '{name} was declined.',
  'join.decided': 'Already decided by {name}, {ago}.',
  'join.decided-ago': 'Already decided, {ago}.',
} as const satisfies Record<string, Message>
