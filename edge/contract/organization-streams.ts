/**
 * @module
 * Streams switched for many members at once, with the application's permission in Microsoft 365 (INS-6). An
 * administrator of the tenant grants it (application permissions Calendars.ReadWrite, Contacts.ReadWrite).
 *
 * One roll-out per stream: a new one takes the place of the one before. It goes in slices; ask `GET` how far it is.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { stream } from './sync.ts'

export const rollOutResult = z.enum([
  'enabled',
  'disabled',
  /** Nothing had to be done. */
  'already',
  'no-mailbox',
  /** The CRM ties him to no person of the organization's tenant, and he never signed in. */
  'not-linked',
  /** Respected: only he switches it on again. */
  'switched-off-by-himself',
  /** Respected: only he switches it off. */
  'switched-on-by-himself',
  'failed',
])
export type RollOutResult = z.infer<typeof rollOutResult>

export const rollOutMember = z.object({
  member: z.string(),
  /** As the CRM had it when it began; null: not known there. */
  name: z.nullable(z.string()),
  result: rollOutResult,
  /**
   * Of `failed`: `not-granted` (the administrator has to), `consent-needed` and `sign-in-again` (the member has to),
   * `other-account`, `identity-taken`, `clearing` (our copies are still being taken out), `mailbox-closed`,
   * `unavailable` …
   */
  reason: z.nullable(z.string()),
})
export type RollOutMember = z.infer<typeof rollOutMember>

export const rollOut = z.object({
  stream,
  enabled: z.boolean(),
  startedAt: z.string(),
  /** null: at work. */
  endedAt: z.nullable(z.string()),
  by: z.nullable(z.string()),
  total: z.number(),
  done: z.number(),
  /** By result. */
  counts: z.record(z.string(), z.number()),
  /** Of `failed`, by reason. */
  reasons: z.record(z.string(), z.number()),
})
export type RollOut = z.infer<typeof rollOut>

/** Whom `all` would mean now. */
export const reach = z.object({
  /** Active users of the CRM. */
  members: z.number(),
  /** Those tied to a person of the organization's tenant: so many mailboxes would be opened. */
  mailboxes: z.number(),
})
export type Reach = z.infer<typeof reach>

export const rollOuts = z.object({
  rollOuts: z.array(rollOut),
  /** Of the stream asked for, in order of member; empty where none was named. */
  results: z.array(rollOutMember),
  cursor: z.nullable(z.string()),
  /** null: not asked for, or the CRM does not answer. */
  reach: z.nullable(reach),
})
export type RollOuts = z.infer<typeof rollOuts>

const member = z.string().check(z.minLength(1), z.maxLength(128))

export const rollOutRequest = z.strictObject({
  stream,
  enabled: z.boolean(),
  /** `all`: every active user of the CRM. */
  members: z.union([z.literal('all'), z.array(member).check(z.minLength(1), z.maxLength(1000))]),
})
export type RollOutRequest = z.infer<typeof rollOutRequest>

export const rollOutEndpoints = {
  organizationStreams: endpoint({
    method: 'GET',
    path: '/v1/organization/streams',
    summary: 'How far the switching of streams for many members is; with `stream` its results',
    needs: 'manageIntegration',
    query: z.object({
      stream: z.optional(stream),
      cursor: z.optional(member),
      /** `1`: with `reach`, for which the CRM is asked. */
      reach: z.optional(z.literal('1')),
      limit: z.optional(
        z.pipe(
          z.string().check(z.regex(/^\d{1,3}$/)),
          z.pipe(z.transform(Number), z.number().check(z.minimum(1), z.maximum(200))),
        ),
      ),
    }),
    reply: rollOuts,
  }),
  switchOrganizationStreams: endpoint({
    method: 'POST',
    path: '/v1/organization/streams',
    summary: 'Switch a stream for many members; what a member chose himself is respected',
    needs: 'manageIntegration',
    body: rollOutRequest,
    // 1,000 ids of 128 letters.
    bodyBytes: 160 * 1024,
    reply: rollOut,
    status: 202,
  }),
} as const
