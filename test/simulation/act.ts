/**
 * @module
 * What can happen in a simulated history, as data (so that a failing one can be shrunk and printed).
 */
import type { Fault } from './faults.ts'

export type Act =
  | { readonly do: 'crm-create'; readonly imported: boolean }
  | {
      readonly do:
        | 'crm-edit'
        | 'crm-edit-told'
        | 'crm-undo'
        | 'outlook-edit'
        | 'outlook-undo'
        | 'crm-poison'
        | 'outlook-poison'
      readonly which: number
      readonly group: number
    }
  | {
      readonly do:
        | 'crm-delete'
        | 'crm-delete-told'
        | 'crm-delete-many'
        | 'outlook-delete-many'
        | 'crm-give-away'
        | 'crm-take-back'
        | 'crm-mass-update'
        | 'outlook-delete'
        | 'outlook-touch'
        | 'outlook-move'
        | 'outlook-move-back'
        | 'outlook-copy'
      readonly which: number
    }
  | { readonly do: 'outlook-create' }
  | {
      readonly do:
        | 'outlook-delete-container'
        | 'expire-delta'
        | 'sign-out'
        | 'revoke-consent'
        | 'connect'
        | 'lose-store'
        | 'remap'
    }
  /** And what happens to the call that asks Microsoft for another one. */
  | { readonly do: 'expire-token'; readonly how: Fault }
  | { readonly do: 'switch'; readonly on: boolean }
  | { readonly do: 'decide'; readonly restore: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'ring'; readonly lose: boolean; readonly twice: boolean }

export type Command =
  | Act
  | {
      readonly do: 'slice'
      /** What was heard before it: Microsoft's notices, none of them, both sides twice, nothing at all. */
      readonly after: 'heard' | 'lost' | 'twice' | 'silence'
      readonly faults: readonly Fault[]
      readonly meanwhile: readonly Act[]
    }
  /** The same in the other mailbox; nothing where there is none. */
  | { readonly do: 'colleague'; readonly command: Command }
