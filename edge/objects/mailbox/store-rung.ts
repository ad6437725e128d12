/**
 * @module
 * Looks of the last bells, packed into one row a stream: a bell costs one row, whatever it names (OPS-2).
 *
 * A look whose version the link has reached is answered: it is neither shown nor taken out, the next bell writes
 * over it. Does not own: looks that do not fit in or wait for their time (store-work.ts).
 */
import type { Stream } from '../../domain/record.ts'
import type { Look, MailboxStore } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

type Links = Pick<MailboxStore, 'linkByCrm' | 'linkByOutlook'>
type Named = Pick<Look, 'stream' | 'side' | 'id'>

export type Rung = {
  readonly transaction: MailboxStore['transaction']
  /** Those that nobody answered yet. */
  readonly all: (stream: Stream) => readonly Look[]
  /** False: there is no room for it. */
  readonly add: (look: Omit<Look, 'rings'>) => boolean
  /** False: it is not among them as it was read. */
  readonly drop: (look: Look) => boolean
}

/** More are a list rather than a bell, and every reader reads all of them. */
const ROOM = 20

export function rungRows(sql: Sql, links: Links): Rung {
  const row = packedRow(sql, links)
  return {
    all: row.all,
    transaction: row.transaction,
    add(look) {
      const looks = row.living(look.stream)
      const waiting = looks.find((one) => isSame(one, look))
      if (waiting === undefined && (looks.length >= ROOM || look.dueAt !== undefined)) return false
      const others = looks.filter((one) => one !== waiting)
      const added = waiting === undefined ? { ...look, rings: 1 } : joined(waiting, look)
      row.keep(look.stream, [...others, added])
      return true
    },
    drop(look) {
      const looks = row.read(look.stream)
      const others = looks.filter((one) => !isTheVery(one, look))
      if (others.length === looks.length) return false
      row.keep(look.stream, others)
      return true
    },
  }
}

/** One row a stream, written at the end of a transaction and only if it says anything new by then. */
function packedRow(sql: Sql, links: Links) {
  const unwritten = new Map<Stream, readonly Look[]>()
  /** What the running transaction saw it hold: a long list is not measured against it again and again. */
  const seen = new Map<Stream, readonly Look[]>()
  let depth = 0
  const read = (stream: Stream) => unwritten.get(stream) ?? written(sql, stream)
  const open = (looks: readonly Look[]) => looks.filter((look) => !isAnswered(links, look))
  const all = (stream: Stream) => open(read(stream))
  // The links are as they will be: what is answered by now need not be taken out.
  const writeDown = () => {
    for (const [stream, looks] of unwritten) {
      const text = JSON.stringify(open(looks))
      if (text !== JSON.stringify(open(written(sql, stream)))) put(sql, stream, text)
    }
    unwritten.clear()
  }
  const living = (stream: Stream) => {
    const looks = seen.get(stream) ?? all(stream)
    if (depth > 0) seen.set(stream, looks)
    return looks
  }
  const keep = (stream: Stream, looks: readonly Look[]) => {
    unwritten.set(stream, looks)
    if (depth === 0) writeDown()
    else seen.set(stream, looks)
  }
  const transaction = <Value>(work: () => Value): Value => {
    if (depth > 0) return work()
    depth += 1
    try {
      return sql.transaction(() => endedBy(work, writeDown))
    } finally {
      unwritten.clear()
      seen.clear()
      depth -= 1
    }
  }
  return { all, read, living, keep, transaction }
}

function written(sql: Sql, stream: Stream): readonly Look[] {
  const row = sql.first<{ looks: string }>('SELECT looks FROM rung WHERE stream = ?', stream)
  return row === undefined ? [] : (JSON.parse(row.looks) as Look[])
}

function endedBy<Value>(work: () => Value, end: () => void): Value {
  const value = work()
  end()
  return value
}

function put(sql: Sql, stream: Stream, looks: string): void {
  sql.run(
    `INSERT INTO rung (stream, looks) VALUES (?, ?)
     ON CONFLICT (stream) DO UPDATE SET looks = excluded.looks`,
    stream,
    looks,
  )
}

const isSame = (one: Named, other: Named): boolean => one.side === other.side && one.id === other.id

/** Rung again, or answered and rung anew meanwhile, it is another one. */
const isTheVery = (one: Look, other: Look): boolean =>
  isSame(one, other) && one.rings === other.rings && one.version === other.version

function isAnswered(links: Links, { stream, side, id, both, version }: Look): boolean {
  if (both || version === null) return false
  const isCrm = side === 'crm'
  const link = isCrm ? links.linkByCrm(stream, id) : links.linkByOutlook(stream, id)
  return version === (isCrm ? link?.crmVersion : link?.outlookVersion)
}

/** As a second notice joins the first in the table of looks (store-work.ts). */
function joined(waiting: Look, look: Omit<Look, 'rings'>): Look {
  return {
    ...waiting,
    both: waiting.both || look.both,
    noticedAt: Math.min(waiting.noticedAt, look.noticedAt),
    version: waiting.version === look.version ? waiting.version : null,
    rings: waiting.rings + 1,
  }
}
