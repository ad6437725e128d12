/**
 * @module
 * When the version of a side counts as known, so that a notice of it is dropped as our own write coming back.
 */
import type { Side } from '../../domain/record.ts'
import type { Seen } from '../../domain/sync/change.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { Merged } from '../../domain/sync/merge.ts'

export type Versions = Readonly<Record<Side, string | null>>

/**
 * A version is remembered only once everything it brought has travelled (settle.ts does it then): else a write made
 * from the other side meanwhile would pass as made in knowledge of it. Nor before what beats it is written: after a
 * crash the edit that lost would be known, and still stand (I17).
 */
export const isThrough = (merged: Merged, side: Side): boolean =>
  Object.keys(side === 'crm' ? merged.toOutlook : merged.toCrm).length === 0 &&
  !merged.again &&
  !loses(merged, side)

export const versionsOf = (
  { crm, outlook }: Readonly<Record<Side, Seen>>,
  link: Link,
): Versions => ({
  crm: crm.kind === 'present' ? crm.version : link.crmVersion,
  outlook: outlook.kind === 'present' ? outlook.version : link.outlookVersion,
})

export const loses = ({ conflicts }: Merged, side: Side): boolean =>
  conflicts.some(({ loser }) => loser === side)
