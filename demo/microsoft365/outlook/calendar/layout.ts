/**
 * @module
 * Where events stand: bars of whole days in rows, pieces of timed events side by side in their column.
 *
 * Does not own: drawing. Whatever is given needs only wall-clock times.
 */
import { addDays, addMinutes, dayOf, daysBetween, minutesBetween } from './wall-time.ts'

export type Timed = { start: string; end: string; allDay: boolean }
/** `top` and `height` in minutes of the day; lane 0 is the leftmost of `lanes`. */
export type Piece<T> = { item: T; top: number; height: number; lane: number; lanes: number }
/** `from` is the column's number, `length` in columns. */
export type Bar<T> = { item: T; from: number; length: number; row: number }

const dayMinutes = 1440
/** Shorter events are drawn as long as this, so that their title can be read and hit. */
export const leastMinutes = 30

/** Events of a day or longer stand with the whole days, as in Outlook. */
export const isWhole = ({ start, end, allDay }: Timed): boolean =>
  allDay || minutesBetween(start, end) >= dayMinutes

export function piecesOf<T extends Timed>(items: readonly T[], day: string): Piece<T>[] {
  const midnight = `${day}T00:00`
  const pieces = items
    .filter((item) => !isWhole(item) && touches(item, day))
    .map((item) => {
      const from = Math.max(0, minutesBetween(midnight, item.start))
      const to = Math.min(dayMinutes, minutesBetween(midnight, item.end))
      const top = Math.min(from, dayMinutes - leastMinutes)
      return { item, top, height: Math.max(to - from, leastMinutes), lane: 0, lanes: 1 }
    })
    .toSorted((a, b) => a.top - b.top || b.height - a.height)
  for (const cluster of clustersOf(pieces)) sideBySide(cluster)
  return pieces
}

const touches = ({ start, end }: Timed, day: string): boolean =>
  dayOf(start) === day || (start < `${day}T00:00` && end > `${day}T00:00`)

/** Runs of pieces of which each overlaps one before. */
function clustersOf<T>(pieces: readonly Piece<T>[]): Piece<T>[][] {
  const clusters: Piece<T>[][] = []
  let until = -1
  for (const piece of pieces) {
    const cluster = clusters.at(-1)
    if (cluster && piece.top < until) cluster.push(piece)
    else clusters.push([piece])
    until = Math.max(cluster && piece.top < until ? until : 0, piece.top + piece.height)
  }
  return clusters
}

function sideBySide<T>(cluster: Piece<T>[]): void {
  const ends: number[] = []
  for (const piece of cluster) {
    const free = ends.findIndex((end) => end <= piece.top)
    piece.lane = free === -1 ? ends.length : free
    ends[piece.lane] = piece.top + piece.height
  }
  for (const piece of cluster) piece.lanes = ends.length
}

export function barsOf<T extends Timed>(items: readonly T[], days: readonly string[]): Bar<T>[] {
  const first = days[0] ?? ''
  const bars = items.filter(isWhole).flatMap((item): Bar<T>[] => {
    const from = Math.max(0, daysBetween(first, item.start))
    const to = Math.min(days.length - 1, daysBetween(first, lastDayOf(item)))
    return to < from ? [] : [{ item, from, length: to - from + 1, row: 0 }]
  })
  const ends: number[] = []
  const sorted = bars.toSorted((a, b) => a.from - b.from || b.length - a.length)
  for (const bar of sorted) {
    const free = ends.findIndex((end) => end <= bar.from)
    bar.row = free === -1 ? ends.length : free
    ends[bar.row] = bar.from + bar.length
  }
  return sorted
}

/** The end is exclusive: an event until midnight does not touch the next day. */
export function lastDayOf({ start, end, allDay }: Timed): string {
  const last = allDay ? addDays(dayOf(end), -1) : dayOf(addMinutes(end, -1))
  return last < dayOf(start) ? dayOf(start) : last
}
