/**
 * @module
 * The CRM's side of "Associate my account" (INS-3): a member says, by his CRM's own token, that the Microsoft
 * account of a ticket is his. Done only when he comes back to the tab that signed in (visit.ts).
 */
import { peopleEndpoints } from '../../contract/people-endpoints.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'
import type { HttpDependencies } from '../types.ts'
import { openPaper, sealPaper } from '../visit/papers.ts'

export function associateRoutes(serve: Serve, dependencies: HttpDependencies): void {
  serve(peopleEndpoints.associate, async ({ org, actor, body }) => {
    const ticket = await openPaper(dependencies, 'associate/ticket', body.ticket)
    if (ticket === null)
      return fail({ code: 'expired', detail: 'Begin again at the Microsoft page.' })
    const { visit, visitor, installs = false } = ticket
    const may = await org.mayAssociate(actor.member, visitor, installs)
    if (!may.ok) return may
    const { organization, member } = actor
    const { sealed } = await sealPaper(dependencies, 'associate/proof', {
      ...{ visit, visitor, organization, member },
    })
    return ok({
      visitor: { displayName: visitor.displayName, address: visitor.address },
      url: `${dependencies.edgeOrigin}/app/#associate=${sealed}`,
    })
  })
}
