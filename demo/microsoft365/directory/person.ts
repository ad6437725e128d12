/**
 * @module
 * A person of the directory as Graph's `user` resource knows him, built from the few facts a seed states.
 */
import { stableGuid } from './tenants.ts'
import type { TenantFacts } from './tenants.ts'

export type PersonKind = 'admin' | 'member' | 'guest' | 'disabled' | 'no-mailbox'
/** Whether Exchange answers for the person (graph-contract §11.16). */
export type MailboxState = 'ready' | 'none' | 'provisioning' | 'soft-deleted' | 'moving'

export type PersonFacts = {
  /** The part before the @. */
  alias: string
  givenName: string
  surname: string
  jobTitle: string
  department: string
  city: string
  country: string
  /** Office phone. */
  phone: string
  kind?: PersonKind
  /** Guests: the address they were invited by. */
  invitedAs?: string
  language?: string
}

/** A row of the directory: the whole Graph object and what the sandbox itself has to know. */
export type Person = { kind: PersonKind; mailbox: MailboxState; named: boolean; user: GraphUser }
export type GraphUser = Record<string, unknown> & {
  id: string
  displayName: string
  userPrincipalName: string
  mail: string | null
  accountEnabled: boolean
  userType: 'Member' | 'Guest'
}

/** Microsoft's published product id of Office 365 E3: what `assignedLicenses` of a mailbox owner holds. */
const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
const JOINED = '2024-03-04T08:00:00Z'

export function makePerson(tenant: TenantFacts, facts: PersonFacts, named = true): Person {
  const kind = facts.kind ?? 'member'
  const licensed = kind === 'admin' || kind === 'member'
  return {
    kind,
    mailbox: licensed ? 'ready' : 'none',
    named,
    user: graphUser(tenant, facts, kind, licensed),
  }
}

function graphUser(
  tenant: TenantFacts,
  facts: PersonFacts,
  kind: PersonKind,
  licensed: boolean,
): GraphUser {
  const guest = kind === 'guest'
  const address = `${facts.alias}@${tenant.domain}`
  const invited = facts.invitedAs ?? address
  const upn = guest ? `${invited.replace('@', '_')}#EXT#@${tenant.domain}` : address
  const mail = guest ? invited : licensed || kind === 'disabled' ? address : null
  return {
    ...namesAndPlaces(facts, guest),
    id: stableGuid(`${tenant.domain}/${facts.alias}`),
    userPrincipalName: upn,
    mail,
    mailNickname: facts.alias,
    accountEnabled: kind !== 'disabled',
    userType: guest ? 'Guest' : 'Member',
    externalUserState: guest ? 'Accepted' : null,
    externalUserStateChangeDateTime: guest ? JOINED : null,
    creationType: guest ? 'Invitation' : null,
    createdDateTime: JOINED,
    usageLocation: tenant.countryLetterCode,
    assignedLicenses: licensed ? [{ disabledPlans: [], skuId: E3 }] : [],
    proxyAddresses: mail ? [`SMTP:${mail}`] : [],
    otherMails: guest ? [invited] : [],
    onPremisesSyncEnabled: null,
  }
}

function namesAndPlaces(facts: PersonFacts, guest: boolean) {
  return {
    displayName: `${facts.givenName} ${facts.surname}`,
    givenName: facts.givenName,
    surname: facts.surname,
    jobTitle: facts.jobTitle || null,
    department: facts.department || null,
    companyName: null,
    officeLocation: guest ? null : facts.city || null,
    city: facts.city || null,
    country: facts.country || null,
    businessPhones: facts.phone ? [facts.phone] : [],
    mobilePhone: null,
    preferredLanguage: facts.language ?? (guest ? null : 'en-US'),
  }
}
