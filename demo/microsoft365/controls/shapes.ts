/**
 * @module
 * The bodies of the sandbox controls (interfaces.md, "Microsoft 365 sandbox").
 */
import * as z from 'zod'

const user = z.string().min(1)
const pattern = z.string().refine(isPattern, 'not a regular expression')

export const Reset = z.strictObject({ seed: z.enum(['contoso', 'large', 'empty']).optional() })
export const Token = z.strictObject({ user, scopes: z.array(z.string()).optional() })
export const Faults = z.strictObject({
  rules: z.array(
    z.strictObject({
      match: z.strictObject({ method: z.string().optional(), path: pattern.optional() }),
      times: z.int().positive().optional(),
      action: z.strictObject({
        status: z.int().min(400).max(599).optional(),
        code: z.string().optional(),
        retryAfter: z.number().nonnegative().optional(),
        delayMs: z.int().nonnegative().max(60_000).optional(),
        dropResponseAfterWrite: z.literal(true).optional(),
      }),
    }),
  ),
})
export const Clock = z.strictObject({
  now: z.string().refine(isInstant, 'not an ISO instant').optional(),
  advanceMs: z.int().optional(),
})
export const NamedFolder = z.strictObject({ user, name: z.string().min(1) })
export const MoveEvent = z.strictObject({
  user,
  id: z.string().min(1),
  calendar: z.string().min(1),
})
export const OneUser = z.strictObject({ user })
export const Lifecycle = z.strictObject({
  subscriptionId: z.string().min(1),
  event: z.enum(['missed', 'reauthorizationRequired', 'subscriptionRemoved']),
})
const texts = z.array(z.string()).optional()
export const App = z.strictObject({
  name: z.string().min(1),
  redirectUris: z
    .strictObject({ web: z.array(z.url()).optional(), spa: z.array(z.url()).optional() })
    .optional(),
  secrets: texts,
  certificates: texts,
  exposes: texts,
  adminConsent: z.strictObject({ delegated: texts, application: texts }).optional(),
  wants: z.strictObject({ delegated: texts, application: texts }).optional(),
})

// More than interfaces.md names: the switches of graph-contract §11.
export const MailboxStateChange = z.strictObject({
  user,
  state: z.enum(['ready', 'none', 'provisioning', 'soft-deleted', 'moving']),
})
export const ConditionalAccess = z.strictObject({
  user,
  require: z.enum(['mfa', 'compliant-device']).nullable(),
})
export const TenantPolicy = z.strictObject({ tenant: z.string().min(1), userConsent: z.boolean() })
export const Notifications = z.strictObject({
  duplicate: z.int().nonnegative().optional(),
  lose: z.int().nonnegative().optional(),
  reorder: z.boolean().optional(),
  delayMs: z.int().nonnegative().optional(),
  endpoint: z
    .strictObject({ host: z.string().min(1), state: z.enum(['ok', 'slow', 'drop']) })
    .optional(),
})

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text))
  } catch {
    return false
  }
}
