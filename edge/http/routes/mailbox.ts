/**
 * @module
 * The caller's connection to Microsoft 365. Signing in itself is on the edge's own pages (connect.ts).
 */
import { endpoints } from '../../contract/endpoints.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { OrgHost, Refusal } from '../../ports/hosts.ts'
import type { Serve } from '../bind.ts'

export function mailboxRoutes(serve: Serve): void {
  serve(endpoints.mailbox, ({ mailbox, actor }) => mailbox.mailbox(actor))
  serve(endpoints.connect, async ({ mailbox, actor, query, body, session, org }) => {
    const may = session.organization.install === 'optional' ? ok(null) : await isInstalled(org)
    if (!may.ok) return may
    return mailbox.beginConnect(actor, {
      streams: body?.streams ?? null,
      also: query.also === undefined ? [] : [query.also],
    })
  })
  serve(endpoints.connectState, ({ mailbox, params }) => mailbox.connectState(params.id))
  serve(endpoints.requestApproval, ({ mailbox, actor, context }) => {
    const address = context.req.header('CF-Connecting-IP') ?? null
    return mailbox.requestApproval(actor, { via: 'crm-page', address })
  })
  serve(endpoints.disconnect, async ({ mailbox, actor }) => {
    const answer = await mailbox.disconnect(actor)
    return answer.ok ? ok(undefined) : answer
  })
}

/** Only an administrator installs; afterwards every approved user may use it (INS-1, INS-4). */
async function isInstalled(org: OrgHost): Promise<Result<null, Refusal>> {
  const present = await org.installation()
  if (!present.ok) return present
  const detail = 'An administrator has to connect your organization to Microsoft 365 first.'
  return present.value.state === 'installed' ? ok(null) : fail({ code: 'not-installed', detail })
}
