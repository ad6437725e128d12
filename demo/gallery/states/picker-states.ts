/**
 * @module
 * `<o365-user-picker>` in every state.
 */
import { mailboxOf, people } from '../../../test/components/support/samples.ts'
import { refuse } from '../edge/world.ts'
import type { Setting } from '../edge/world.ts'
import type { ShownState } from './state.ts'

const connected: Setting = { mailbox: mailboxOf('connected') }
const chosen = people(0, 3)

export const pickerStates: readonly ShownState[] = [
  {
    id: 'picker-try',
    title: 'Try it',
    about:
      'Type “an”, use the arrow keys, Enter, Backspace. Some people cannot be chosen and say why.',
    attributes: { multiple: '' },
    setting: connected,
  },
  {
    id: 'picker-single',
    title: 'One person',
    about: 'Without the attribute multiple, choosing replaces.',
    setting: connected,
  },
  {
    id: 'picker-chosen',
    title: 'People chosen',
    about: 'Chips: Left goes to them, Delete takes one away.',
    attributes: { multiple: '' },
    properties: { selected: chosen },
    setting: connected,
  },
  {
    id: 'picker-large',
    title: '50,000 people',
    about: 'Only what is seen is in the page; the next part comes before the end is reached.',
    attributes: { multiple: '' },
    setting: { ...connected, people: 50_000 },
  },
  {
    id: 'picker-form',
    title: 'In a form',
    about: 'required, with a name: submitted and validated like any field.',
    attributes: { name: 'people', required: '', multiple: '' },
    inForm: true,
    slots: { label: 'Invite to the project', hint: 'They get an email.' },
    setting: connected,
  },
  {
    id: 'picker-groups',
    title: 'Groups',
    about: 'groups: everybody of a group of Microsoft 365 is chosen at once.',
    attributes: { multiple: '', groups: '' },
    setting: connected,
    press: ['[aria-expanded]:is(button)'],
  },
  {
    id: 'picker-invite',
    title: 'Invite',
    about: 'invite: the chosen are invited with a role and a message; the mails go out one by one.',
    attributes: { multiple: '', invite: '' },
    properties: { selected: chosen },
    setting: connected,
    dialog: '.row .button.primary',
  },
  {
    id: 'picker-disabled',
    title: 'Disabled',
    about: 'Nothing can be changed.',
    attributes: { disabled: '', multiple: '' },
    properties: { selected: chosen.slice(0, 2) },
    setting: connected,
  },
  {
    id: 'picker-empty',
    title: 'Nobody there',
    about: 'An empty answer, with words of the page in the slot empty.',
    setting: { ...connected, people: 0 },
    slots: { empty: 'Nobody in your company matches. Ask your administrator for a guest account.' },
  },
  {
    id: 'picker-not-connected',
    title: 'Not connected',
    about: 'The directory can be read once somebody has signed in.',
    setting: { always: { directoryUsers: refuse('not-connected') } },
  },
  {
    id: 'picker-sign-in-again',
    title: 'Sign in again',
    about: 'Microsoft wants a new sign-in.',
    setting: { always: { directoryUsers: refuse('sign-in-again') } },
  },
  {
    id: 'picker-not-permitted',
    title: 'No permission',
    about: 'Asking again would help nobody, so it is not offered.',
    setting: { always: { directoryUsers: refuse('not-permitted') } },
  },
  {
    id: 'picker-consent',
    title: 'Approval needed',
    about: 'An administrator has to agree first.',
    setting: { always: { directoryUsers: refuse('consent-needed') } },
  },
  {
    id: 'picker-busy',
    title: 'Too many requests',
    about: 'A problem that passes.',
    setting: { always: { directoryUsers: refuse('rate-limited', { retryAfter: 20 }) } },
  },
  {
    id: 'picker-loading',
    title: 'Loading',
    about: 'The directory has not answered yet.',
    setting: { always: { directoryUsers: 'never' } },
  },
  {
    id: 'picker-offline',
    title: 'Offline',
    about: 'The edge cannot be reached.',
    setting: { always: { directoryUsers: 'cut' } },
  },
  {
    id: 'picker-setup',
    title: 'Not set up',
    about: 'No edge and no token: a hint to the developer.',
    setting: {},
    unset: true,
  },
]
