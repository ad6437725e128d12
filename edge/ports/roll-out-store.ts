/**
 * @module
 * What an organization remembers of a stream switched for many (INS-6). Synchronous: implemented by
 * objects/org/roll-out-store.ts.
 *
 * PERSISTED SHAPE: `StoredRollOut` is kept as JSON; new members are optional.
 */
import type { RollOutMember, RollOutResult } from '../contract/organization-streams.ts'
import type { Stream } from '../domain/record.ts'

export type StoredRollOut = {
  readonly stream: Stream
  readonly enabled: boolean
  readonly startedAt: number
  readonly endedAt: number | null
  readonly by: string | null
}

/** Whose mailbox it is, where that was known when it began. */
export type RollOutTarget = {
  readonly member: string
  readonly name?: string | null
  readonly who: {
    readonly tenantId: string
    readonly userId: string
    readonly address: string
    readonly displayName: string
  } | null
  readonly tries: number
}

export interface RollOutStore {
  transaction<Value>(work: () => Value): Value
  rollOut(stream: Stream): StoredRollOut | null
  saveRollOut(rollOut: StoredRollOut): void
  /** Takes the place of all there were. */
  begin(stream: Stream, targets: readonly RollOutTarget[]): void
  waiting(stream: Stream, limit: number): readonly RollOutTarget[]
  settle(stream: Stream, member: string, result: RollOutResult, reason: string | null): void
  /** Tried in vain: behind all that wait. */
  postpone(stream: Stream, target: RollOutTarget): void
  counts(stream: Stream): {
    readonly waiting: number
    readonly by: Readonly<Record<string, number>>
    /** Of `failed`. */
    readonly reasons: Readonly<Record<string, number>>
  }
  results(
    stream: Stream,
    page: { readonly after: string; readonly limit: number },
  ): readonly RollOutMember[]
}
