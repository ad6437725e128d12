/**
 * @module
 * Single records of a stream that want attention: parked ones, conflicts, and the mapping's past.
 */
import * as z from 'zod/mini'
import { mappingRows } from './mapping.ts'

const side = z.enum(['crm', 'outlook'])

/** A record that was refused, with the reason a person reads (SYN-6). It is tried again when either side changes it. */
export const parkedRecord = z.object({
  /** Where it lives; the other side refused it. */
  side,
  id: z.string(),
  label: z.nullable(z.string()),
  code: z.string(),
  detail: z.string(),
  field: z.nullable(z.string()),
  at: z.string(),
})
export type ParkedEntry = z.infer<typeof parkedRecord>

export const parkedPage = z.object({
  entries: z.array(parkedRecord),
  cursor: z.nullable(z.string()),
})
export type ParkedPage = z.infer<typeof parkedPage>

/** One record, or all of the stream when left empty. */
export const retryRequest = z.strictObject({
  side: z.optional(side),
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
})

/** Which side's value both are to have. */
export const resolveRequest = z.strictObject({ keep: side })

export const mappingVersions = z.object({
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.string(),
      savedAt: z.string(),
      savedBy: z.string(),
      rows: mappingRows,
    }),
  ),
})
export type MappingVersions = z.infer<typeof mappingVersions>
