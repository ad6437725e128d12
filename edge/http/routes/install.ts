/**
 * @module
 * Install and uninstall as a CRM's settings page sees them (INS-1, INS-7): a link for the administrator, the state,
 * the report. What happens behind the link is install-visit.ts.
 */
import { installEndpoints } from '../../contract/install.ts'
import { ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'
import type { HttpDependencies } from '../types.ts'
import { sealPaper } from '../visit/papers.ts'

export function installRoutes(serve: Serve, dependencies: HttpDependencies): void {
  serve(installEndpoints.installation, ({ org }) => org.installation())
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
