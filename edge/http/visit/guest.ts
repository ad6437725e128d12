/**
 * @module
 * A visitor, and the organization he stands before: the one of his link, else the one his verified tenant is tied to,
 * never one the request names.
 */
import type { VisitRequest } from '../../contract/visit.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Ticket, Visitor } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import type { SignedInVisitor } from '../../ports/visitors.ts'
import type { HttpDependencies } from '../types.ts'

export type Guest = {
  /** Hash of the secret of his tab. */
  readonly visit: string
  readonly visitor: Visitor
  /** null: nobody registered his tenant. */
  readonly organization: string | null
  readonly ticket: Ticket
  readonly from: From
}

type Came = {
  readonly visitor: SignedInVisitor
  readonly body: VisitRequest
  readonly address: string | null
}

export async function guestOf(
  { paths, organizations, hosts, digest }: HttpDependencies,
  { visitor: signedIn, body, address }: Came,
): Promise<Result<Guest, Refusal>> {
  const { directoryRoles: _, ...visitor } = signedIn
  const came = { visit: await digest(body.visit), visitor }
  if (body.invitation === null) {
    const { tenantId } = visitor
    const registered = organizations.byTenant(tenantId)?.id
    const organization = registered ?? (await hosts.tenants(tenantId).tenantHolder(tenantId))
    return ok({ ...came, organization, ticket: null, from: { via: 'launcher', address } })
  }
  const named = await paths.openAcceptToken(body.invitation)
  const known = named && organizations.find(named.organization)
  if (!known) return fail({ code: 'not-found', detail: 'This link leads nowhere.' })
  const { id, secret } = named
  const from = { via: 'invitation', address } as const
  return ok({ ...came, organization: known.id, ticket: { id, secret }, from })
}
