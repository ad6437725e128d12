/**
 * @module
 * The CRM side, in the domain's words. Implemented by adapters/crm/*, first of all by the generic
 * REST connector (crm-contract.yaml).
 */
import type { Fields, Stream } from '../domain/record.ts'
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

/** How a record was CREATED; never changes (CAL-5, crm-contract §5). */
export type Origin =
  | 'manual'
  | 'import'
  | 'migration'
  | 'bulk'
  | 'form'
  | 'api'
  | 'sync'
  | 'unknown'
/** How it was last changed. */
export type ChangedBy = 'ui' | 'mass-update' | 'import' | 'workflow' | 'api' | 'sync' | 'unknown'

export type CrmRecord = {
  readonly id: string
  /** Revision, unquoted. */
  readonly version: string
  readonly ownerId: string | null
  readonly origin: Origin
  readonly lastChange: ChangedBy
  /** Epoch milliseconds. */
  readonly updatedAt: number
  /** Epoch milliseconds; absent where the CRM does not say. */
  readonly createdAt?: number
  readonly fields: Fields
  /** Our external reference, when the record carries one (crash-safe creates). */
  readonly reference?: string
}

export type CrmPage = {
  readonly records: readonly CrmRecord[]
  readonly cursor: string | null
  readonly estimatedTotal?: number
}

/** One entry of the organization's feed, without content. */
export type CrmChange = {
  readonly stream: Stream
  readonly id: string
  readonly gone: boolean
  readonly version: string | null
  readonly ownerId: string | null
  readonly previousOwnerId: string | null
  /** Key of the write that caused it, when it was ours. */
  readonly causedBy: string | null
}

export type CrmFeedPage = {
  readonly changes: readonly CrmChange[]
  readonly cursor: string
  readonly more: boolean
  /** The CRM's fields changed: the mapping must be checked again. */
  readonly schemaChanged: boolean
  /** Somebody was added, changed or shut out: who takes part may be no member any longer. */
  readonly membersChanged?: boolean
}

/** What a first sync asks for, in this order (CAL-4, CON-3). */
export type CrmListing =
  | { readonly stream: 'calendar'; readonly which: 'future' | 'past'; readonly now: number }
  | { readonly stream: 'contacts'; readonly which: 'all' }

export type CrmLook =
  | { readonly kind: 'present'; readonly record: CrmRecord }
  | { readonly kind: 'gone' }

export type CrmWrite =
  | {
      readonly action: 'create'
      /** External reference: same reference, same record. */
      readonly reference: string
      readonly ownerId: string
      readonly fields: Fields
      /** Idempotency key, comes back as `causedBy`. */
      readonly key: string
    }
  | {
      readonly action: 'update'
      readonly id: string
      readonly version: string
      readonly fields: Fields
      readonly key: string
    }
  | {
      readonly action: 'delete'
      readonly id: string
      readonly version: string | null
      readonly key: string
    }

export type CrmOutcome =
  | {
      readonly kind: 'written'
      readonly record: CrmRecord
      /** the record was there before this call */ readonly existed: boolean
    }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** One field of a CRM type, as the mapper offers it. */
export type CrmField = {
  readonly name: string
  readonly label: string
  readonly type:
    | 'text'
    | 'longtext'
    | 'email'
    | 'phone'
    | 'url'
    | 'number'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'picklist'
    | 'multipicklist'
  readonly maxLength?: number
  readonly writable: boolean
  readonly required: boolean
  readonly custom: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** The CRM's own hint which contact slot this is (`email.1`, `phone.mobile` …). */
  readonly slotHint?: string
}

export type CrmMember = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly active: boolean
  readonly entra?: {
    readonly tenantId: string
    readonly userId: string
    readonly address?: string
  }
}

export interface CrmPort {
  list(
    ownerId: string,
    listing: CrmListing,
    cursor: string | null,
  ): Promise<Result<CrmPage, Failure>>
  /** At most 20 ids. */
  read(
    stream: Stream,
    ids: readonly string[],
  ): Promise<Result<ReadonlyMap<string, CrmLook>, Failure>>
  /** By Outlook item, the record that was made from it; null: there is none. At most 20; one left out: as in `read`. */
  readMadeFrom(
    stream: Stream,
    outlookIds: readonly string[],
  ): Promise<Result<ReadonlyMap<string, CrmRecord | null>, Failure>>
  /** At most 20 writes, in order; answers align with the writes. */
  write(stream: Stream, writes: readonly CrmWrite[]): Promise<readonly CrmOutcome[]>
  fields(stream: Stream): Promise<Result<readonly CrmField[], Failure>>

  /** Cursor null: a cursor from now on, without entries. failure `resync`: cursor expired. */
  feed(cursor: string | null): Promise<Result<CrmFeedPage, Failure>>
  members(): Promise<Result<readonly CrmMember[], Failure>>
  /** Registers our webhook; answers the signing secret (shown once). */
  subscribe(
    url: string,
  ): Promise<
    Result<
      { readonly id: string; readonly secret: string; readonly expiresAt: number | null },
      Failure
    >
  >
  unsubscribe(id: string): Promise<Result<null, Failure>>

  spent(): { readonly calls: number }
}
