/**
 * @module
 * Believable answers of the edge, for tests and pictures.
 */
import type { JoinRequest, RolesReply } from '../../../edge/contract/invitations.ts'
import type { Mailbox } from '../../../edge/contract/mailbox.ts'
import type { ContactMapping, MappingRow, Preview } from '../../../edge/contract/mapping.ts'
import type { Person } from '../../../edge/contract/people.ts'
import type { ParkedEntry } from '../../../edge/contract/records.ts'
import type { Approval } from '../../../edge/contract/session.ts'
import type { Impact, StreamName, StreamStatus } from '../../../edge/contract/sync.ts'
import { slots } from '../../../edge/domain/contacts/slots.ts'

export const statusOf = (stream: StreamName, patch: Partial<StreamStatus> = {}): StreamStatus => ({
  stream,
  enabled: false,
  phase: 'off',
  container: null,
  progress: null,
  counts: { linked: 0, skipped: {}, parked: 0, conflicts: 0, pending: 0 },
  lastSyncAt: null,
  lastTravelMs: null,
  problem: null,
  brake: null,
  ...patch,
})

export const liveStatus = (stream: StreamName, patch: Partial<StreamStatus> = {}): StreamStatus =>
  statusOf(stream, {
    enabled: true,
    phase: 'live',
    container: { name: stream === 'calendar' ? 'Northwind Calendar' : 'Northwind Contacts' },
    counts: {
      linked: 132,
      skipped: { imported: 9, private: 3 },
      parked: 1,
      conflicts: 0,
      pending: 0,
    },
    lastSyncAt: new Date(Date.now() - 125_000).toISOString(),
    lastTravelMs: 1840,
    ...patch,
  })

export const mailboxOf = (
  state: Mailbox['connection']['state'],
  calendar: Partial<StreamStatus> = {},
  contacts: Partial<StreamStatus> = {},
): Mailbox => ({
  connection: {
    state,
    address: state === 'none' ? null : 'marcus@contoso.example',
    displayName: state === 'none' ? null : 'Marcus Bauer',
    problem: null,
  },
  streams: { calendar: statusOf('calendar', calendar), contacts: statusOf('contacts', contacts) },
})

/** Connected, for these streams only. */
export const agreed = (streams: StreamName[]): Mailbox => {
  const { connection, ...rest } = mailboxOf('connected')
  return { ...rest, connection: { ...connection, streams } }
}

/** Microsoft said that only an administrator can agree. */
export const approvalOf = (state: Approval['state']): Mailbox => {
  const { connection, ...rest } = mailboxOf('none')
  const approval: Approval = {
    state,
    scopes: ['Calendars.ReadWrite'],
    streams: ['calendar'],
    requestedAt: state === 'needed' ? null : new Date(Date.now() - 3_700_000).toISOString(),
    endsAt: new Date(Date.now() + 500_000_000).toISOString(),
  }
  const shown = state === 'ready' ? 'approval-ready' : 'approval-needed'
  return { ...rest, connection: { ...connection, state: shown, approval } }
}

export const impactOf = (stream: StreamName): Impact => ({
  stream,
  enable: {
    createInOutlook: 1256,
    createInCrm: 0,
    skipped: { imported: 40, 'over-cap': 12 },
    mailsSent: 0,
    estimated: false,
  },
  disable: { deleteInOutlook: 132, deleteInCrm: 0, mailsSent: 0 },
})

export const parked = (): ParkedEntry[] => [
  {
    side: 'crm',
    id: 'c7',
    label: 'Offsite Lisboa',
    code: 'too-long',
    detail: 'Outlook refuses a body of more than 32,000 characters.',
    field: 'Body',
    at: new Date(Date.now() - 3_700_000).toISOString(),
  },
  {
    side: 'outlook',
    id: 'o9',
    label: null,
    code: 'outlook-refuses',
    detail: 'Refused.',
    field: null,
    at: new Date(Date.now() - 7_700_000).toISOString(),
  },
]

const names = [
  'Adele Vance',
  'Alex Wilber',
  'Ana Díaz',
  'Diego Siciliani',
  'Grady Archie',
  'Hana Kobayashi 小林花',
  'Isaiah Langer',
  'Megan Bowen',
  'Omar Haddad عمر حداد',
  'Patti Fernandez',
]

