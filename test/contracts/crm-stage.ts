/**
 * @module
 * What the suite of the CRM port works with: the CRM under test, sample writes.
 */
import type { Fields, Stream } from '../../edge/domain/record.ts'
import type { CrmOutcome, CrmPort, CrmRecord, CrmWrite, Origin } from '../../edge/ports/crm.ts'

export type CrmUnderTest = {
  readonly port: CrmPort
  /** A member with no records yet. */
  readonly owner: string
  readonly other: string
  readonly person: {
    create(stream: Stream, owner: string, fields: Fields, origin?: Origin): Promise<string>
    update(stream: Stream, id: string, fields: Fields): Promise<void>
    giveTo(stream: Stream, id: string, owner: string): Promise<void>
    remove(stream: Stream, id: string): Promise<void>
  }
}

export const NOW = Date.UTC(2026, 10, 20, 12)
let serial = 0
export const key = (): string => `contract-test-key-${++serial}`

export const timed = (start: string, end: string): Fields => ({
  title: `Meeting ${start}`,
  time: { allDay: false, start, end, zone: 'Europe/Berlin', rule: null },
})

export const create = (owner: string, fields: Fields, reference = key()): CrmWrite => ({
  action: 'create',
  reference,
  ownerId: owner,
  fields,
  key: key(),
})

export function written(outcome: CrmOutcome | undefined): CrmRecord {
  if (outcome?.kind === 'written') return outcome.record
  throw new Error(`expected a written record, got ${JSON.stringify(outcome)}`)
}
