/**
 * @module
 * The contacts field mapping on the wire. Rules (types, lengths, collisions) are the domain's
 * (edge/domain/contacts), run on both ends.
 */
import * as z from 'zod/mini'

export const direction = z.enum(['both', 'to-outlook', 'to-crm'])

/** Closed list (CON-5): nothing is evaluated. */
export const transform = z.enum([
  'none',
  'trim',
  'lower-case',
  'upper-case',
  'phone-e164',
  'first-line',
])

/** An option of a CRM pick list by its value, and the word that stands for it in Outlook. */
export const optionWord = z.strictObject({
  crm: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Semicolons and line ends part the values of a list. */
  outlook: z
    .string()
    .check(z.minLength(1), z.maxLength(255), z.regex(/^[^;\r\n]*[^;\s][^;\r\n]*$/)),
})

export const mappingRow = z.strictObject({
  /** CRM field name. */
  crm: z.string().check(z.minLength(1), z.maxLength(128)),
  /** Outlook slot: `name.first`, `email.1`, `address.business.city` … */
  outlook: z.string().check(z.minLength(1), z.maxLength(64)),
  direction,
  transform: z._default(transform, 'none'),
  /** Options left out go by their label; of several words of one option the first goes to Outlook. */
  options: z.exactOptional(z.readonly(z.array(z.readonly(optionWord)).check(z.maxLength(500)))),
})
export type MappingRow = z.infer<typeof mappingRow>

export const mappingRows = z.array(mappingRow).check(z.maxLength(100))

export const crmField = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum([
    'text',
    'longtext',
    'email',
    'phone',
    'url',
    'number',
    'boolean',
    'date',
    'datetime',
    'picklist',
    'multipicklist',
  ]),
  maxLength: z.optional(z.number()),
  writable: z.boolean(),
  required: z.boolean(),
  custom: z.boolean(),
  options: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
})

/** Only slots Graph can write are listed (CON-1). */
export const outlookField = z.object({
  slot: z.string(),
  /** English name as Outlook shows it; elements translate by slot. */
  label: z.string(),
  type: z.enum(['text', 'longtext', 'email', 'phone', 'url', 'date', 'list']),
  maxLength: z.optional(z.number()),
})

export const mappingIssue = z.object({
  /** Index of the row, null for the mapping as a whole. */
  row: z.nullable(z.number()),
  severity: z.enum(['error', 'loss']),
  code: z.string(),
  detail: z.string(),
})
export type MappingIssue = z.infer<typeof mappingIssue>

export const contactMapping = z.object({
  /** Also the ETag. */
  version: z.string(),
  isDefault: z.boolean(),
  savedAt: z.nullable(z.string()),
  savedBy: z.nullable(z.string()),
  rows: mappingRows,
  /** What a reset goes back to: the organization's rows where it has some. */
  defaults: mappingRows,
  /** Whose rows these are. */
  level: z.optional(z.enum(['own', 'organization', 'default'])),
  /** The organization fixed its mapping: it cannot be changed here. */
  fixedBy: z.optional(z.object({ name: z.string(), at: z.string() })),
  crmFields: z.array(crmField),
  outlookFields: z.array(outlookField),
  issues: z.array(mappingIssue),
})
export type ContactMapping = z.infer<typeof contactMapping>

export const saveMapping = z.strictObject({ rows: mappingRows })

export const previewRequest = z.strictObject({
  rows: mappingRows,
  /** CRM contact to show; one of the member's own when left out. */
  crmId: z.optional(z.string().check(z.maxLength(128))),
})

export const previewRow = z.object({
  crm: z.string(),
  outlook: z.string(),
  crmValue: z.nullable(z.string()),
  /** What Outlook would get. */
  toOutlook: z.nullable(z.string()),
  /** What would come back to the CRM. */
  backToCrm: z.nullable(z.string()),
  lossy: z.boolean(),
  /** What Outlook holds now, and what of it the CRM would get; left out: not linked, or not readable. */
  outlookValue: z.optional(z.nullable(z.string())),
  toCrm: z.optional(z.nullable(z.string())),
})

export const preview = z.object({
  record: z.nullable(z.object({ crmId: z.string(), label: z.string() })),
  rows: z.array(previewRow),
  issues: z.array(mappingIssue),
  /** Synced contacts that saving would touch at most, of all; left out while nothing is synced. */
  affects: z.optional(z.object({ records: z.number(), of: z.number() })),
})
export type Preview = z.infer<typeof preview>

export const foundContacts = z.object({
  contacts: z.array(z.object({ crmId: z.string(), label: z.string() })),
})
export type FoundContacts = z.infer<typeof foundContacts>
