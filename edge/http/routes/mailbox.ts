/**
 * @module
 * The caller's connection to Microsoft 365. Signing in itself is on the edge's own pages (connect.ts).
 */
import { endpoints } from '../../contract/endpoints.ts'
import { ok } from '../../domain/result.ts'
import type { Serve } from '../bind.ts'

export function mailboxRoutes(serve: Serve): void {
  serve(endpoints.mailbox, ({ mailbox, actor }) => mailbox.mailbox(actor))
  serve(endpoints.connect, ({ mailbox, actor, query, body }) =>
    mailbox.beginConnect(actor, {
      streams: body?.streams ?? null,
      also: query.also === undefined ? [] : [query.also],
    }),
  )
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
