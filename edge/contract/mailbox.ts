/**
 * @module
 * Connecting a member's Microsoft 365 mailbox.
 */
import * as z from 'zod/mini'
import { connection } from './session.ts'
import { streamStatus } from './sync.ts'

/** What more than calendar and contacts is asked for, only when it is needed (INS-6). */
export const consentFor = z.enum(['mail', 'groups'])
export type ConsentFor = z.infer<typeof consentFor>

/** Open `url` in a window; the result is read from the edge, never from that window (architecture.md, fact 8). */
export const connectStarted = z.object({ id: z.string(), url: z.string() })
export type ConnectStarted = z.infer<typeof connectStarted>

export const connectState = z.object({
  state: z.enum(['waiting', 'connected', 'failed', 'expired']),
  /** Why it failed: `declined`, `approval-required`, `other-account`, `no-mailbox` … */
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
})
export type ConnectState = z.infer<typeof connectState>

export const mailbox = z.object({
  connection,
  streams: z.object({ calendar: streamStatus, contacts: streamStatus }),
})
export type Mailbox = z.infer<typeof mailbox>

/** Demo only. */
export const demoConnect = z.strictObject({
  user: z.string().check(z.minLength(3), z.maxLength(200)),
})
