/**
 * @module
 * Which CRM record an Outlook item may be tied to, packed into few rows: an index of SQLite would cost a row for
 * every link (OPS-2), here all that one transaction links cost one together.
 *
 * New entries lie on one open shelf; when it is full, it is sorted away on the others by their print. An entry is a
 * hint: whether it is true the link itself tells (store-links.ts), so two items of one print do no harm.
 */
import { fingerprint } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { Sql } from '../sql.ts'

export type OutlookIds = {
  readonly transaction: <Value>(work: () => Value) => Value
  readonly recordsOf: (stream: Stream, outlookId: string) => readonly string[]
  readonly add: (stream: Stream, outlookId: string, crmId: string) => void
  readonly drop: (stream: Stream, outlookId: string, crmId: string) => void
  /** The stream's rows were deleted. */
  readonly forget: (stream: Stream) => void
}

/** A full open shelf costs as many rows: 64 for 1,000 links. */
const SHELVES = 64
/** Well below a row's 2 MB, whatever the CRM's ids look like; all of it is written whenever something is linked. */
const ROOM = 1_000
const OPEN = -1

/** Print of an Outlook id → CRM ids. */
type Entries = Map<string, readonly string[]>
type Shelf = { entries: Entries; isDirty: boolean }
/** `text`: what the open shelf's row held when these were read; another text, and they are read anew. */
type Known = { text: string | null; isChecked: boolean; readonly shelves: Map<number, Shelf> }

/** @param room of the open shelf */
export function outlookIds(sql: Sql, room = ROOM): OutlookIds {
  const { shelf, forget, transaction } = openShelves(sql, room)
  const change = (stream: Stream, number: number, work: (entries: Entries) => void) =>
    transaction(() => {
      const one = shelf(stream, number)
      work(one.entries)
      one.isDirty = true
    })
  return {
    transaction,
    forget,
    recordsOf(stream, outlookId) {
      const print = fingerprint(outlookId)
      const on = (number: number) => shelf(stream, number).entries.get(print) ?? []
      return [...on(OPEN), ...on(placeOf(print))]
    },
    add(stream, outlookId, crmId) {
      change(stream, OPEN, (entries) => put(entries, fingerprint(outlookId), crmId))
    },
    drop(stream, outlookId, crmId) {
      const print = fingerprint(outlookId)
      for (const number of [OPEN, placeOf(print)]) {
        const holds = shelf(stream, number).entries.get(print)?.includes(crmId) === true
        if (holds) change(stream, number, (entries) => take(entries, print, crmId))
      }
    },
  }
}

/** Shelves as they are known to this life of the object; what a transaction changes on them is written at its end. */
function openShelves(sql: Sql, room: number) {
  const known = new Map<Stream, Known>()
  let depth = 0
  const shelf = (stream: Stream, number: number): Shelf =>
    shelfOf(sql, stream, current(sql, known, stream, depth > 0), number)
  const writeDown = () => {
    for (const [stream, one] of known) {
      if (sizeOf(one) > room) sortAway(one, (number) => shelf(stream, number))
      write(sql, stream, one)
    }
  }
  const transaction = <Value>(work: () => Value): Value => {
    if (depth > 0) return work()
    depth += 1
    for (const one of known.values()) one.isChecked = false
    try {
      return sql.transaction(() => endedBy(work, writeDown))
    } catch (error) {
      // Nothing of it was written.
      known.clear()
      throw error
    } finally {
      depth -= 1
    }
  }
  return { shelf, transaction, forget: (stream: Stream) => void known.delete(stream) }
}

/** All links of before there were shelves. */
export function shelveLinks(sql: Sql): void {
  type Pair = { stream: Stream; crm_id: string; outlook_id: string }
  const ids = outlookIds(sql)
  ids.transaction(() => {
    const pairs = sql.all<Pair>('SELECT stream, crm_id, outlook_id FROM link')
    for (const pair of pairs) ids.add(pair.stream, pair.outlook_id, pair.crm_id)
  })
}

/** What is known of a stream, as long as nobody but this wrote or erased its rows: looked at once a transaction. */
function current(sql: Sql, known: Map<Stream, Known>, stream: Stream, isWithin: boolean): Known {
  const before = known.get(stream)
  if (before !== undefined && isWithin && before.isChecked) return before
  const text = read(sql, stream, OPEN)
  const isSame = before !== undefined && before.text === text
  const now: Known = isSame ? before : { text, isChecked: false, shelves: new Map() }
  if (!isSame) now.shelves.set(OPEN, { entries: parsed(text), isDirty: false })
  now.isChecked = isWithin
  known.set(stream, now)
  return now
}

function shelfOf(sql: Sql, stream: Stream, { shelves }: Known, number: number): Shelf {
  const before = shelves.get(number)
  if (before !== undefined) return before
  const shelf = { entries: parsed(read(sql, stream, number)), isDirty: false }
  shelves.set(number, shelf)
  return shelf
}

const sizeOf = ({ shelves }: Known): number => shelves.get(OPEN)?.entries.size ?? 0

function sortAway({ shelves }: Known, shelf: (number: number) => Shelf): void {
  for (const [print, records] of shelves.get(OPEN)?.entries ?? []) {
    const place = shelf(placeOf(print))
    for (const crmId of records) put(place.entries, print, crmId)
    place.isDirty = true
  }
  shelves.set(OPEN, { entries: new Map(), isDirty: true })
}

function write(sql: Sql, stream: Stream, known: Known): void {
  for (const [number, shelf] of known.shelves) {
    if (!shelf.isDirty) continue
    const text = JSON.stringify([...shelf.entries])
    sql.run(
      `INSERT INTO outlook_id (stream, shelf, ids) VALUES (?, ?, ?)
       ON CONFLICT (stream, shelf) DO UPDATE SET ids = excluded.ids`,
      stream,
      number,
      text,
    )
    shelf.isDirty = false
    if (number === OPEN) known.text = text
  }
}

function read(sql: Sql, stream: Stream, number: number): string | null {
  const query = 'SELECT ids FROM outlook_id WHERE stream = ? AND shelf = ?'
  return sql.first<{ ids: string }>(query, stream, number)?.ids ?? null
}

const parsed = (text: string | null): Entries =>
  new Map(JSON.parse(text ?? '[]') as [string, string[]][])

/** PERSISTED: entries are found where this put them. */
const placeOf = (print: string): number => Number.parseInt(print, 36) % SHELVES

function put(entries: Entries, print: string, crmId: string): void {
  const others = entries.get(print)?.filter((one) => one !== crmId) ?? []
  entries.set(print, [...others, crmId])
}

function take(entries: Entries, print: string, crmId: string): void {
  const others = entries.get(print)?.filter((one) => one !== crmId) ?? []
  if (others.length === 0) entries.delete(print)
  else entries.set(print, others)
}

function endedBy<Value>(work: () => Value, end: () => void): Value {
  const value = work()
  end()
  return value
}
