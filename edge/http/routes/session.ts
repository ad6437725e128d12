/**
 * @module
 * Who the edge thinks the caller is.
 */
import { endpoints } from '../../contract/endpoints.ts'
import { ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'

export function sessionRoutes(serve: Serve): void {
  serve(endpoints.session, async ({ session, actor, mailbox }) => {
    const answer = await mailbox.mailbox(actor)
    if (!answer.ok) return answer
    const { organization, claims } = session
    return ok({
      organization: { id: organization.id, name: organization.name },
      member: {
        id: actor.member,
        name: actor.name,
        email: actor.email,
        permissions: claims.permissions,
      },
      microsoft365: answer.value.connection,
    })
  })
}
