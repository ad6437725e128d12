/**
 * @module
 * Believable entries of the activity: updates with both values, conflicts, questions.
 */
import type { ActivityEntry, FieldConflict } from '../../../edge/contract/sync.ts'

/** Longer than a line of the list. */
export const agenda =
  'Agenda: numbers of the quarter, the new territory plan, hiring in Lisbon and Porto, the partner summit in March, open questions of the board, and what we promised to Fabrikam last week.'

const entry = (id: number, patch: Partial<ActivityEntry>): ActivityEntry => ({
  id: `a${id}`,
  at: new Date(Date.now() - id * 420_000).toISOString(),
  kind: 'updated',
  side: 'outlook',
  crmId: `c${id}`,
  outlookId: `o${id}`,
  label: 'Quarterly review',
  fields: [],
  code: null,
  detail: null,
  ...patch,
})

export const activity = (from: number, count: number): ActivityEntry[] =>
  Array.from({ length: count }, (_, index) => {
    const at = from + index
    const kinds: Partial<ActivityEntry>[] = [
      {
        kind: 'updated',
        side: 'outlook',
        label: 'Quarterly review',
        fields: ['location', 'description'],
        changes: [
          { field: 'location', label: 'Location', before: 'Room 4', after: 'Room 12' },
          { field: 'description', label: 'Description', before: null, after: agenda, cut: true },
        ],
      },
      { kind: 'created', side: 'crm', label: 'Lunch with Ana Díaz' },
      {
        kind: 'parked',
        side: 'outlook',
        label: 'Offsite Lisboa',
        code: 'too-long',
        detail: 'Outlook refuses a body of more than 32,000 characters.',
      },
      { kind: 'deleted', side: 'outlook', label: 'Demo for Fabrikam', mailed: 2 },
    ]
    return entry(at, kinds[at % kinds.length] ?? {})
  })

const conflictOf = (patch: Partial<FieldConflict>): FieldConflict => ({
  field: 'location',
  label: 'Location',
  winner: 'crm',
  kept: 'Room 4',
  lost: 'Café Central',
  crm: 'Room 4',
  outlook: 'Café Central',
  ...patch,
})

/** The rule of the organization has decided. */
export const decided = (): ActivityEntry =>
  entry(5, {
    id: '12.3',
    kind: 'conflict',
    label: 'Steering committee',
    fields: ['location'],
    code: 'outlook-lost',
    detail: '"Café Central"',
    conflict: conflictOf({}),
  })

/** The organization wants to be asked. */
export const questions = (): ActivityEntry[] => {
  const open = { winner: null, kept: null, lost: null, question: 'open' } as const
  const asked = { kind: 'conflict', side: null, code: 'asked' } as const
  return [
    entry(1, {
      ...asked,
      id: '21.0',
      label: 'Kick-off Fabrikam',
      fields: ['time'],
      conflict: conflictOf({
        ...open,
        field: 'time',
        label: 'Time',
        crm: '2026-12-01 09:00–10:00 (Europe/Berlin)',
        outlook: '2026-12-01 14:30–15:30 (Europe/Berlin)',
      }),
    }),
    entry(2, {
      ...asked,
      id: '20.1',
      label: 'Quarterly review',
      fields: ['description'],
      conflict: conflictOf({
        ...open,
        field: 'description',
        label: 'Description',
        crm: agenda,
        outlook: null,
        cut: true,
      }),
    }),
  ]
}
