/**
 * @module
 * Scenarios I03, I07, J06, J12, O12, O15: rights that are lacking, containers renamed and brought back, ids and
 * amounts.
 */
import { describe, expect, it } from 'vitest'
import { hearCrm } from '../../edge/app/mailbox/notices.ts'
import { retryParked } from '../../edge/app/mailbox/parked.ts'
import { fail } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type { Link } from '../../edge/domain/sync/link.ts'
import type { History } from '../simulation/history.ts'
import { ME } from '../simulation/model-crm.ts'
import { itemOf, recordOf, stage, typedInOutlook, writesOf, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: 'n', tag: '', place: '' })
const stateOf = ({ store, stream }: History) => store.stream(stream)
const clockOf = (history: History) => ({
  now: () => history.now,
  random: () => 0.5,
  uuid: () => 'u',
})

describe('rights', () => {
  it('I03 who may not edit in the CRM: what comes from Outlook waits with the reason, the rest goes on', async () => {
    const history = await stage({ initial: 4 })
    const { crm, store, stream } = history
    const [first = '', second = ''] = crm.records.keys()
    const item = itemOf(history, first)?.id ?? ''
    const pass = crm.write.bind(crm)
    const forbidden: Failure = { kind: 'refused', code: 'permission', detail: 'CRM: 403' }
    crm.write = async (_stream, writes) =>
      writes.map(() => ({ kind: 'failed', failure: forbidden }))
    history.outlook.edit(item, { title: 'theirs' })
    const made = typedInOutlook(history, event('new'))
    crm.edit(second, { title: 'ours' }, 'ui')
    await history.settle()
    expect(itemOf(history, second)?.fields['title']).toBe('ours')
    const waiting = store.parkedAfter(stream, null, 9)
    expect(waiting.map(({ side, id, code }) => [side, id, code])).toEqual([
      ['outlook', item, 'permission'],
      ['outlook', made, 'permission'],
    ])
    expect(stateOf(history)).toMatchObject({ phase: 'live', retry: null, problem: null })
    crm.write = pass
    expect(retryParked({ store, clock: clockOf(history) }, stream, {}).ok).toBe(true)
    await history.settle()
    expect(crm.records.get(first)?.fields['title']).toBe('theirs')
    expect(recordOf(history, made)?.fields['title']).toBe('new')
    expect(store.countParked(stream)).toBe(0)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('I07 a mailbox that takes no subscriptions is asked instead, and goes on', async () => {
    const history = await stage({ initial: 2 })
    const { store, outlook } = history
    const refused: Failure = { kind: 'refused', code: 'not-supported', detail: 'HTTP 400' }
    outlook.watch = async () => fail(refused)
    store.saveStream({ ...stateOf(history), watch: null })
    const [item] = outlook.living()
    outlook.edit(item?.id ?? '', { title: 'silent' })
    outlook.notices.splice(0)
    await history.poll()
    expect(recordOf(history, item?.id ?? '')?.fields['title']).toBe('silent')
    expect(stateOf(history)).toMatchObject({ phase: 'live', watch: null, problem: null })
    // As often as where nobody rings (30 s on this stage), not as the net under the ringing (60 s).
    expect(stateOf(history).pollAt - history.now).toBeLessThanOrEqual(30_000)
  })
})

describe('the container', () => {
  it('J06 renamed: the sync goes on in it, and its name stays as the person chose it', async () => {
    const history = await stage({ initial: 3 })
    const { outlook, crm } = history
    const box = outlook.boxes.get(stateOf(history).container?.id ?? '')
    if (box === undefined) throw new Error('no container')
    outlook.boxes.set(box.id, { ...box, name: 'Kunden' })
    const [id = ''] = crm.records.keys()
    crm.edit(id, { title: 'after' }, 'ui')
    typedInOutlook(history, event('more'))
    await history.settle()
    expect(itemOf(history, id)?.fields['title']).toBe('after')
    expect(crm.records.size).toBe(4)
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect([...outlook.boxes.values()].map(({ name }) => name)).toEqual(['Kunden'])
  })

  it('J12 brought back out of the bin: it stays off until a person switches on, then nothing is doubled', async () => {
    const history = await stage({ initial: 3 })
    const { outlook, crm } = history
    const box = outlook.boxes.get(stateOf(history).container?.id ?? '')
    const items = outlook.living().map(({ fields, marker }) => ({ fields, marker }))
    outlook.deleteContainer()
    await history.poll()
    expect(stateOf(history).phase).toBe('off')
    if (box === undefined) throw new Error('no container')
    outlook.boxes.set(box.id, box)
    for (const { fields, marker } of items) outlook.add(fields, marker, box.id)
    const before = writesOf(history)
    await history.poll()
    expect(stateOf(history).phase).toBe('off')
    expect(writesOf(history)).toBe(before)
    history.switch(true)
    await history.settle()
    expect(stateOf(history)).toMatchObject({ phase: 'live', container: { id: box.id } })
    expect([crm.records.size, outlook.living().length]).toEqual([3, 3])
    for (const id of crm.records.keys()) expect(itemOf(history, id)).toBeDefined()
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})

describe('ids and amounts', () => {
  it('O12 ids that differ by case alone are different records, on both sides', async () => {
    const { store, stream } = await stage()
    const link = (crmId: string, outlookId: string): Link => ({
      stream,
      crmId,
      outlookId,
      base: null,
      crmVersion: crmId,
      outlookVersion: null,
      state: 'linked',
      ourDelete: null,
    })
    for (const one of [link('AbC', 'AAMk='), link('abc', 'aamk=')]) store.putLink(one)
    expect(store.linkByCrm(stream, 'abc')?.outlookId).toBe('aamk=')
    expect(store.linkByOutlook(stream, 'AAMk=')?.crmId).toBe('AbC')
    expect(store.linkByCrm(stream, 'ABC')).toBeNull()
    store.dropLink(stream, 'abc')
    expect(store.linkByCrm(stream, 'AbC')?.crmVersion).toBe('AbC')
  })

  it('O15 20,000 changes at once: mostly others, none of mine is missed, no slice goes beyond its bound', async () => {
    const history = await stage({ initial: 900 })
    const { crm, store, stream, ledger } = history
    for (const id of crm.records.keys()) crm.edit(id, { title: `n${id}` }, 'ui')
    const foreign = Array.from({ length: 19_100 }, (_, index) => ({
      stream,
      id: `x${index}`,
      gone: false,
      version: '2',
      ownerId: 'noah',
      previousOwnerId: null,
      causedBy: null,
    }))
    hearCrm({ store, clock: clockOf(history), member: ME }, foreign, false, false)
    expect(store.countLooks(stream)).toBe(0)
    let slices = 0
    history.ring(false, false)
    expect(store.countLooks(stream)).toBe(900)
    while ((await history.slice()) === 'more') slices += 1
    expect(slices).toBeGreaterThan(1)
    expect(ledger.violations).toEqual([])
    for (const id of crm.records.keys()) expect(itemOf(history, id)?.fields['title']).toBe(`n${id}`)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })
})
