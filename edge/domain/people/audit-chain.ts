/**
 * @module
 * The audit log as a chain: each entry is sealed together with the seal of the one before, so that what was
 * changed, taken out or moved afterwards shows (USR-6, OPS-3).
 *
 * Does not own: where entries are kept (ports/people-store.ts), the hash itself (adapters/seal.ts). Who can
 * write the table can also seal everything anew: against that, a seal noted elsewhere is looked for.
 */

/** SHA-256 as base64url, at once: entries are sealed inside the transaction that writes them. */
export type Seal = (text: string) => string

export type Auditable = {
  readonly id: number
  readonly at: string
  readonly actor: { readonly id: string; readonly name: string | null } | null
  readonly action: string
  readonly target: { readonly id: string; readonly label: string | null }
  readonly from: { readonly via: string; readonly address: string | null }
  readonly details: Readonly<Record<string, string>>
}

export type Sealed = Auditable & { readonly previous: string; readonly hash: string }

/** Before the first entry there is nothing. */
export const chainStart = ''

export function sealOf(previous: string, entry: Auditable, seal: Seal): string {
  return seal(`${previous}\n${textOf(entry)}`)
}

/** A list, so that the order of keys plays no part and nothing can be read two ways. */
const textOf = ({ id, at, actor, action, target, from, details }: Auditable): string =>
  JSON.stringify([
    id,
    at,
    actor && [actor.id, actor.name],
    action,
    [target.id, target.label],
    [from.via, from.address],
    Object.entries(details).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ])

export type ChainFault = {
  /** Where in the list, from 0. */
  readonly index: number
  readonly kind: 'changed' | 'removed' | 'reordered' | 'rewritten'
}

/** `seen`: a seal noted from an earlier export. null: all of it is as it was written. */
export function chainFault(
  newestFirst: readonly Sealed[],
  seal: Seal,
  seen: string | null,
): ChainFault | null {
  for (const [index, entry] of newestFirst.entries()) {
    const kind = faultOf(entry, newestFirst[index + 1], seal)
    if (kind !== null) return { index, kind }
  }
  const isKnown = seen === null || newestFirst.some(({ hash }) => hash === seen)
  return isKnown ? null : { index: 0, kind: 'rewritten' }
}

function faultOf(entry: Sealed, older: Sealed | undefined, seal: Seal): ChainFault['kind'] | null {
  if (sealOf(entry.previous, entry, seal) !== entry.hash) return 'changed'
  if (entry.previous === (older?.hash ?? chainStart)) return null
  return older !== undefined && older.id >= entry.id ? 'reordered' : 'removed'
}
