/**
 * @module
 * Ids and change keys in the two formats of graph-contract §2.4: a plain REST id that changes when the item
 * moves, an immutable id that does not.
 *
 * An id tells what it names (so occurrences need no row) and carries a checksum over its bytes, so one that
 * was shortened, folded to another case or made up is malformed, and one of another mailbox is unknown.
 * Does not own: whether the thing still exists.
 */

export type ItemKind = 'event' | 'contact' | 'calendar' | 'contactFolder' | 'attachment'

export type ItemRef = {
  kind: ItemKind
  pk: number
  /** How often the item was moved; part of the plain id only. */
  place: number
  /** Original date of an occurrence, `YYYY-MM-DD`. */
  day?: string
}

export type Decoded =
  | { state: 'ok'; ref: ItemRef; immutable: boolean }
  | { state: 'malformed' | 'foreign' }

const kinds: readonly ItemKind[] = ['event', 'contact', 'calendar', 'contactFolder', 'attachment']
const plainPrefix = 'AAMkAG'
const immutablePrefix = 'AAkALg'
const length = 26
const dayMs = 86_400_000

/** `tag` is the mailbox's own eight bytes. */
export function encodeId(tag: Uint8Array, ref: ItemRef, immutable: boolean): string {
  const container = ref.kind === 'calendar' || ref.kind === 'contactFolder'
  const fixed = immutable && !container
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  bytes.set(tag, 0)
  bytes[8] = kinds.indexOf(ref.kind)
  view.setUint16(9, Math.floor(ref.pk / 2 ** 32))
  view.setUint32(11, ref.pk % 2 ** 32)
  view.setUint16(15, fixed ? 0 : ref.place)
  view.setUint32(17, ref.day === undefined ? 0 : Date.parse(ref.day) / dayMs + 1_000_000)
  bytes[21] = fixed ? 1 : 0
  view.setUint32(22, checksum(bytes.subarray(0, 22)))
  return (fixed ? immutablePrefix : plainPrefix) + base64Url(bytes)
}

export function decodeId(tag: Uint8Array, id: string): Decoded {
  const fixed = id.startsWith(immutablePrefix)
  if (!fixed && !id.startsWith(plainPrefix)) return { state: 'malformed' }
  const bytes = fromBase64Url(id.slice(plainPrefix.length))
  if (!bytes || bytes.length !== length) return { state: 'malformed' }
  const view = new DataView(bytes.buffer)
  const kind = kinds[bytes[8] ?? 255]
  const sound = view.getUint32(22) === checksum(bytes.subarray(0, 22))
  if (!kind || !sound || (bytes[21] === 1) !== fixed) return { state: 'malformed' }
  if (tag.some((byte, at) => bytes[at] !== byte)) return { state: 'foreign' }
  const days = view.getUint32(17)
  const pk = view.getUint16(9) * 2 ** 32 + view.getUint32(11)
  const day = days === 0 ? {} : { day: isoDay((days - 1_000_000) * dayMs) }
  return { state: 'ok', ref: { kind, pk, place: view.getUint16(15), ...day }, immutable: fixed }
}

export function isoDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10)
}

/** Text of graph-contract §0: the etag is the change key in weak quotes. */
export function changeKey(tag: Uint8Array, version: number): string {
  const bytes = new Uint8Array(16)
  bytes.set([15, 0, 0, 0])
  bytes.set(tag, 4)
  new DataView(bytes.buffer).setUint32(12, version)
  return btoa(String.fromCharCode(...bytes))
}

export function mailboxTag(userId: string): Uint8Array {
  const tag = new Uint8Array(8)
  const view = new DataView(tag.buffer)
  const bytes = new TextEncoder().encode(userId)
  view.setUint32(0, checksum(bytes))
  view.setUint32(4, checksum(bytes.toReversed()))
  return tag
}

/** FNV-1a, 32 bits. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Undefined for anything that base64Url would not have written. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+={0,2}$/.test(text) || text.length % 4 !== 0) return undefined
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(raw, (char) => char.charCodeAt(0))
  return base64Url(bytes) === text ? bytes : undefined
}
