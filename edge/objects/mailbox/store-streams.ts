/**
 * @module
 * Rows of the streams' states, and what of a state is noted in memory alone because a crash may forget it (OPS-2).
 *
 * Owns: which members those are. A note holds only over the very row it was made for, so whatever else writes or
 * erases that row makes it void. What people are told of the last sync is found again in the activity.
 */
import type { Stream } from '../../domain/record.ts'
import type { MailboxStore, StreamState } from '../../ports/mailbox-store.ts'
import type { Sql } from '../sql.ts'

type StreamStore = Pick<MailboxStore, 'stream' | 'saveStream' | 'noteStream'>
type Note = { readonly over: string; readonly state: StreamState }

/** Lost, Outlook is asked again for what was known already: work, never records. */
const forgettable = [
  'outlookCursor',
  'doorbellAt',
  'pollAt',
  'lastSyncAt',
  'lastTravelMs',
] as const satisfies readonly (keyof StreamState)[]

export function streamRows(sql: Sql): StreamStore {
  const notes = new Map<Stream, Note>()
  const met = new Set<Stream>()
  const read = (stream: Stream) =>
    sql.first<{ state: string }>('SELECT state FROM stream WHERE stream = ?', stream)?.state
  const save = (state: StreamState) => {
    notes.delete(state.stream)
    sql.run(
      `INSERT INTO stream (stream, state) VALUES (?, ?)
       ON CONFLICT (stream) DO UPDATE SET state = excluded.state WHERE state <> excluded.state`,
      state.stream,
      JSON.stringify(state),
    )
  }
  return {
    stream(stream) {
      const text = read(stream)
      if (text === undefined) return initialState(stream)
      const note = notes.get(stream)
      if (note?.over === text) return note.state
      const state = stateOf(stream, text)
      if (met.has(stream)) return state
      met.add(stream)
      const told = { ...state, ...lastSync(sql, state) }
      notes.set(stream, { over: text, state: told })
      return told
    },
    saveStream: save,
    noteStream(state) {
      const over = read(state.stream)
      if (over === undefined || !isForgettable(stateOf(state.stream, over), state)) save(state)
      else notes.set(state.stream, { over, state })
    },
  }
}

const stateOf = (stream: Stream, text: string): StreamState => ({
  ...initialState(stream),
  ...(JSON.parse(text) as StreamState),
})

/** A doorbell that is written down, and a round of which pages are read, end in a row as they began in one. */
function isForgettable(written: StreamState, state: StreamState): boolean {
  const isAnswered = written.doorbellAt !== null && written.doorbellAt !== state.doorbellAt
  if (isAnswered || (written.pages ?? 0) + (state.pages ?? 0) > 0) return false
  const noted = Object.fromEntries(forgettable.map((name) => [name, state[name]]))
  return sorted({ ...written, ...noted, pages: 0 }) === sorted({ ...state, pages: 0 })
}

const sorted = (state: StreamState): string =>
  JSON.stringify(Object.entries(state).toSorted(([one], [other]) => (one < other ? -1 : 1)))

/** Newest rows that are searched for it: the stream's own row is written every day (next-comparison.ts). */
const SEARCHED = 50

function lastSync(
  sql: Sql,
  { stream, lastSyncAt }: StreamState,
): Partial<Pick<StreamState, 'lastSyncAt' | 'lastTravelMs'>> {
  // Switched on anew, and nothing came of it yet: what is told of the time before is not of this one.
  if (lastSyncAt === null) return {}
  const row = sql.first<{ at: number; travel_ms: number }>(
    `SELECT at, travel_ms FROM activity
     WHERE id > (SELECT max(id) FROM activity) - ? AND stream = ? AND travel_ms IS NOT NULL
     ORDER BY id DESC LIMIT 1`,
    SEARCHED,
    stream,
  )
  if (row === undefined || row.at <= lastSyncAt) return {}
  return { lastSyncAt: row.at, lastTravelMs: row.travel_ms }
}

function initialState(stream: Stream): StreamState {
  return {
    stream,
    phase: 'off',
    epoch: 0,
    container: null,
    outlookCursor: null,
    doorbellAt: null,
    pollAt: 0,
    compareAt: 0,
    listing: null,
    comparing: false,
    skipped: {},
    watch: null,
    retry: null,
    problem: null,
    brake: null,
    brakeReleasedUntil: 0,
    deletes: {},
    conflicts: 0,
    lastSyncAt: null,
    lastTravelMs: null,
    firstSyncEndedAt: null,
  }
}
