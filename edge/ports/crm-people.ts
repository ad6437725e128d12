/**
 * @module
 * The CRM's users as an administrator sees them (crm-contract.yaml: `/users`, `/roles`). Apart from CrmPort,
 * since a CRM may sync records and still manage its users by hand.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'
import type { CrmMember } from './crm.ts'

export type CrmUser = CrmMember & {
  /** null: this CRM does not say. */
  readonly permissions: readonly string[] | null
  readonly role: string | null
}

export type CrmRole = {
  readonly id: string
  readonly name: string
  /** null: this CRM does not say. */
  readonly permissions: readonly string[] | null
}

export type EntraIdentity = {
  readonly tenantId: string
  readonly userId: string
  readonly address: string
}

export type NewCrmUser = {
  readonly email: string
  readonly name: string
  readonly role: string | null
  readonly identity: EntraIdentity
  /** Idempotency key. */
  readonly key: string
}

/** Refusals by code: `duplicate`, `licence-limit`, `not-supported`, `permission`, or the CRM's own. */
export interface CrmPeople {
  user(id: string): Promise<Result<CrmUser | null, Failure>>
  byEmail(email: string): Promise<Result<CrmUser | null, Failure>>
  withPermission(permission: string): Promise<Result<readonly CrmUser[], Failure>>
  create(user: NewCrmUser): Promise<Result<CrmUser, Failure>>
  change(
    id: string,
    patch: { readonly active?: boolean; readonly role?: string },
  ): Promise<Result<CrmUser, Failure>>
  bindIdentity(id: string, identity: EntraIdentity): Promise<Result<CrmUser, Failure>>
  unbindIdentity(id: string): Promise<Result<null, Failure>>
  roles(): Promise<Result<readonly CrmRole[], Failure>>
}
