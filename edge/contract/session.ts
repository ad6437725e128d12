/**
 * @module
 * Who the edge thinks the caller is.
 */
import * as z from 'zod/mini'
import { stream } from './sync.ts'

export const permission = z.enum(['manageUsers', 'manageIntegration'])
export type Permission = z.infer<typeof permission>

/** Claims of the embed token a CRM mints (architecture.md, identity). Signed ES256 / EdDSA / RS256, life at most 10 minutes. */
export const embedClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  org: z.string().check(z.minLength(1), z.maxLength(128)),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  permissions: z._default(z.array(z.string()), []),
  role: z.optional(z.string()),
  /** Page origin the token is for. */
  origin: z.optional(z.string()),
  jti: z.optional(z.string()),
  iat: z.number(),
  exp: z.number(),
})
export type EmbedClaims = z.infer<typeof embedClaims>

/**
 * Microsoft said "approval required" when the person signed in (INS-5). needed: nobody was asked yet, offer
 * `POST /v1/mailbox/connect/approval` · requested: the administrators were told, the edge looks whether it
 * is granted · ready: it is granted as far as the edge can see, the person signs in once more (an ordinary
 * connect for `streams`); where an earlier sign-in allows to go on without him this state is never shown.
 */
export const approval = z.object({
  state: z.enum(['needed', 'requested', 'ready']),
  /** Permissions by Microsoft's names, for the administrator. */
  scopes: z.array(z.string()),
  /** What the person wanted: switched on by itself as soon as it may. */
  streams: z.array(stream),
  requestedAt: z.nullable(z.string()),
  /** The edge stops looking then; the person may begin anew. */
  endsAt: z.string(),
})
export type Approval = z.infer<typeof approval>

export const connection = z.object({
  /** `approval-needed` and `approval-ready` are `none` with `approval` told beside it. */
  state: z.enum(['none', 'approval-needed', 'approval-ready', 'connected', 'reconnect', 'consent']),
  address: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
  /** What to do, in a code the elements turn into words. */
  problem: z.nullable(z.string()),
  /** Streams the person has agreed to (INS-6); another one is connected for first, by `{streams}`. */
  streams: z.optional(z.array(stream)),
  /** Used with the permission the organization was granted, without a sign-in of the person (INS-6). */
  application: z.optional(z.boolean()),
  /** Also beside `connected`: one more stream waits for an administrator. */
  approval: z.optional(approval),
})
export type Connection = z.infer<typeof connection>

export const session = z.object({
  organization: z.object({ id: z.string(), name: z.string() }),
  member: z.object({
    id: z.string(),
    name: z.nullable(z.string()),
    email: z.nullable(z.string()),
    permissions: z.array(z.string()),
  }),
  microsoft365: connection,
})
export type Session = z.infer<typeof session>
