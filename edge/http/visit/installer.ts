/**
 * @module
 * How far an administrator's install has come, judged anew at every call from what is proved now: who signed in, what
 * he administers, that his tenant agreed (INS-1). What his browser brings only says what to look at.
 */
import { isSamePerson } from '../../domain/people/person.ts'
import type { InstallStep, InstallView } from '../../contract/install.ts'
import { mayConsent } from '../../domain/people/administrator.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Organization } from '../../ports/organizations.ts'
import type { Visitor } from '../../ports/people-host.ts'
import type { HttpDependencies } from '../types.ts'
import { holderOf } from './holder-of.ts'
import { openPaper, sealPaper } from './papers.ts'
import type { Came } from './visitor-posts.ts'

export type Installer = Came<InstallStep>

export type Standing =
  | { readonly kind: 'begin-in-crm' }
  | { readonly kind: 'not-administrator'; readonly organization: Organization }
  | { readonly kind: 'consent'; readonly organization: Organization }
  | {
      readonly kind: 'ready'
      readonly organization: Organization
      /** Another CRM account of his, proved by the CRM. */
      readonly member: string | null
    }

const CONSENT_STATE = 'install.'

export async function standingOf(
  dependencies: HttpDependencies,
  installer: Installer,
): Promise<Result<Standing, Refusal>> {
  const found = await organizationOf(dependencies, installer)
  if (!found.ok) return found
  const organization = found.value
  if (organization === null) return ok({ kind: 'begin-in-crm' })
  const roles = await rolesOf(dependencies, installer)
  if (!roles.ok) return roles
  if (roles.value !== null && !mayConsent(roles.value, 'delegated')) {
    return ok({ kind: 'not-administrator', organization })
  }
  const agreed = await hasAgreed(dependencies, installer)
  if (!agreed.ok) return agreed
  if (roles.value === null || !agreed.value) return ok({ kind: 'consent', organization })
  const member = await memberOf(dependencies, installer, organization)
  return member.ok ? ok({ kind: 'ready', organization, member: member.value }) : member
}

/** The one of the link, else the one his tenant is registered for or tied to. */
async function organizationOf(
  dependencies: HttpDependencies,
  { visitor, body: step }: Installer,
): Promise<Result<Organization | null, Refusal>> {
  const { tenantId } = visitor
  if (step.ticket === null) return ok(await holderOf(dependencies, tenantId))
  const ticket = await openPaper(dependencies, 'install/ticket', step.ticket)
  const organization = ticket && dependencies.organizations.find(ticket.organization)
  if (!organization) {
    return fail({ code: 'expired', detail: 'This link has expired. Ask for a new one in the CRM.' })
  }
  // Where the operator registered tenants a link opens no other: it may have come into wrong hands.
  const { tenants } = organization
  return tenants.length > 0 && !tenants.includes(tenantId)
    ? fail({ code: 'wrong-tenant', detail: 'This link is for another Microsoft 365 organization.' })
    : ok(organization)
}

/** null: neither the token nor, before anybody agreed to it, the directory says. */
async function rolesOf(
  { tenantProof }: HttpDependencies,
  { visitor, directoryRoles, token }: Installer,
): Promise<Result<readonly string[] | null, Refusal>> {
  if (directoryRoles.length > 0) return ok(directoryRoles)
  const read = await tenantProof.directoryRoles(visitor.tenantId, token)
  return read.ok ? read : fail(unreachable)
}

/** He came back from Microsoft's page of consent, and the application is in his tenant. */
async function hasAgreed(
  dependencies: HttpDependencies,
  { visitor, body: step }: Installer,
): Promise<Result<boolean, Refusal>> {
  const paper = step.consent && (await openPaper(dependencies, 'install/consent', step.consent))
  if (!paper) return ok(false)
  if (!isSamePerson(paper, visitor)) {
    return fail({ code: 'wrong-person', detail: 'This belongs to another sign-in.' })
  }
  const present = await dependencies.tenantProof.isPresent(visitor.tenantId)
  if (!present.ok) return fail(unreachable)
  return present.value ? ok(true) : fail(spreading)
}

