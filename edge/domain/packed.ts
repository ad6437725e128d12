/**
 * @module
 * Neighbours packed together, in order, as far as one pack may hold them.
 */

export type PackLimit = {
  /** Sum of the sizes; one that is larger by itself is alone in its pack. */
  readonly size: number
  readonly count?: number
}

export function packed<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  { size: limit, count = Infinity }: PackLimit,
): readonly Item[][] {
  const packs: Item[][] = []
  let room = 0
  for (const item of items) {
    const size = sizeOf(item)
    const last = packs.at(-1)
    if (last !== undefined && last.length < count && size <= room) last.push(item)
    else {
      packs.push([item])
      room = limit
    }
    room -= size
  }
  return packs
}
