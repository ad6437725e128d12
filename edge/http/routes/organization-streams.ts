/**
 * @module
 * Streams switched for many members at once (INS-6).
 */
import { rollOutEndpoints } from '../../contract/organization-streams.ts'
import type { Serve } from '../bind.ts'

export function organizationStreamRoutes(serve: Serve): void {
  serve(rollOutEndpoints.organizationStreams, ({ org, query }) =>
    org.rollOuts({
      stream: query.stream ?? null,
      cursor: query.cursor ?? null,
      limit: query.limit ?? null,
      reach: query.reach !== undefined,
    }),
  )
  serve(rollOutEndpoints.switchOrganizationStreams, ({ org, actor, body, context }) => {
    const address = context.req.header('CF-Connecting-IP') ?? null
    return org.beginRollOut({ who: actor, from: { via: 'crm-page', address } }, body)
  })
}
