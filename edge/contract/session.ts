/**
 * @module
 * Who the edge thinks the caller is.
 */
import * as z from 'zod/mini'

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

export const connection = z.object({
  state: z.enum(['none', 'connected', 'reconnect', 'consent']),
  address: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
  /** What to do, in a code the elements turn into words. */
  problem: z.nullable(z.string()),
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
