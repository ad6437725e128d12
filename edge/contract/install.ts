/**
 * @module
 * Tying a tenant to an organization, and untying it (INS-1, INS-2, INS-4, INS-7).
 *
 * How the journey goes: a member with Manage Integration asks for `POST /v1/install` and gets a link, good for
 * seven days, which he opens or sends to his Microsoft 365 administrator. The page behind it (and the Microsoft
 * 365 launcher without a link, where the operator registered the tenant) signs the person in and asks
 * `POST /visit/install` what comes next: not an administrator → admin consent at Microsoft → accounts and terms
 * → `POST /visit/install/finish`. What comes back with the browser from Microsoft is a hint; role, tenant and
 * consent are each proved from tokens.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** What became of one stream's copies in Outlook. */
export const removedCopies = z.enum([
  /** It was off. */
  'none',
  'cleared',
  /** Asked to stay. */
  'kept',
  /** Outlook could not be reached: its owner may delete calendar or folder by hand. */
  'left',
])
export type RemovedCopies = z.infer<typeof removedCopies>

export const outlookChoice = z.enum(['clear', 'keep'])
export type OutlookChoice = z.infer<typeof outlookChoice>

/** What an uninstall does not take away; each is said in words by the page. */
export const remains = z.enum([
  'crm-records',
  'crm-users',
  'outlook-copies',
  'audit-log',
  /** The enterprise application in Entra: only an administrator can delete it there. */
  'microsoft-consent',
  /** The platform's point-in-time recovery, 30 days; without the keys of the deployment it cannot be read. */
  'backups',
])

export const removal = z.object({
  outlook: outlookChoice,
  startedAt: z.string(),
  /** null: at work. */
  endedAt: z.nullable(z.string()),
  by: z.nullable(z.string()),
  mailboxes: z.object({ total: z.number(), done: z.number() }),
  /** One by one for those with Manage Integration; empty for everybody else. */
  results: z.array(
    z.object({ member: z.string(), calendar: removedCopies, contacts: removedCopies }),
  ),
  /** Rows that are gone; null: at work. */
  forgotten: z.nullable(
    z.object({ invitations: z.number(), joinRequests: z.number(), identities: z.number() }),
  ),
  remains: z.array(remains),
})
export type Removal = z.infer<typeof removal>

export const installation = z.object({
  state: z.enum(['none', 'installed', 'removing', 'removed']),
  organizationName: z.string(),
  tenantId: z.nullable(z.string()),
  installedAt: z.nullable(z.string()),
  installedBy: z.nullable(z.object({ displayName: z.string(), address: z.string() })),
  removal: z.nullable(removal),
})
export type Installation = z.infer<typeof installation>

export const installLink = z.object({ url: z.string(), expiresAt: z.string() })

export const removeRequest = z.strictObject({
  outlook: outlookChoice,
  /** The organization's name, typed: nobody uninstalls by a stray click. */
  confirm: z.string().check(z.maxLength(200)),
})

export const installEndpoints = {
  installation: endpoint({
    method: 'GET',
    path: '/v1/install',
    summary:
      'Whether a Microsoft 365 tenant is tied to the organization, and the report of an uninstall',
    needs: 'member',
    reply: installation,
  }),
  beginInstall: endpoint({
    method: 'POST',
    path: '/v1/install',
    summary: 'A link for the Microsoft 365 administrator, good for seven days',
    needs: 'manageIntegration',
    reply: installLink,
    status: 201,
  }),
  uninstall: endpoint({
    method: 'POST',
    path: '/v1/install/removal',
    summary: 'Untie the tenant: streams stopped, sign-ins destroyed, what is remembered forgotten',
    needs: 'manageIntegration',
    body: removeRequest,
    reply: installation,
    status: 202,
  }),
} as const

/** As of every page that leads to the CRM and back (contract/visit.ts). */
const visitSecret = z.string().check(z.regex(/^[\w-]{43,128}$/))
const sealed = z.nullable(z.string().check(z.minLength(1), z.maxLength(4000)))

/** What the hosted page holds of the journey: the secret of its tab, and what the edge sealed. */
export const installStep = z.strictObject({
  visit: visitSecret,
  /** From the link; null: opened from the launcher. */
  ticket: sealed,
  /** From Microsoft's admin consent, by way of the edge. */
  consent: sealed,
  /** From the CRM, where he proved another account of his. */
  account: sealed,
})
export type InstallStep = z.infer<typeof installStep>

export const finishInstall = z.extend(installStep, { terms: z.literal('accepted') })

const place = z.object({ organizationName: z.string(), crmName: z.string() })

/** The CRM account the installer will have. */
export const installAccount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('existing'), name: z.string(), address: z.string() }),
  z.object({ kind: z.literal('new'), address: z.string() }),
  /** The one under his address belongs to another Microsoft identity: only "Associate my account" helps. */
  z.object({ kind: z.literal('taken'), address: z.string() }),
])
export type InstallAccount = z.infer<typeof installAccount>

export const installView = z.discriminatedUnion('kind', [
  /** Nobody said which organization: the way begins in the CRM. */
  z.object({ kind: z.literal('begin-in-crm') }),
  z.extend(place, { kind: z.literal('not-administrator') }),
  /** `url`: Microsoft's page of consent. */
  z.extend(place, { kind: z.literal('consent'), url: z.string() }),
  z.extend(place, {
    kind: z.literal('accounts'),
    account: installAccount,
    associateUrl: z.nullable(z.string()),
  }),
  /** His tenant is tied to another organization: said to an administrator of it only. */
  z.extend(place, { kind: z.literal('taken'), holder: z.string() }),
  z.extend(place, { kind: z.literal('installed'), url: z.string() }),
])
export type InstallView = z.infer<typeof installView>

export const installVisit = z.object({
  visitor: z.object({ displayName: z.string(), address: z.string() }),
  view: installView,
})
export type InstallVisit = z.infer<typeof installVisit>
