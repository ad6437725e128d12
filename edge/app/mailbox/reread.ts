/**
 * @module
 * A release of ours that reads values otherwise than the one before (P05). What nobody changed since both sides last
 * agreed has the version it then had, so what differs in it is our reading: that becomes the base, and nothing is
 * written. Only records somebody changed as well are merged as ever.
 *
 * Does not own: when a reading counts as another (StreamKind.reading; test/adapters/readings.test.ts watches it).
 */
import type { Fields, Side, Stream } from '../../domain/record.ts'
import type { Link } from '../../domain/sync/link.ts'
import { fingerprints } from '../../domain/sync/merge.ts'
import { HALF } from '../../domain/sync/prints.ts'
import type { StreamState } from '../../ports/mailbox-store.ts'
import type { SyncContext } from './context.ts'

/** Of streams that began before readings were counted. */
const FIRST_READING = 1

/** What is remembered of the records was read by an earlier release; a comparison of everything puts it right. */
export const isReadAnew = (context: SyncContext, { stream, reading }: StreamState): boolean =>
  (reading ?? FIRST_READING) !== context.kind(stream).reading

/** After a comparison: all bases are of the reading it began with. */
export const readingAfter = ({ listing, comparing, reading }: StreamState) =>
  comparing && listing?.reading !== undefined
    ? { reading: listing.reading }
    : reading === undefined
      ? {}
      : { reading }

type Read = { readonly version: string; readonly fields: Fields }

/** @returns the link as it is known now */
export function reread(context: SyncContext, link: Link, side: Side, read: Read): Link {
  const { store } = context
  const { base, ourDelete } = link
  const known = side === 'crm' ? link.crmVersion : link.outlookVersion
  if (base === null || ourDelete !== null || known !== read.version) return link
  if (!isReadAnew(context, store.stream(link.stream))) return link
  const prints = Object.entries(fingerprints(context.kind(link.stream).map, side, read.fields))
  const remembered = base[side]
  const others = prints.filter(([name, print]) => ![undefined, HALF, print].includes(remembered[name]))
  if (others.length === 0) return link
  const mended = { ...remembered, ...Object.fromEntries(others) }
  const next = { ...link, base: { ...base, [side]: mended } }
  store.putLink(next)
  return next
}

export const readingOf = (context: SyncContext, stream: Stream): { readonly reading: number } => ({
  reading: context.kind(stream).reading,
})
