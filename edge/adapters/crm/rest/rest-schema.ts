/**
 * @module
 * What we read of a contract backend's JSON (crm-contract.yaml). Lenient inside records, strict where a
 * wrong value would mislead the engine.
 */
import * as z from 'zod'

const text = z.string().nullish().catch(undefined)

export const origins = [
  'manual',
  'import',
  'migration',
  'bulk',
  'form',
  'api',
  'sync',
  'unknown',
] as const
export const changedBy = [
  'ui',
  'mass-update',
  'import',
  'workflow',
  'api',
  'sync',
  'unknown',
] as const

export const record = z.looseObject({
  id: z.string().min(1).max(128),
  rev: z.string().min(1),
  ownerId: text,
  origin: z.enum(origins).catch('unknown'),
  lastChange: z
    .object({ via: z.enum(changedBy).catch('unknown') })
    .nullish()
    .catch(undefined),
  refs: z
    .array(z.object({ system: z.string(), key: z.string() }))
    .nullish()
    .catch(undefined),
  createdAt: text,
  updatedAt: z.string(),
})
export type RestRecord = z.infer<typeof record>

/** RecordMeta and its companions: never content. */
export const metaNames: ReadonlySet<string> = new Set([
  'id',
  'type',
  'rev',
  'ownerId',
  'origin',
  'originRef',
  'lastChange',
  'refs',
  'createdAt',
  'updatedAt',
])

export const listPage = z.object({
  items: z.array(z.unknown()),
  cursor: z.string().nullish(),
  estimatedTotal: z.number().optional().catch(undefined),
})

export const feedPage = z.object({
  items: z.array(z.unknown()),
  cursor: z.string().min(1),
  hasMore: z.boolean().catch(false),
})

export const change = z.object({
  type: z.string(),
  id: z.string().min(1),
  op: z.enum(['upsert', 'delete']),
  rev: text,
  ownerId: text,
  previousOwnerId: text,
  clientRef: text,
})

export const problem = z.object({
  type: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  title: z.string().catch(''),
  detail: z.string().optional().catch(undefined),
  retryable: z.boolean().optional().catch(undefined),
  errors: z
    .array(
      z.object({ pointer: z.string(), code: z.string().catch(''), detail: z.string().catch('') }),
    )
    .optional()
    .catch(undefined),
  current: z.unknown().optional(),
})

export const capabilities = z.object({
  /** Takes Act-As-User (crm-contract §6.3): writes have the rights and the name of that user. */
  actAsUser: z.boolean().catch(false).default(false),
  batch: z
    .object({ max: z.number().int().min(0) })
    .optional()
    .catch(undefined),
  limits: z
    .object({ concurrency: z.number().int().min(1) })
    .optional()
    .catch(undefined),
})

export const batchResult = z.object({
  results: z.array(
    z.object({ status: z.number(), body: z.unknown().optional(), problem: z.unknown().optional() }),
  ),
})

const fieldTypes = [
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
] as const

export const field = z.object({
  name: z.string().min(1),
  label: z.string(),
  type: z.enum(fieldTypes),
  maxLength: z.number().int().positive().nullish().catch(undefined),
  required: z.boolean().catch(false),
  create: z.boolean().catch(true),
  update: z.boolean().catch(true),
  custom: z.boolean().catch(false),
  slotHint: text,
  options: z
    .array(z.object({ value: z.string(), label: z.string(), active: z.boolean().catch(true) }))
    .nullish()
    .catch(undefined),
})

/** The contract says FieldList; both spellings of its member are taken. */
export const fieldList = z.union([
  z.object({ items: z.array(z.unknown()) }).transform(({ items }) => items),
  z.object({ fields: z.array(z.unknown()) }).transform(({ fields }) => fields),
])

export const user = z.object({
  id: z.string().min(1),
  email: z.string().catch(''),
  name: z.string().catch(''),
  active: z.boolean().catch(true),
  identities: z
    .object({
      entra: z.object({ tid: z.string(), oid: z.string(), upn: text }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
})

export const webhookEndpoint = z.object({
  id: z.string().min(1),
  secret: z.string().min(1),
  expiresAt: text,
})