export const people = (from: number, count: number): Person[] =>
  Array.from({ length: count }, (_, index) => {
    const at = from + index
    const name = names[at % names.length] ?? ''
    const statuses = [
      'available',
      'available',
      'available',
      'member',
      'available',
      'invited',
    ] as const
    return {
      id: `p${at}`,
      displayName: at < names.length ? name : `${name} ${at}`,
      address: at % 9 === 8 ? null : `${name.split(' ')[0]?.toLowerCase()}${at}@contoso.example`,
      jobTitle: null,
      department: at % 3 === 0 ? 'Sales' : at % 3 === 1 ? 'Field engineering and support' : null,
      enabled: at % 7 !== 6,
      guest: at % 5 === 4,
      status: at === 7 ? 'requested' : (statuses[at % statuses.length] ?? 'available'),
    }
  })

export const roles: RolesReply['roles'] = [
  { id: 'sales', name: 'Sales', grantable: true },
  { id: 'admin', name: 'Super Admin', grantable: false },
]

export const joinRequest = (id: string, displayName: string): JoinRequest => ({
  id,
  user: { id: `u-${id}`, displayName, address: `${id}@contoso.example` },
  state: 'asked',
  role: null,
  askedAt: new Date(Date.now() - 3_700_000).toISOString(),
  expiresAt: new Date(Date.now() + 500_000_000).toISOString(),
  decided: null,
})

const row = (crm: string, outlook: string, patch: Partial<MappingRow> = {}): MappingRow => ({
  crm,
  outlook,
  direction: 'both',
  transform: 'none',
  ...patch,
})

const rows: MappingRow[] = [
  row('FirstName', 'name.first'),
  row('LastName', 'name.last'),
  row('Company', 'company'),
  row('Email', 'email.1', { transform: 'lower-case' }),
  row('Phone', 'phone.business.1', { transform: 'phone-e164' }),
  row('Description', 'notes', { direction: 'to-outlook' }),
]

const field = (name: string, label: string, type = 'text' as const, custom = false) => ({
  name,
  label,
  type,
  writable: true,
  required: name === 'LastName',
  custom,
})

export const mapping = (patch: Partial<ContactMapping> = {}): ContactMapping => ({
  version: 'v7',
  isDefault: true,
  savedAt: null,
  savedBy: null,
  rows,
  defaults: rows,
  crmFields: [
    field('FirstName', 'First name'),
    field('LastName', 'Last name'),
    field('Company', 'Account name'),
    field('Email', 'E-mail'),
    field('Phone', 'Phone'),
    field('Description', 'Description'),
    field('Title', 'Job title'),
    field('Region__c', 'Sales region', 'text', true),
  ],
  outlookFields: slots.map(({ slot, label, type }) => ({ slot, label, type })),
  issues: [],
  ...patch,
})

/** With a pick list in its last row, for which words are said. */
export const listedMapping = (patch: Partial<ContactMapping> = {}): ContactMapping => {
  const { crmFields, rows: plain } = mapping()
  const options = [
    { value: 'mr', label: 'Mr.' },
    { value: 'ms', label: 'Ms.' },
  ]
  const list = { ...field('Salutation', 'Salutation'), type: 'picklist' as const, options }
  const greeting = row('Salutation', 'name.title', {
    options: [
      { crm: 'mr', outlook: 'Herr' },
      { crm: 'mr', outlook: 'Mister' },
      { crm: 'gone', outlook: 'Nobody' },
    ],
  })
  return mapping({ crmFields: [...crmFields, list], rows: [...plain, greeting], ...patch })
}

export const previewOf = (asked: readonly MappingRow[], patch: Partial<Preview> = {}): Preview => ({
  record: { crmId: 'c42', label: 'Ana Díaz' },
  rows: asked.map(({ crm, outlook }) => {
    const value = values[crm] ?? null
    const phone = crm === 'Phone'
    const held = crm === 'Company' ? 'Litware' : phone ? '+351213334455' : value
    return {
      crm,
      outlook,
      crmValue: value,
      toOutlook: phone ? '+351213334455' : value,
      backToCrm: phone ? '+351213334455' : value,
      lossy: phone,
      outlookValue: held,
      toCrm: held,
    }
  }),
  issues: [],
  ...patch,
})

const values: Readonly<Record<string, string>> = {
  FirstName: 'Ana',
  LastName: 'Díaz',
  Company: 'Litware Lda.',
  Email: 'ana.diaz@litware.example',
  Phone: '(021) 333 44 55',
}
