/**
 * @module
 * What the edge's own pages know of the person who signed in there, and what they send for him.
 */
import * as z from 'zod/mini'

const place = z.object({ organizationName: z.string(), crmName: z.string() })

/** What he is to the organization, and so what he can do next. */
export const admittance = z.discriminatedUnion('kind', [
  z.extend(place, { kind: z.literal('member'), url: z.string() }),
  z.extend(place, {
    kind: z.literal('invited'),
    invitedBy: z.nullable(z.string()),
    expiresAt: z.string(),
  }),
  z.extend(place, { kind: z.literal('requested'), askedAt: z.string() }),
  z.extend(place, { kind: z.literal('declined'), askAgainAt: z.string() }),
  z.extend(place, { kind: z.literal('may-request') }),
  /** His address belongs to a CRM user tied to another Microsoft identity. */
  z.extend(place, { kind: z.literal('other-account') }),
])
export type Admittance = z.infer<typeof admittance>

export const associateRequest = z.strictObject({
  /** From the query `associate` of the CRM's page. */
  ticket: z.string().check(z.minLength(1), z.maxLength(4000)),
})

export const associateReply = z.object({
  /** Who signed in at Microsoft: to be shown and agreed to before `url` is gone to. */
  visitor: z.object({ displayName: z.string(), address: z.string() }),
  url: z.string(),
})

export const visit = z.object({
  visitor: z.object({ displayName: z.string(), address: z.string() }),
  /** null: no organization is known for his tenant; an administrator may install. */
  admittance: z.nullable(admittance),
  /** Where he proves another CRM account of his: the CRM's page, with a ticket in the query. */
  associateUrl: z.nullable(z.string()),
})
export type Visit = z.infer<typeof visit>

/** Made by the page, kept in its tab: what leads back from the CRM must come to the same one. */
const visitSecret = z.string().check(z.regex(/^[\w-]{43,128}$/))
/** From the link of a mail; null: he came by himself. */
const invitation = z.nullable(z.string().check(z.minLength(1), z.maxLength(2000)))

export const visitRequest = z.strictObject({ visit: visitSecret, invitation })
export type VisitRequest = z.infer<typeof visitRequest>

export const acceptRequest = z.extend(visitRequest, { terms: z.literal('accepted') })

export const associateProof = z.extend(visitRequest, {
  proof: z.string().check(z.minLength(1), z.maxLength(2000)),
})

/** What the page needs to know before anybody signed in. */
export const pageSettings = z.object({
  clientId: z.string(),
  entraOrigin: z.string(),
  /** Of the edge's own API. */
  scope: z.string(),
})
export type PageSettings = z.infer<typeof pageSettings>
