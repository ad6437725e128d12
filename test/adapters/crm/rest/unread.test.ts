/**
 * @module
 * One record the CRM stumbles over, or answers in a way nobody can read, says nothing of the others (SYN-6).
 */
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../../edge/adapters/crm/rest/batch.ts'
import { readRecords } from '../../../../edge/adapters/crm/rest/records.ts'
import type { Failure } from '../../../../edge/domain/stream/failure.ts'

const gone: Failure = { kind: 'gone', detail: '404' }
const stumbles: Failure = { kind: 'later', detail: '500' }
const busy: Failure = { kind: 'later', afterMs: 1_000, detail: '503' }

/** Answers by the first letter of the id. */
const batch: Batch = async (operations) =>
  operations.map(({ id = '' }) => {
    if (id.startsWith('unreadable')) return { ok: true, value: { status: 200, body: 'oops' } }
    const failures: Record<string, Failure> = { g: gone, s: stumbles, b: busy }
    return { ok: false, failure: failures[id.slice(0, 1)] ?? stumbles }
  })

async function read(...ids: string[]) {
  const looks = await readRecords(batch, 'calendar', ids)
  return looks.ok ? [...looks.value] : looks.failure
}

describe('reading records of the CRM by id', () => {
  it('leaves out the one it stumbles over, and the one nobody can read', async () => {
    expect(await read('g1', 's1', 'unreadable', 'g2')).toEqual([
      ['g1', { kind: 'gone' }],
      ['g2', { kind: 'gone' }],
    ])
  })
  it('fails when nothing is said of any', async () => {
    expect(await read('s1', 'unreadable')).toMatchObject({ kind: 'later' })
  })
  it('waits as a whole when it is asked to', async () => {
    expect(await read('g1', 'b1')).toMatchObject({ kind: 'later', afterMs: 1_000 })
  })
})
