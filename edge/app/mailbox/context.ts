/**
 * @module
 * What the use cases of one mailbox work with: ports, settings, and what a stream is made of.
 */
import type { Fields, Side, Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { PollRhythm } from '../../domain/stream/poll.ts'
import type { BrakePolicy } from '../../domain/sync/brake.ts'
import type { SyncPolicy } from '../../domain/sync/plan.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmPort, CrmRecord } from '../../ports/crm.ts'
import type { MemberRef } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { OutlookPort } from '../../ports/outlook.ts'

/** One stream's nature: what travels, which records belong, how a record is called. */
export type StreamKind = {
  readonly map: SyncMap
  /** Grows when a release reads values otherwise: what was remembered of them is read anew (P05). */
  readonly reading: number
  /** `in`, or the reason why not (`not-owned`, `imported` …). `entered`: a mass update let it in before. */
  readonly scope: (record: CrmRecord, entered: boolean) => string
  readonly label: (side: Side, fields: Fields) => string | null
  readonly containerName: string
  /** Records of the first sync at most (CAL-4, CON-3). */
  readonly cap: number
}

/** Numbers of a slice and its rhythm; every value with its reason in edge/policy.ts. */
export type Rhythm = PollRhythm & {
  readonly sliceMs: number
  readonly sliceRequests: number
  readonly compareMs: number
  readonly activityDays: number
}

export type SyncContext = {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly outlook: OutlookPort
  readonly crm: CrmPort
  readonly clock: Clock
  readonly journal: Journal
  readonly policy: SyncPolicy
  readonly brake: BrakePolicy
  readonly rhythm: Rhythm
  readonly kind: (stream: Stream) => StreamKind
  /** Where Microsoft rings for this mailbox and stream; null: it cannot reach us (poll only). */
  readonly hook: (stream: Stream) => { url: string } | null
  /** What the stream cannot begin without (the CRM's fields, for the mapping). */
  readonly ready: (stream: Stream) => Promise<Result<null, Failure>>
  /** Takes part in the organization's feed from now on. */
  readonly join: () => Promise<Result<null, Failure>>
}

/** A step of a slice. `idle`: nothing to do here now. */
export type Step =
  | { readonly kind: 'progress' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed'; readonly side: Side; readonly failure: Failure }

export const progress: Step = { kind: 'progress' }
export const idle: Step = { kind: 'idle' }
export const failed = (side: Side, failure: Failure): Step => ({ kind: 'failed', side, failure })
