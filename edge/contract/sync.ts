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
