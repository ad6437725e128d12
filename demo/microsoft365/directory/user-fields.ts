/**
 * @module
 * Which members of a user are shown: the eleven default ones, what `$select` may name, and what a token with
 * User.ReadBasic.All gets to see (graph-contract §1.1, §1.2).
 */
import type { GraphUser } from './person.ts'

export const DEFAULT_FIELDS = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
]
const BASIC_FIELDS = new Set([
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'id',
])
const MORE_FIELDS = [
  'accountEnabled',
  'ageGroup',
  'assignedLicenses',
  'assignedPlans',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'creationType',
  'department',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'externalUserState',
  'externalUserStateChangeDateTime',
  'faxNumber',
  'identities',
  'imAddresses',
  'isResourceAccount',
  'mailNickname',
  'onPremisesSyncEnabled',
  'otherMails',
  'postalCode',
  'proxyAddresses',
  'securityIdentifier',
  'showInAddressList',
  'state',
  'streetAddress',
  'usageLocation',
  'userType',
]
const LISTS = new Set([
  'businessPhones',
  'assignedLicenses',
  'assignedPlans',
  'imAddresses',
  'otherMails',
  'proxyAddresses',
  'identities',
])
export const FIELDS: ReadonlyMap<string, string> = new Map(
  [...DEFAULT_FIELDS, ...MORE_FIELDS].map((name) => [name.toLowerCase(), name]),
)
export const FIELD_NAMES: ReadonlySet<string> = new Set(FIELDS.keys())

/** The selected names as Graph spells them, or the first one it does not know. */
export function readSelect(select: string | null): { fields?: string[]; unknown?: string } {
  if (!select?.trim()) return {}
  const fields: string[] = []
  for (const part of select.split(',').map((one) => one.trim())) {
    const name = FIELDS.get(part.split('/')[0]?.toLowerCase() ?? '')
    if (!name) return { unknown: part }
    fields.push(name)
  }
  return { fields }
}

/** A member that the token may not see is empty, not absent: callers cannot tell it from an unset one. */
export function showUser(
  user: GraphUser,
  fields: readonly string[] | undefined,
  basicOnly: boolean,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const name of fields ?? DEFAULT_FIELDS) {
    const visible = !basicOnly || BASIC_FIELDS.has(name)
    shown[name] = (visible ? user[name] : undefined) ?? (LISTS.has(name) ? [] : null)
  }
  return shown
}
