/**
 * @module
 * What is given before a simulated history begins.
 */
import type { Stream } from '../../edge/domain/record.ts'
import type { SyncMap } from '../../edge/domain/sync/sync-map.ts'

export type Settings = {
  readonly stream: Stream
  readonly conflict: 'crm' | 'outlook' | 'newest' | 'ask'
  readonly editBeatsDelete: boolean
  readonly cap: number
  /** Delta in its moods: late, stale, doubled, out of order, empty pages. */
  readonly odd: boolean
  /** Records in the CRM before the stream is switched on. */
  readonly initial: number
  /** How far the CRM's clock is from ours. */
  readonly skewMs: number
  /** A second mailbox in the same CRM: records change hands between the two. */
  readonly colleague?: boolean
  /** Whether the organization lets Outlook invite people (CAL-8); undefined: it never said anything. */
  readonly invitations?: 'never' | 'new-events' | undefined
  /** Instead of the sample map, where a scenario is about real fields. */
  readonly map?: SyncMap
}
