/**
 * @module
 * What the suite of the Outlook port works with: the mailbox under test, sample records, short ways to
 * write, read and walk a round.
 */
import { beforeEach } from 'vitest'
import type { Fields, Stream } from '../../edge/domain/record.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type {
  Container,
  OutlookItem,
  OutlookOutcome,
  OutlookPage,
  OutlookPort,
  ListedRow,
} from '../../edge/ports/outlook.ts'

export type OutlookUnderTest = {
  readonly port: OutlookPort
  readonly person: {
    create(stream: Stream, containerId: string, fields: Fields): Promise<string>
    update(stream: Stream, id: string, fields: Fields): Promise<void>
    remove(stream: Stream, id: string): Promise<void>
    /** To another calendar or folder of the same mailbox. */
    moveAway(stream: Stream, id: string): Promise<void>
    makeContainer(stream: Stream, name: string): Promise<string>
    removeContainer(stream: Stream, id: string): Promise<void>
  }
  /** Every cursor handed out so far is forgotten. */
  expireCursors(): Promise<void>
}

export const streams = ['calendar', 'contacts'] as const

let serial = 0
export const key = (): string => `outlook-contract-${++serial}`

export const event = (title: string, day = '2026-12-01'): Fields => ({
  title,
  time: {
    allDay: false,
    start: `${day}T09:00:00`,
    end: `${day}T10:00:00`,
    zone: 'Europe/Berlin',
    rule: null,
  },
  exceptions: null,
  description: { text: `About ${title}`, people: [] },
  location: 'Room 1',
  showAs: 'busy',
  privacy: 'normal',
  reminder: 15,
  categories: [],
})

export const contact = (name: string): Fields => ({
  'name.first': name,
  'name.last': 'Tester',
  company: 'Example',
  'email.1': `${name.toLowerCase()}@example.com`,
  'phone.business.1': '+49 30 123456',
  'phone.mobile': '+49 170 123456',
  'address.business.city': 'Berlin',
  birthday: '1974-07-22',
  notes: 'One\nTwo',
})

export const sample = (stream: Stream, name: string): Fields =>
  stream === 'calendar' ? event(name) : contact(name)

export const nameOf = (stream: Stream): string => (stream === 'calendar' ? 'title' : 'name.first')

export const create = (fields: Fields, options: { key?: string; replay?: boolean } = {}) =>
  ({ action: 'create', key: key(), replay: false, fields, ...options }) as const

export function written(outcome: OutlookOutcome | undefined): OutlookItem {
  if (outcome?.kind === 'written') return outcome.item
  throw new Error(`expected a written item, got ${JSON.stringify(outcome)}`)
}

export const value = async <Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; failure: unknown }>,
): Promise<Value> => {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** All pages of a round, the last one's cursor with them. */
export async function round<Row>(
  read: (cursor: string | null) => Promise<Result<OutlookPage<Row>, Failure>>,
  cursor: string | null = null,
): Promise<{ rows: Row[]; cursor: string }> {
  const rows: Row[] = []
  let at = cursor
  for (let pages = 0; pages < 50; pages++) {
    const page: OutlookPage<Row> = await value(read(at))
    rows.push(...page.rows)
    at = page.cursor
    if (page.complete) return { rows, cursor: at }
  }
  throw new Error('a round without end')
}

export const idOf = (row: ListedRow): string => (row.kind === 'item' ? row.item.id : row.id)

export type Stage = OutlookUnderTest & { box: Container }

export function staged(stream: Stream, make: () => Promise<OutlookUnderTest>): () => Stage {
  let stage: Stage | null = null
  beforeEach(async () => {
    const outlook = await make()
    const box = await value(outlook.port.ensureContainer(stream, 'Northwind', 'contract-mark'))
    stage = { ...outlook, box }
  })
  return () => {
    if (stage === null) throw new Error('not staged')
    return stage
  }
}
