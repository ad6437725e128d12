/**
 * @module
 * What a stream's switch shows: phase, progress, counts, problem, activity.
 */
import * as z from 'zod/mini'

export const stream = z.enum(['calendar', 'contacts'])
export type StreamName = z.infer<typeof stream>

/**
 * off · preparing (container is being made) · first-sync (progress) · live · paused (brake: a person must
 * decide) · resync (comparing everything) · reconnect (sign in again) · consent (administrator must agree) ·
 * problem (stopped, see `problem`) · clearing (our Outlook copies are being removed)
 */
export const phase = z.enum([
  'off',
  'preparing',
  'first-sync',
  'live',
  'paused',
  'resync',
  'reconnect',
  'consent',
  'problem',
  'clearing',
])
export type PhaseName = z.infer<typeof phase>

export const counts = z.object({
  /** Pairs living on both sides. */
  linked: z.number(),
  /** Records left out, by reason: imported, over-cap, private … */
  skipped: z.record(z.string(), z.number()),
  parked: z.number(),
  conflicts: z.number(),
  /** Writes waiting. */
  pending: z.number(),
})

export const streamStatus = z.object({
  stream,
  enabled: z.boolean(),
  phase,
  container: z.nullable(z.object({ name: z.string() })),
  /** First sync, resync and clearing; total null until known. */
  progress: z.nullable(
    z.object({
      done: z.number(),
      total: z.nullable(z.number()),
      secondsLeft: z.nullable(z.number()),
    }),
  ),
  counts,
  /** When a change last travelled, ISO; and how long it took from notice to written, milliseconds. */
  lastSyncAt: z.nullable(z.string()),
  lastTravelMs: z.nullable(z.number()),
  problem: z.nullable(
    z.object({
      code: z.string(),
      detail: z.string(),
      who: z.enum(['you', 'administrator', 'nobody']),
    }),
  ),
  /** Set while `paused`: what the brake held back. */
  brake: z.nullable(
    z.object({ side: z.enum(['crm', 'outlook']), deletes: z.number(), of: z.number() }),
  ),
})
export type StreamStatus = z.infer<typeof streamStatus>

export const switchRequest = z.strictObject({ enabled: z.boolean() })

export const brakeDecision = z.strictObject({
  /** apply the held deletions · restore the records on the side they vanished from · turn the stream off */
  decision: z.enum(['apply', 'restore', 'off']),
})

export const impact = z.object({
  stream,
  /** What a first sync would do. Counts are exact up to the caps; `estimated` when the CRM only estimates. */
  enable: z.object({
    createInOutlook: z.number(),
    createInCrm: z.number(),
    skipped: z.record(z.string(), z.number()),
    mailsSent: z.literal(0),
    estimated: z.boolean(),
  }),
  /** What switching off would do. */
  disable: z.object({
    deleteInOutlook: z.number(),
    deleteInCrm: z.literal(0),
    mailsSent: z.literal(0),
  }),
})
export type Impact = z.infer<typeof impact>

/** Text for people; null: empty. Long text is cut (`cut`). */
const shown = z.nullable(z.string())

/** One field of an update. */
export const fieldChange = z.object({
  /** Name of the field; stable, elements translate by it. */
  field: z.string(),
  /** English name of the field. */
  label: z.string(),
  /** Left out: what was there before is not known. */
  before: z.optional(shown),
  after: shown,
  /** A value is shown by its beginning only. */
  cut: z.optional(z.boolean()),
})
export type FieldChange = z.infer<typeof fieldChange>

/** A field that was changed on both sides: both values. */
export const fieldConflict = z.object({
  field: z.string(),
  label: z.string(),
  /** null: nobody yet, both sides keep their own until a person says which (`question`). */
  winner: z.nullable(z.enum(['crm', 'outlook'])),
  /** The winner's value and the other one; both null while there is no winner. */
  kept: shown,
  lost: shown,
  crm: shown,
  outlook: shown,
  cut: z.optional(z.boolean()),
  /** Set where the organization wants to be asked: open until answered or until a side was edited again. */
  question: z.optional(z.enum(['open', 'closed'])),
})
export type FieldConflict = z.infer<typeof fieldConflict>

export const activityEntry = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum([
    'created',
    'updated',
    'deleted',
    'conflict',
    'parked',
    'unparked',
    'detached',
    'state',
  ]),
  /** Where it was written; null for what concerns no side. */
  side: z.nullable(z.enum(['crm', 'outlook'])),
  crmId: z.nullable(z.string()),
  outlookId: z.nullable(z.string()),
  /** Title of the record for people, as at that time. */
  label: z.nullable(z.string()),
  fields: z.array(z.string()),
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  /** Of an update: every field with its values. */
  changes: z.optional(z.array(fieldChange)),
  /** Of a conflict: both values. */
  conflict: z.optional(fieldConflict),
  /** Of `first-sync`: how many records it brought together. */
  count: z.optional(z.int()),
  /** How many people Outlook mailed because of it; only where the organization turned that on (CAL-8). */
  mailed: z.optional(z.int()),
})
export type ActivityEntry = z.infer<typeof activityEntry>

export const activityPage = z.object({
  entries: z.array(activityEntry),
  cursor: z.nullable(z.string()),
})
export type ActivityPage = z.infer<typeof activityPage>

/** SYN-8: why is this record (not) synced? */
export const explanation = z.object({
  synced: z.boolean(),
  code: z.string(),
  detail: z.string(),
})
export type Explanation = z.infer<typeof explanation>
