/**
 * @module
 * `<field-mapper>` in every state.
 */
import { listedMapping, mailboxOf, mapping } from '../../../test/components/support/samples.ts'
import { refuse } from '../edge/world.ts'
import type { ShownState } from './state.ts'

const mailbox = mailboxOf('connected')
const rows = mapping().rows
const changed = rows.map((row, at) => (at === 0 ? { ...row, outlook: 'name.middle' } : row))

export const mapperStates: readonly ShownState[] = [
  {
    id: 'mapper-try',
    title: 'Try it',
    about: 'The default mapping with a preview of a real record in both directions.',
    setting: { mailbox },
  },
  {
    id: 'mapper-saved',
    title: 'Changed by somebody',
    about: 'Not the default any more: who, when, and the way back.',
    setting: {
      mailbox,
      mapping: mapping({
        rows: changed,
        isDefault: false,
        savedAt: '2026-11-20T09:14:00Z',
        savedBy: 'Priya Sharma',
      }),
    },
    press: ['.actions [aria-expanded]'],
  },
  {
    id: 'mapper-issues',
    title: 'Issues',
    about: 'A row that cannot work and one that loses something, said in the row.',
    setting: {
      mailbox,
      mapping: mapping({
        isDefault: false,
        issues: [
          {
            row: 3,
            severity: 'error',
            code: 'slot-taken',
            detail: 'Two CRM fields go to the same Outlook field.',
          },
          {
            row: 5,
            severity: 'loss',
            code: 'too-long',
            detail: 'Longer text is cut in Outlook.',
          },
        ],
      }),
    },
  },
  {
    id: 'mapper-words',
    title: 'Words for options',
    about: 'What Outlook says for each option of a pick list, where it is not its own name.',
    setting: { mailbox, mapping: listedMapping({ isDefault: false }) },
    press: ['[part~=options] summary'],
  },
  {
    id: 'mapper-conflict',
    title: 'Somebody was faster',
    about: 'Change a row and save: another person has saved meanwhile.',
    setting: { mailbox, savedMeanwhile: true },
  },
  {
    id: 'mapper-refused',
    title: 'Saving refused',
    about: 'Only some may change the mapping; the edge refuses the others.',
    setting: { mailbox, always: { saveMapping: refuse('not-permitted') } },
  },
  {
    id: 'mapper-readonly',
    title: 'Read only',
    about: 'The attribute readonly: shown, not changed.',
    attributes: { readonly: '' },
    setting: { mailbox },
  },
  {
    id: 'mapper-fixed',
    title: 'Fixed by the organization',
    about: 'Shown with who fixed it and when; it cannot be changed here.',
    setting: {
      mailbox,
      mapping: mapping({
        rows: changed,
        isDefault: false,
        level: 'organization',
        fixedBy: { name: 'Amelia Okafor', at: '2026-11-20T09:14:00Z' },
      }),
    },
  },
  {
    id: 'mapper-followed',
    title: 'The organization’s, as a start',
    about: 'What the member saves counts for him alone.',
    setting: { mailbox, mapping: mapping({ isDefault: false, level: 'organization' }) },
  },
  {
    id: 'mapper-organization',
    title: 'For the whole organization',
    about: 'The attribute organization, for who manages the integration: set for all, and fixed.',
    attributes: { organization: '' },
    setting: { mailbox },
  },
  {
    id: 'mapper-organization-fixed',
    title: 'Fixed for everybody',
    about: 'Nobody can save a mapping of his own until it is given free again.',
    attributes: { organization: '' },
    setting: { mailbox, fixed: true },
  },
  {
    id: 'mapper-no-preview',
    title: 'Preview not available',
    about: 'The CRM does not answer; the mapping can still be edited.',
    setting: { mailbox, always: { previewMapping: refuse('upstream-unavailable') } },
  },
  {
    id: 'mapper-loading',
    title: 'Loading',
    about: 'The mapping has not come yet.',
    setting: { always: { contactMapping: 'never' } },
  },
  {
    id: 'mapper-failed',
    title: 'Cannot be read',
    about: 'With a way to try again.',
    setting: {
      always: { contactMapping: refuse('upstream-unavailable', { traceId: '7f3a91c2' }) },
    },
  },
  {
    id: 'mapper-setup',
    title: 'Not set up',
    about: 'No edge and no token: a hint to the developer.',
    setting: {},
    unset: true,
  },
]
