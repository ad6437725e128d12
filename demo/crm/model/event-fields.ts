/**
 * @module
 * Fields of an event: the canonical names of crm-contract §6.2.
 *
 * Owns: names, lengths, closed lists. `showAs` takes Graph's words (graph-contract: free … oof),
 * `privacy` its sensitivities.
 */
import type { FieldSpec } from './fields.ts'

export const showAsValues = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'] as const
export const privacyValues = ['normal', 'personal', 'private', 'confidential'] as const
export const statusValues = ['confirmed', 'tentative', 'cancelled'] as const
export const roleValues = ['required', 'optional', 'resource', 'chair'] as const
export const replyValues = ['needs-action', 'accepted', 'declined', 'tentative'] as const

export const eventFields = [
  {
    name: 'uid',
    label: 'UID',
    type: 'text',
    maxLength: 255,
    readOnlyReason: 'set-on-create',
  },
  { name: 'title', label: 'Title', type: 'text', maxLength: 255, required: true },
  { name: 'descriptionText', label: 'Description', type: 'longtext', maxLength: 32_000 },
  {
    name: 'descriptionHtml',
    label: 'Description (HTML)',
    type: 'longtext',
    maxLength: 100_000,
  },
  { name: 'allDay', label: 'All day', type: 'boolean' },
  { name: 'start', label: 'Start', type: 'datetime', required: true },
  { name: 'end', label: 'End', type: 'datetime', required: true },
  { name: 'timeZone', label: 'Time zone', type: 'text', maxLength: 64 },
  { name: 'location', label: 'Location', type: 'text', maxLength: 255 },
  { name: 'onlineMeetingUrl', label: 'Online meeting', type: 'url', maxLength: 2000 },
  { name: 'showAs', label: 'Show as', type: 'picklist', options: showAsValues },
  { name: 'privacy', label: 'Privacy', type: 'picklist', options: privacyValues },
  { name: 'status', label: 'Status', type: 'picklist', options: statusValues },
  { name: 'reminderMinutes', label: 'Reminder (minutes before)', type: 'number' },
  { name: 'organizer', label: 'Organizer', type: 'object' },
  { name: 'participants', label: 'Participants', type: 'object' },
  { name: 'recurrence', label: 'Recurrence', type: 'object' },
  { name: 'categories', label: 'Tags', type: 'multipicklist' },
] as const satisfies readonly FieldSpec[]
