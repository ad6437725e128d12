/**
 * @module
 * The two streams of the caller's mailbox: status, switch, impact, activity.
 */
import { endpoints } from '../../contract/endpoints.ts'
import type { HttpPolicy } from '../../policy.ts'
import type { Serve } from '../bind.ts'

export function syncRoutes(serve: Serve, policy: HttpPolicy): void {
  serve(endpoints.streamStatus, ({ mailbox, params }) => mailbox.streamStatus(params.stream))
  serve(endpoints.switchStream, ({ mailbox, actor, params, body }) =>
    mailbox.switchStream(actor, params.stream, body.enabled),
  )
  serve(endpoints.impact, ({ mailbox, actor, params }) => mailbox.impact(actor, params.stream))
  serve(endpoints.syncNow, ({ mailbox, params }) => mailbox.syncNow(params.stream))
  serve(endpoints.decideBrake, ({ mailbox, actor, params, body }) =>
    mailbox.decideBrake(actor, params.stream, body.decision),
  )
  serve(endpoints.activity, ({ mailbox, params, query }) =>
    mailbox.activity(params.stream, {
      cursor: query.cursor ?? null,
      limit: query.limit ?? policy.activityPerPage,
      ...(query.only === undefined ? {} : { only: query.only }),
    }),
  )
  serve(endpoints.parked, ({ mailbox, params, query }) =>
    mailbox.parked(params.stream, query.cursor ?? null),
  )
  serve(endpoints.retryParked, ({ mailbox, params, body }) =>
    mailbox.retryParked(params.stream, body),
  )
  serve(endpoints.restoreConflict, ({ mailbox, params }) =>
    mailbox.restoreConflict(params.stream, params.id),
  )
  serve(endpoints.resolveConflict, ({ mailbox, params, body }) =>
    mailbox.resolveConflict(params.stream, params.id, body.keep),
  )
  serve(endpoints.explain, ({ mailbox, params }) =>
    mailbox.explain(params.stream, params.side, params.id),
  )
}
