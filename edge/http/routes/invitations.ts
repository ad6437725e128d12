/**
 * @module
 * Invitations, requests to join, roles and the audit log, for those who manage people (USR-1 … USR-6).
 */
import type { Context } from 'hono'
import { peopleEndpoints } from '../../contract/people-endpoints.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { HttpPolicy } from '../../policy.ts'
import type { Actor, Refusal } from '../../ports/hosts.ts'
import type { Doer } from '../../ports/people-host.ts'
import type { Serve } from '../bind.ts'
import type { AppEnv } from '../types.ts'

export function invitationRoutes(serve: Serve, policy: HttpPolicy): void {
  const pageOf = (query: { cursor?: string | undefined; limit?: number | undefined }) => ({
    cursor: query.cursor ?? null,
    limit: query.limit ?? policy.peopleRowsPerPage,
  })
  serve(peopleEndpoints.roles, ({ org, actor }) => org.roles(actor))
  serve(peopleEndpoints.invite, ({ org, body, ...call }) => org.invite(doerOf(call), body))
  serve(peopleEndpoints.invitations, ({ org, query }) =>
    org.invitations({ ...pageOf(query), state: query.state ?? null }),
  )
  serve(peopleEndpoints.revokeInvitation, async ({ org, params, ...call }) =>
    nothing(await org.revokeInvitation(doerOf(call), params.id)),
  )
  serve(peopleEndpoints.resendInvitation, ({ org, params, ...call }) =>
    org.resendInvitation(doerOf(call), params.id),
  )
  serve(peopleEndpoints.joinRequests, ({ org, query }) =>
    org.joinRequests({ ...pageOf(query), state: query.state ?? null }),
  )
  serve(peopleEndpoints.approveJoinRequest, ({ org, params, body, ...call }) =>
    org.decideJoinRequest(doerOf(call), params.id, { kind: 'approve', role: body.role ?? null }),
  )
  serve(peopleEndpoints.rejectJoinRequest, ({ org, params, ...call }) =>
    org.decideJoinRequest(doerOf(call), params.id, { kind: 'decline' }),
  )
  serve(peopleEndpoints.audit, ({ org, query }) => org.audit(pageOf(query)))
}

const doerOf = ({ actor, context }: { actor: Actor; context: Context<AppEnv> }): Doer => ({
  who: actor,
  from: { via: 'crm-page', address: context.req.header('CF-Connecting-IP') ?? null },
})

const nothing = (answer: Result<null, Refusal>): Result<undefined, Refusal> =>
  answer.ok ? ok(undefined) : answer
