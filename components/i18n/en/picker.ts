/**
 * @module
 * English, for the user picker.
 */
import type { Message } from '../message.ts'

export const pickerWords = {
  'picker.label': 'Office 365 users',
  'picker.placeholder': 'Search by name or email',
  'picker.status.invited': 'Invited',
  'picker.status.requested': 'Asked to join',
  'picker.status.member': 'Member',
  'picker.disabled': 'Account disabled',
  'picker.guest': 'Guest',
  'picker.reason.member': 'Already a member of this CRM account',
  'picker.reason.invited': 'Already invited',
  'picker.reason.requested': 'Asked to join; waiting for approval',
  'picker.reason.disabled': 'The Microsoft 365 account is disabled',
  'picker.no-mailbox': 'No mailbox',
  'picker.reason.no-mailbox': 'Has no mailbox: an invitation would not arrive',
  'picker.invite': 'Invite…',
  'picker.groups': 'By group…',
  'picker.no-address': 'no email address',
  'picker.remove': 'Remove {name}',
  'picker.removed': '{name} removed',
  'picker.chosen': '{name} chosen',
  'picker.results': { one: '{n} person', other: '{n} people' },
  'picker.empty': 'Nobody in this organization matches “{query}”.',
  'picker.empty-all': 'The directory shows no people.',
  'picker.searching': 'Searching…',
  'picker.list': 'People',
  'picker.chips': 'Chosen people',
  'picker.required': 'Choose at least one person.',
  'picker.consent':
    'To choose people, this app needs your agreement to read your colleagues’ names in Microsoft 365.',
  'picker.not-connected': 'Connect Microsoft 365 to see the people in your organization.',
} as const satisfies Record<string, Message>
