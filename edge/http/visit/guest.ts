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
import type { HttpDependencies } from '../types.ts'
import { holderOf } from './holder-of.ts'
import type { Came } from './visitor-posts.ts'

export type Guest = {
  /** Hash of the secret of his tab. */
  readonly visit: string
  readonly visitor: Visitor
  /** null: nobody registered his tenant. */
  readonly organization: string | null
  readonly ticket: Ticket
  readonly from: From
}

export async function guestOf(
  dependencies: HttpDependencies,
  { visitor, body, address }: Came<VisitRequest>,
): Promise<Result<Guest, Refusal>> {
  const { paths, organizations, digest } = dependencies
  const came = { visit: await digest(body.visit), visitor }
  if (body.invitation === null) {
    const organization = (await holderOf(dependencies, visitor.tenantId))?.id ?? null
    return ok({ ...came, organization, ticket: null, from: { via: 'launcher', address } })
  }
  const named = await paths.openAcceptToken(body.invitation)
  const known = named && organizations.find(named.organization)
  if (!known) return fail({ code: 'not-found', detail: 'This link leads nowhere.' })
  const { id, secret } = named
  const from = { via: 'invitation', address } as const
  return ok({ ...came, organization: known.id, ticket: { id, secret }, from })
}
