/**
 * @module
 * News of the caller's mailbox by WebSocket: how one is opened, and what comes over it.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** Good for one opening, soon: it carries no token and is worth nothing afterwards. */
export const liveStarted = z.object({
  /** `wss://…`; every message is `{type: 'mailbox', mailbox}` with the shape of `GET /v1/mailbox`. */
  url: z.string(),
  /** ISO 8601; until then it must be opened. */
  expiresAt: z.string(),
})
export type LiveStarted = z.infer<typeof liveStarted>

export const liveEndpoints = {
  live: endpoint({
    method: 'POST',
    path: '/v1/live',
    summary: 'A one-time address of a WebSocket that tells when my mailbox changes',
    needs: 'member',
    reply: liveStarted,
    status: 201,
  }),
} as const
