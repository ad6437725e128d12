/**
 * @module
 * What is known of one side of a record at planning time.
 */
import type { Fields } from '../record.ts'

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
    }
  /** Confirmed gone: a read said so (never a bare hint). */
  | { readonly kind: 'gone' }
  /** Outlook only: alive in another calendar or folder of the person. */
  | { readonly kind: 'moved' }
  /** CRM only: no longer this member's to sync (owner changed, policy excludes it). */
  | { readonly kind: 'out-of-scope' }
  /** Never had a counterpart on this side. */
  | { readonly kind: 'none' }
