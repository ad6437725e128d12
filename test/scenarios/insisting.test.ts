/**
 * @module
 * What fails again and again is given up in time, and nothing else waits for it (I16, SYN-6, R11).
 */
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type { OutlookWrite } from '../../edge/ports/outlook.ts'
import type { History } from '../simulation/history.ts'
import { itemOf, stage, typed, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const unknown: Failure = { kind: 'unknown', detail: 'HTTP 500' }

/** Writes to Outlook that are chosen fail without having done anything; the others pass. */
function failing(history: History, chosen: (write: OutlookWrite) => boolean, failure: Failure) {
  const pass = history.outlook.write.bind(history.outlook)
  const counted = { attempts: 0 }
  history.outlook.write = async (stream, box, writes) => {
    const passing = await pass(
      stream,
      box,
      writes.filter((write) => !chosen(write)),
    )
    const left = [...passing]
    return writes.map((write) => {
      if (!chosen(write)) return left.shift() ?? { kind: 'failed', failure: unknown }
      counted.attempts += 1
      return { kind: 'failed', failure }
    })
  }
  const mend = () => {
    history.outlook.write = pass
  }
  return { counted, mend }
}

const titled =
  (title: string) =>
  (write: OutlookWrite): boolean =>
    write.action !== 'delete' && write.fields['title'] === title

const parkedCodes = ({ store, stream }: History) =>
  store.parkedAfter(stream, null, 50).map(({ code }) => code)

/** Slices with their pauses slept through. @returns milliseconds that passed */
async function slices(history: History, count: number): Promise<number> {
  const began = history.now
  for (let n = 0; n < count; n++) {
    history.ring(false, false)
    history.rest()
    history.restUntilDue()
    await history.slice()
  }
  return history.now - began
}

const edit = (history: History, id: string, title: string) => history.crm.edit(id, { title }, 'ui')

describe('one record whose write fails for ever', () => {
  it('I16 SYN-6 an update that answers 5xx is parked within a minute, its neighbours arrive', async () => {
    const history = await stage({ initial: 6 })
    const ids = [...history.crm.records.keys()]
    const { counted, mend } = failing(history, titled('bad'), unknown)
    for (const [index, id] of ids.entries()) edit(history, id, index === 2 ? 'bad' : `new ${id}`)
    const took = await slices(history, 12)
    for (const [index, id] of ids.entries())
      expect(itemOf(history, id)?.fields['title'] === `new ${id}`).toBe(index !== 2)
    expect(parkedCodes(history)).toEqual(['keeps-failing'])
    expect(counted.attempts).toBeLessThanOrEqual(13)
    expect(took).toBeLessThan(2 * 3_600_000)
    expect(history.store.stream(history.stream).retry).toBeNull()
    // Given up until something is different: no request, no write.
    const { attempts } = counted
    await slices(history, 5)
    expect(counted.attempts).toBe(attempts)
    mend()
    history.dueForComparison()
    await history.settle()
    expect(itemOf(history, ids[2] ?? '')?.fields['title']).toBe('bad')
    expect(parkedCodes(history)).toEqual([])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('a create of unknown outcome is parked, and made once when it is possible again', async () => {
    const history = await stage({ initial: 2 })
    const { mend } = failing(history, titled('bad'), unknown)
    typed(history, event('bad'))
    await slices(history, 14)
    expect(parkedCodes(history)).toEqual(['keeps-failing'])
    mend()
    history.dueForComparison()
    await history.settle()
    const made = history.outlook.living().filter(({ fields }) => fields['title'] === 'bad')
    expect(made).toHaveLength(1)
    expect(parkedCodes(history)).toEqual([])
  })

  for (const kind of ['stale', 'gone'] as const) {
    it(`an update that is "${kind}" though it was just read is not tried without a pause`, async () => {
      const history = await stage({ initial: 3 })
      const [id = ''] = history.crm.records.keys()
      const { counted } = failing(history, titled('bad'), { kind, detail: 'again' })
      edit(history, id, 'bad')
      history.ring(false, false)
      await history.slice()
      expect(counted.attempts).toBe(2)
      expect(history.store.nextDue(history.stream)).toBeGreaterThan(history.now)
      expect(history.store.stream(history.stream).retry).toBeNull()
      await slices(history, 14)
      expect(counted.attempts).toBe(12)
      expect(parkedCodes(history)).toEqual(['keeps-failing'])
    })
  }

  for (const make of [false, true]) {
    const what = make ? 'a create in doubt' : 'an update'
    it(`I16 SYN-6 nobody waits for ${what} that fails by itself: no pause of the stream, ever`, async () => {
      const history = await stage({ initial: 3 })
      const [bad = '', other = ''] = history.crm.records.keys()
      const { counted } = failing(history, titled('bad'), unknown)
      if (make) typed(history, event('bad'))
      else edit(history, bad, 'bad')
      for (let n = 0; n < 14; n++) {
        await slices(history, 1)
        const before = history.now
        edit(history, other, `n${n}`)
        history.ring(false, false)
        await history.slice()
        expect(itemOf(history, other)?.fields['title']).toBe(`n${n}`)
        expect(history.now - before).toBeLessThan(1_000)
        expect(history.store.stream(history.stream).retry).toBeNull()
      }
      expect(counted.attempts).toBeLessThanOrEqual(12)
      expect(parkedCodes(history)).toEqual(['keeps-failing'])
    })
  }

  it('a create in doubt that did arrive is not made twice while it waits, however it is looked at', async () => {
    const history = await stage({ initial: 1 })
    const pass = history.outlook.write.bind(history.outlook)
    let lost = 4
    history.outlook.write = async (stream, box, writes) => {
      const answers = await pass(stream, box, writes)
      const isLost = writes.some(titled('made')) && lost-- > 0
      return isLost ? writes.map(() => ({ kind: 'failed', failure: unknown })) : answers
    }
    const id = typed(history, { ...event('made'), note: 'n' })
    history.ring(false, false)
    await history.slice()
    // Told of on both sides, and everything compared, before the answer is known.
    history.crm.edit(id, { note: 'x' }, 'ui')
    history.dueForComparison()
    for (let n = 0; n < 6; n++) {
      history.ring(false, true)
      await history.slice()
    }
    await history.settle()
    const made = history.outlook.living().filter(({ fields }) => fields['title'] === 'made')
    expect(made.map(({ fields }) => fields['note'])).toEqual(['X'])
    expect(history.crm.records.size).toBe(2)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('what changes is tried afresh, and passes', async () => {
    const history = await stage({ initial: 2 })
    const [id = ''] = history.crm.records.keys()
    failing(history, titled('bad'), unknown)
    edit(history, id, 'bad')
    await slices(history, 14)
    edit(history, id, 'good')
    await history.settle()
    expect(itemOf(history, id)?.fields['title']).toBe('good')
    expect(parkedCodes(history)).toEqual([])
  })
})

describe('a side that fails as a whole', () => {
  it('SYN-6 parks nothing, however long it asks to wait', async () => {
    const history = await stage({ initial: 30 })
    const busy: Failure = { kind: 'later', detail: 'HTTP 503' }
    const { mend } = failing(history, () => true, busy)
    for (const id of history.crm.records.keys()) edit(history, id, `n${id}`)
    await slices(history, 40)
    expect(parkedCodes(history)).toEqual([])
    expect(history.store.stream(history.stream).problem?.code).toBe('outlook-unavailable')
    mend()
    await history.settle()
    for (const id of history.crm.records.keys())
      expect(itemOf(history, id)?.fields['title']).toBe(`n${id}`)
  })
})