async function memberOf(
  dependencies: HttpDependencies,
  { visitor, body: step }: Installer,
  organization: Organization,
): Promise<Result<string | null, Refusal>> {
  if (step.account === null) return ok(null)
  const proof = await openPaper(dependencies, 'associate/proof', step.account)
  if (proof === null) return fail({ code: 'expired', detail: 'Begin again at your CRM account.' })
  const isOwn =
    proof.visit === (await dependencies.digest(step.visit)) &&
    proof.organization === organization.id &&
    isSamePerson(proof.visitor, visitor)
  return isOwn
    ? ok(proof.member)
    : fail({ code: 'wrong-person', detail: 'This belongs to another sign-in.' })
}

const unreachable: Refusal = {
  code: 'upstream-unavailable',
  detail: 'Microsoft does not answer.',
  retryAfter: 5,
}

/** graph-contract §8.1: a grant takes seconds to be known everywhere. */
const spreading: Refusal = {
  code: 'upstream-unavailable',
  detail: 'Microsoft is still making your consent known. This takes a few seconds.',
  retryAfter: 3,
}

/** What the page shows; whoever may go on gets the next address. */
export async function viewOf(
  dependencies: HttpDependencies,
  { visitor, body: step }: Installer,
  standing: Standing,
): Promise<Result<InstallView, Refusal>> {
  if (standing.kind === 'begin-in-crm') return ok(standing)
  const { organization } = standing
  const place = { organizationName: organization.name, crmName: organization.crmName }
  const org = dependencies.hosts.org(organization.id)
  const present = await org.installation()
  if (!present.ok) return present
  const url = organization.origins[0] ?? ''
  const { state, tenantId } = present.value
  const isTied = state === 'installed' && tenantId === visitor.tenantId
  if (isTied) return ok({ ...place, kind: 'installed', url })
  if (standing.kind === 'not-administrator') return ok({ ...place, kind: 'not-administrator' })
  const holder = await holderOf(dependencies, visitor.tenantId)
  if (holder !== null && holder.id !== organization.id) {
    return ok({ ...place, kind: 'taken', holder: holder.name })
  }
  if (standing.kind === 'consent') {
    return ok({ ...place, kind: 'consent', url: await consentUrl(dependencies, visitor) })
  }
  const account = await org.installAccount(visitor, standing.member)
  if (!account.ok) return account
  const visit = await dependencies.digest(step.visit)
  const paper = { visit, visitor, installs: true } as const
  const { sealed } = await sealPaper(dependencies, 'associate/ticket', paper)
  const associateUrl =
    url === '' ? null : `${url}/settings/marketplace/microsoft?associate=${sealed}`
  return ok({ ...place, kind: 'accounts', account: account.value, associateUrl })
}

/** The state says for whom; the answer is believed for nobody else. */
async function consentUrl(
  dependencies: HttpDependencies,
  { tenantId, userId }: Visitor,
): Promise<string> {
  const { sealed } = await sealPaper(dependencies, 'install/state', { tenantId, userId })
  const url = dependencies.adminConsent.consentUrl({
    tenantId,
    redirectUri: `${dependencies.edgeOrigin}/connect/callback`,
    state: `${CONSENT_STATE}${sealed}`,
    scopes: dependencies.consentScopes,
  })
  if (new URL(url).origin !== dependencies.entraOrigin) {
    throw new Error('the consent leads elsewhere than to Microsoft')
  }
  return url
}

/** Back from Microsoft's page of consent; null: it was something else. */
export async function consentReturn(
  dependencies: HttpDependencies,
  query: URLSearchParams,
): Promise<string | null> {
  const state = query.get('state')
  const app = '/app/'
  // Begun in Microsoft's own portal: no state comes back, and nothing is believed (embedding §5.2.5).
  if (state === null) return query.has('admin_consent') ? app : null
  if (!state.startsWith(CONSENT_STATE)) return null
  const sealedState = state.slice(CONSENT_STATE.length)
  const asked = await openPaper(dependencies, 'install/state', sealedState)
  if (asked === null) return `${app}#consented=expired`
  if (query.has('error')) return `${app}#consented=declined`
  // Only a hint, but one that contradicts the question is an answer to something else.
  if (query.get('tenant') !== asked.tenantId) return `${app}#consented=other`
  const { sealed } = await sealPaper(dependencies, 'install/consent', asked)
  return `${app}#consent=${sealed}`
}
