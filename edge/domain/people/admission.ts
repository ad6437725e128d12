/**
 * @module
 * What one Office 365 person is to one organization when he opens the app (USR-2, USR-3).
 *
 * Owns: the decision from known facts. Does not own: how they are found. A person is the pair of tenant
 * id and object id; an address only ever says that there is another account to be asked about.
 */
import type { Person } from './person.ts'
import type { AskedBefore } from './join-request.ts'
import { mayAsk } from './join-request.ts'
import { invitationAt } from './invitation.ts'
import type { InvitationState } from './invitation.ts'

export type AdmissionFacts = {
  readonly person: Person
  /** The tenant the organization is linked to; null: to none yet. */
  readonly tenant: string | null
  /** The CRM user this very identity is bound to. */
  readonly boundTo: { readonly member: string; readonly active: boolean } | null
  /** A CRM user under the same address who is not bound to this identity. */
  readonly sameAddress: { readonly member: string; readonly boundElsewhere: boolean } | null
  readonly invitation: {
    readonly id: string
    readonly state: InvitationState
    readonly expiresAt: number
  } | null
  readonly request: AskedBefore | null
}

export type Admission =
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'invited'; readonly invitation: string }
  | { readonly kind: 'requested' }
  | { readonly kind: 'declined'; readonly askAgainAt: number }
  | { readonly kind: 'may-request' }
  /** His address belongs to a CRM user tied to another Microsoft identity: a person has to sort that out. */
  | { readonly kind: 'other-account' }
  | { readonly kind: 'foreign-tenant' }

export function admission(facts: AdmissionFacts, now: number): Admission {
  if (facts.boundTo?.active) return { kind: 'member', member: facts.boundTo.member }
  if (facts.tenant !== facts.person.tenantId) return { kind: 'foreign-tenant' }
  if (facts.sameAddress?.boundElsewhere) return { kind: 'other-account' }
  const { invitation } = facts
  if (invitation !== null && invitationAt(invitation, now) === 'pending') {
    return { kind: 'invited', invitation: invitation.id }
  }
  const asking = mayAsk(facts.request, now)
  switch (asking.kind) {
    case 'asked-already':
      return { kind: 'requested' }
    case 'declined':
      return asking
    case 'may-ask':
      return { kind: 'may-request' }
  }
}
