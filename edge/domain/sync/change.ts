/**
 * @module
 * What is known of one side of a record at planning time.
 */
import type { Fields } from '../record.ts'

/**
 * CRM only: writing this may make Outlook mail people, because the organization turned invitations on (CAL-8).
 * `changes`: to events that are meetings already, and people added; `new-events`: a new one may be a meeting too.
 */
export type MayMail = 'changes' | 'new-events'

/** A side as seen now. `version` is its ETag or revision. */
export type Seen =
  /** Not looked at, and nothing was reported: still what the base says. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'present'
      readonly fields: Fields
      readonly version: string
      /** When its own server says it was last changed, epoch milliseconds (newest.ts). */
      readonly changedAt?: number
      /** Absent: nobody may be mailed. */
      readonly mayMail?: MayMail
    }
  /** Confirmed gone: a read said so (never a bare hint). */
  | { readonly kind: 'gone' }
  /** Outlook only: alive in another calendar or folder of the person. */
  | { readonly kind: 'moved' }
  /** CRM only: no longer this member's to sync (owner changed, policy excludes it). */
  | { readonly kind: 'out-of-scope' }
  /** Never had a counterpart on this side. */
  | { readonly kind: 'none' }
