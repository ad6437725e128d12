/**
 * @module
 * Install and uninstall as a CRM's settings page sees them (INS-1, INS-7): a link for the administrator, the state,
 * the report. What happens behind the link is install-visit.ts.
 */
import { installEndpoints } from '../../contract/install.ts'
import type { Installation } from '../../contract/install.ts'
import { may } from '../../domain/people/roles.ts'
import { ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'
import type { HttpDependencies } from '../types.ts'
import { sealPaper } from '../visit/papers.ts'

export function installRoutes(serve: Serve, dependencies: HttpDependencies): void {
  serve(installEndpoints.installation, async ({ org, session }) => {
    const answer = await org.installation()
    return answer.ok ? ok(asSeen(answer.value, session.claims.permissions)) : answer
  })
  serve(installEndpoints.beginInstall, async ({ actor }) => {
    const { organization, member } = actor
    const { sealed, until } = await sealPaper(dependencies, 'install/ticket', {
      organization,
      member,
    })
    // Behind '#': no server, log or Referer ever holds it.
    const url = `${dependencies.edgeOrigin}/app/#install=${sealed}`
    return ok({ url, expiresAt: new Date(until).toISOString() })
  })
  serve(installEndpoints.uninstall, ({ org, actor, body, context }) => {
    const address = context.req.header('CF-Connecting-IP') ?? null
    return org.uninstall({ who: actor, from: { via: 'crm-page', address } }, body)
  })
}

/** What became of each member's copies is for those who may uninstall; everybody sees how far it is. */
function asSeen(installation: Installation, permissions: readonly string[]): Installation {
  const { removal } = installation
  if (removal === null || may(permissions, 'uninstall')) return installation
  return { ...installation, removal: { ...removal, results: [] } }
}
