/**
 * @module
 * What one page of an enumeration counts: records taken, records left out and why.
 */
import type { Stream } from '../../domain/record.ts'
import type { SyncContext } from './context.ts'
import { inDoubt } from './in-doubt.ts'
import type { InDoubt } from './in-doubt.ts'

export type Tally = { taken: number; skipped: Record<string, number>; readonly doubt: InDoubt }

export const openTally = ({ store }: SyncContext, stream: Stream): Tally => ({
  taken: 0,
  skipped: {},
  doubt: inDoubt(store, stream),
})

export function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...a }
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count
  return sum
}
