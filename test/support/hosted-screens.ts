/**
 * @module
 * Everything the edge's own pages can show, by name.
 */
import type { InstallView } from '../../edge/contract/install.ts'
import type { Admittance } from '../../edge/contract/visit.ts'
import type { ProblemPage, Screen } from '../../edge/pages/screen.ts'
import { en } from '../../edge/pages/words/en.ts'

export type Shown = Screen

const place = { organizationName: 'Northwind Traders', crmName: 'Northwind CRM' }
const visitor = { displayName: 'Megan Bowen', address: 'megan@contoso.example' }
const associateUrl = 'https://crm.example/settings/marketplace/microsoft?associate=v1.x'
const at = '2026-11-24T10:00:00Z'

const admittances: readonly Admittance[] = [
  { ...place, kind: 'member', url: 'https://crm.example/' },
  { ...place, kind: 'invited', invitedBy: 'Amelia Hart', expiresAt: at },
  { ...place, kind: 'may-request' },
  { ...place, kind: 'requested', askedAt: at },
  { ...place, kind: 'declined', askAgainAt: at },
  { ...place, kind: 'other-account' },
]

const address = visitor.address
const installLink = `https://edge.example/app/#install=${'x'.repeat(300)}`
const installViews: readonly (readonly [name: string, InstallView])[] = [
  ['begin-in-crm', { kind: 'begin-in-crm' }],
  ['not-administrator', { ...place, kind: 'not-administrator' }],
  ['consent', { ...place, kind: 'consent', url: 'https://login.example/adminconsent' }],
  [
    'existing',
    {
      ...{ ...place, kind: 'accounts', associateUrl },
      account: { kind: 'existing', name: 'Megan', address },
    },
  ],
  ['new', { ...place, kind: 'accounts', account: { kind: 'new', address }, associateUrl }],
  ['taken', { ...place, kind: 'accounts', account: { kind: 'taken', address }, associateUrl }],
  ['installed', { ...place, kind: 'installed', url: 'https://crm.example/' }],
]

const problemPages = Object.keys(en).flatMap(
  (key) => /^problem\.(.+)\.title$/.exec(key)?.[1] ?? [],
) as ProblemPage[]

export const screens: readonly (readonly [name: string, Screen])[] = [
  ['waiting-sign-in', { kind: 'waiting', for: 'sign-in' }],
  ['waiting-visit', { kind: 'waiting', for: 'visit' }],
  ['waiting-consent', { kind: 'waiting', for: 'consent' }],
  ...admittances.map((admittance): [string, Screen] => [
    admittance.kind,
    { kind: 'visit', visit: { visitor, admittance, associateUrl } },
  ]),
  [
    'invited-by-nobody',
    {
      kind: 'visit',
      visit: {
        visitor: { ...visitor, displayName: visitor.address },
        admittance: { ...place, kind: 'invited', invitedBy: null, expiresAt: at },
        associateUrl: null,
      },
    },
  ],
  ['nobody', { kind: 'visit', visit: { visitor, admittance: null, associateUrl: null } }],
  ...installViews.map(([name, view]): [string, Screen] => [
    `install-${name}`,
    { kind: 'install', install: { visitor, view }, link: installLink },
  ]),
  ...problemPages.map((page): [string, Screen] => [
    `problem-${page}`,
    { kind: 'problem', page, code: page, trace: '6fc42b79-0468-4647-a68d-00b84e032903' },
  ]),
]
