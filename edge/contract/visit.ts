/**
 * @module
 * What the edge's own pages know of the person who signed in there: JSON of `GET /visit`.
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
