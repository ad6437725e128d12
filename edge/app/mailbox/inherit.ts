/**
 * @module
 * An item that comes under another id: migrated with its mailbox, or pasted and its original deleted (K17). Nothing
 * doubled: it stays the item of its record, with what was agreed on.
 *
 * Does not own: items whose record is free (read-sides.ts, `claim`), copies beside their original, which are records
 * of their own.
 */
import type { Stream } from '../../domain/record.ts'
import type { Base, Link } from '../../domain/sync/link.ts'
import { fingerprints } from '../../domain/sync/merge.ts'
import type { SyncMap } from '../../domain/sync/sync-map.ts'
import type { CrmLook } from '../../ports/crm.ts'
import type { OutlookItem, OutlookLook } from '../../ports/outlook.ts'
import type { SyncContext } from './context.ts'
import { crmIdOfMarker } from './marker.ts'
import { excluded } from './observe.ts'

/** The link of the record that an unlinked item names, while another item holds it. */
export function heldBy(
  context: SyncContext,
  stream: Stream,
  look: OutlookLook | undefined,
): readonly Link[] {
  const { store, member } = context
  if (look?.kind !== 'present' || store.linkByOutlook(stream, look.item.id) !== null) return []
  const { marker } = look.item
  if (marker === undefined) return alike(context, stream, look.item)
  const link = store.linkByCrm(stream, crmIdOfMarker(marker, member.organization) ?? '')
  // What we delete ourselves is gone by our own doing: then this is the person's copy.
  return link === null || link.ourDelete !== null ? [] : [link]
}

/**
 * A mailbox may be moved without what we wrote on its items. While everything is compared, an item that says all that
 * the item of a record said when last seen, which is gone itself, is that one; at other times equal texts pair nobody.
 */
function alike({ store, kind }: SyncContext, stream: Stream, item: OutlookItem): readonly Link[] {
  const { comparing, listing } = store.stream(stream)
  if (!comparing || listing === null) return []
  const prints = fingerprints(kind(stream).map, 'outlook', item.fields)
  return store.linksAgreed(stream, prints).filter(({ ourDelete }) => ourDelete === null)
}

/** What was read of either side. */
type Read = {
  readonly crm: ReadonlyMap<string, CrmLook>
  readonly outlook: ReadonlyMap<string, OutlookLook>
}

/** @returns the record's link, now with this item; null: its own item is alive, or the record takes no part */
export function inherited(
  context: SyncContext,
  stream: Stream,
  outlookId: string,
  { crm, outlook }: Read,
): Link | null {
  const heir = outlook.get(outlookId)
  const held = heldBy(context, stream, heir)
  const link = held.find((one) => outlook.get(one.outlookId)?.kind === 'gone')
  if (link === undefined || heir?.kind !== 'present') return null
  const record = crm.get(link.crmId)
  if (record?.kind !== 'present') return null
  if (excluded(context, stream, record.record, link) !== null) return null
  const { map } = context.kind(stream)
  const base = link.base === null ? null : sharedBase(map, link.base, heir.item)
  const taken: Link = { ...link, outlookId, base, outlookVersion: null, state: 'linked' }
  context.store.putLink(taken)
  return taken
}

/** A paste may show what stood there long ago: where it differs, nobody knows which is the newer (I5). */
function sharedBase(map: SyncMap, base: Base, { fields }: OutlookItem): Base {
  const prints = fingerprints(map, 'outlook', fields)
  const isShared = ([name]: readonly [string, string]) => prints[name] === base.outlook[name]
  return {
    crm: Object.fromEntries(Object.entries(base.crm).filter(isShared)),
    outlook: Object.fromEntries(Object.entries(base.outlook).filter(isShared)),
  }
}
