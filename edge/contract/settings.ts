/**
 * @module
 * The organization's own rules of the sync (CAL-4, CAL-5, CON-3, SYN-1): what may be set, and the
 * endpoints that read and set it. What a rule does is the domain's (edge/domain/sync, calendar/scope.ts).
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** Who wins a field that was changed on both sides: a side, the later change, or nobody until a person says. */
export const conflictPolicy = z.enum(['crm', 'outlook', 'newest', 'ask'])
export type ConflictPolicyName = z.infer<typeof conflictPolicy>

/** Records that came into the CRM by import or migration (CAL-5). */
export const importedPolicy = z.enum(['until-mass-updated', 'exclude', 'until-edited', 'include'])

/** Records of a first sync at most; null: no limit (CAL-4). 0: only from now on, what changes enters (A20). */
const cap = z.nullable(z.int().check(z.minimum(0), z.maximum(100_000)))

const categoryName = z.string().check(z.trim(), z.minLength(1), z.maxLength(255))

export const syncSettings = z.strictObject({
  conflict: conflictPolicy,
  /** An edit on one side outweighs a deletion on the other. */
  editBeatsDelete: z.boolean(),
  /** What a person's deletion in Outlook does to the CRM record. */
  outlookDelete: z.enum(['delete', 'unlink']),
  imported: importedPolicy,
  privateRecords: z.enum(['include', 'exclude']),
  /** null: categories play no part. */
  categories: z.nullable(
    z.strictObject({
      rule: z.enum(['only', 'except']),
      names: z.array(categoryName).check(z.minLength(1), z.maxLength(50)),
    }),
  ),
  /**
   * Whether Outlook mails the participants of a CRM event (CAL-8). `never`: they are shown as text. `new-events`:
   * they become attendees of events made in the CRM from then on, and are mailed when those change.
   */
  invitations: z._default(z.enum(['never', 'new-events']), 'never'),
  caps: z.strictObject({ calendar: cap, contacts: cap }),
})
export type SyncSettings = z.infer<typeof syncSettings>

export const savedSyncSettings = z.object({
  /** Also the ETag. */
  version: z.string(),
  isDefault: z.boolean(),
  savedAt: z.nullable(z.string()),
  savedBy: z.nullable(z.string()),
  settings: syncSettings,
  defaults: syncSettings,
})
export type SavedSyncSettings = z.infer<typeof savedSyncSettings>

export const saveSyncSettings = z.strictObject({ settings: syncSettings })

/** What inviting participants would mean (CAL-8): the switch itself mails nobody. */
export const invitationsPreview = z.object({
  /** Members whose calendars take part. */
  members: z.int(),
  /** Their events from now on that have participants who can be mailed, and how many people those are together. */
  events: z.int(),
  people: z.int(),
  /** Counted in part. */
  estimated: z.boolean(),
})
export type InvitationsPreview = z.infer<typeof invitationsPreview>

export const settingsEndpoints = {
  syncSettings: endpoint({
    method: 'GET',
    path: '/v1/settings/sync',
    summary: "The organization's rules of the sync (ETag)",
    needs: 'member',
    reply: savedSyncSettings,
  }),
  saveSyncSettings: endpoint({
    method: 'PUT',
    path: '/v1/settings/sync',
    summary: "Set the organization's rules of the sync (If-Match)",
    needs: 'manageIntegration',
    body: saveSyncSettings,
    reply: savedSyncSettings,
  }),
  previewInvitations: endpoint({
    method: 'GET',
    path: '/v1/settings/sync/invitations',
    summary: 'About how many people would be emailed if participants were invited',
    needs: 'manageIntegration',
    reply: invitationsPreview,
  }),
} as const
