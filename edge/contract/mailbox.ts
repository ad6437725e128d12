/**
 * @module
 * Connecting a member's Microsoft 365 mailbox.
 */
import * as z from 'zod/mini'
import { connection } from './session.ts'
import { approval } from './session.ts'
import { stream, streamStatus } from './sync.ts'

/** What more than calendar and contacts is asked for, only when it is needed (INS-6). */
export const consentFor = z.enum(['people', 'mail', 'groups'])
export type ConsentFor = z.infer<typeof consentFor>

/**
 * What the person signs in for (INS-6). `{"streams": ["contacts"]}`: this stream, beside what he agreed to
 * before; `[]`: no more than who he is. No body, or no `streams`: both, and the names of his colleagues.
 */
export const connectRequest = z.strictObject({
  streams: z.optional(z.array(stream).check(z.maxLength(2))),
})
export type ConnectRequest = z.infer<typeof connectRequest>

/** The administrators were told once per tenant and permissions; `link` may be handed on by hand (INS-5). */
export const approvalRequested = z.object({
  approval,
  /** A page of the edge that leads to Microsoft's consent page. */
  link: z.string(),
  /** How many were mailed; 0 with `already`: they have been told before. */
  told: z.number(),
  already: z.boolean(),
})
export type ApprovalRequested = z.infer<typeof approvalRequested>

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
  /** As in `connectRequest`. */
  streams: z.optional(z.array(stream).check(z.maxLength(2))),
})
