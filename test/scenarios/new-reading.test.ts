/**
 * @module
 * Scenarios P05, G15: a release of ours, or the platform's table of zones, reads values otherwise than the one before.
 * Nothing that nobody changed is written because of it.
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Json } from '../../edge/domain/record.ts'
import type { Group, SyncMap } from '../../edge/domain/sync/sync-map.ts'
import type { History } from '../simulation/history.ts'
import { sampleMap } from '../simulation/sample-map.ts'
import { itemOf, recordOf, stage, typed, writesOf, writesOfAnotherRun } from './stage.ts'

type Read = (value: Json) => Json
const marked: Read = (value) => `«${String(value ?? '')}»`
const asIs: Read = (value) => value

/** Reads titles and notes otherwise, on the sides named, and writes what it reads. */
function readBy(crm: Read, outlook: Read): SyncMap {
  const otherwise = (group: Group): Group => ({
    ...group,
    readCrm: (fields) => through(crm, group.readCrm(fields)),
    readOutlook: (fields) => through(outlook, group.readOutlook(fields)),
  })
  const through = (read: Read, value: Json | undefined) =>
    value === undefined ? undefined : read(value)
  return sampleMap.map((group) =>
    ['title', 'note'].includes(group.name) ? otherwise(group) : group,
  )
}

const event = (n: number) => ({ title: `e${n}`, note: `n${n}`, tag: '', place: '' })

async function sixty(): Promise<{ history: History; ids: readonly string[] }> {
  const history = await stage()
  const ids = Array.from({ length: 60 }, (_, n) => typed(history, event(n)))
  await history.settle()
  expect(history.outlook.living()).toHaveLength(60)
  return { history, ids }
}

/** The release comes, and the next time anybody asks. */
async function release(history: History, map: SyncMap, reading = 2): Promise<void> {
  history.release = { map, reading }
  history.wait(130_000)
  await history.settle()
}

describe('P05 a release reads values otherwise', () => {
  it.each([
    ['of Outlook', readBy(asIs, marked)],
    ['of the CRM', readBy(marked, asIs)],
    ['of both', readBy(marked, marked)],
  ])('%s: 60 of 60 differ and nobody changed any: not one write, then or later', async (_, map) => {
    const { history } = await sixty()
    const before = writesOf(history)
    await release(history, map)
    expect(history.store.stream('calendar')).toMatchObject({ reading: 2, phase: 'live' })
    expect(await writesOfAnotherRun(history)).toBe(0)
    history.store.saveStream({ ...history.store.stream('calendar'), deepDue: true })
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(writesOf(history)).toBe(before)
  })

  it('an edit afterwards carries what was edited, and nothing that only reads otherwise', async () => {
    const { history, ids } = await sixty()
    const [id = ''] = ids
    await release(history, readBy(asIs, marked))
    const before = writesOf(history)
    history.outlook.edit(itemOf(history, id)?.id ?? '', { tag: 'mine' })
    await history.settle()
    expect(writesOf(history)).toBe(before + 1)
    expect(history.crm.records.get(id)?.fields).toMatchObject({
      title: 'e0',
      note: 'n0',
      tag: 'mine',
    })
  })

  it('what was edited before it is noticed travels all the same', async () => {
    const { history, ids } = await sixty()
    const [a = '', b = ''] = ids
    history.crm.edit(a, { title: 'ours' }, 'ui')
    history.outlook.edit(itemOf(history, b)?.id ?? '', { title: 'theirs' })
    const before = writesOf(history)
    await release(history, readBy(asIs, asIs))
    expect(itemOf(history, a)?.fields['title']).toBe('ours')
    expect(recordOf(history, itemOf(history, b)?.id ?? '')?.fields['title']).toBe('theirs')
    expect(writesOf(history)).toBe(before + 2)
  })

  it('another release while the records are read anew: they are read once more', async () => {
    const { history } = await sixty()
    const before = writesOf(history)
    history.release = { map: readBy(marked, asIs), reading: 2 }
    history.wait(130_000)
    await history.slice()
    await release(history, readBy(marked, marked), 3)
    history.dueForComparison()
    await history.settle()
    expect(history.store.stream('calendar').reading).toBe(3)
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(writesOf(history)).toBe(before)
  })

  it('without a word that it reads otherwise, a comparison by another mapping would rewrite them all', async () => {
    const { history } = await sixty()
    const before = history.crm.writes
    history.store.saveStream({ ...history.store.stream('calendar'), deepDue: true, remaps: 1 })
    await release(history, readBy(asIs, marked), 1)
    expect(history.crm.writes - before).toBe(60)
  })
})

describe('G15 another table of time zones', () => {
  /** What Outlook says in UTC is one hour later by the clock in November: the zone gave up winter time. */
  const oneLater: SyncMap = eventMap.map((group) =>
    group.name === 'time'
      ? { ...group, readOutlook: (fields) => later(group.readOutlook(fields)) }
      : group,
  )
  const later = (value: Json | undefined): Json | undefined =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value).replaceAll('T09:', 'T10:'))
  const time = {
    allDay: false,
    start: '2026-12-01T09:00:00',
    end: '2026-12-01T09:30:00',
    zone: 'Europe/Berlin',
    rule: null,
  }

  it('the time by the clock stays in the CRM, of all events; one that is edited is one write', async () => {
    const history = await stage({ map: eventMap })
    const ids = Array.from({ length: 60 }, (_, n) => typed(history, { title: `e${n}`, time }))
    await history.settle()
    const before = writesOf(history)
    history.release = { map: oneLater, reading: 1 }
    expect(await writesOfAnotherRun(history)).toBe(0)
    for (const { id } of history.outlook.living().slice(0, 30)) {
      history.outlook.notices.push({ item: id, version: 'rung for nothing' })
    }
    await history.settle()
    expect(writesOf(history)).toBe(before)
    expect(ids.every((id) => isAtNine(history, id))).toBe(true)
    history.outlook.edit(itemOf(history, ids[0] ?? '')?.id ?? '', { title: 'moved' })
    await history.settle()
    expect(writesOf(history)).toBe(before + 1)
    expect(ids.slice(1).every((id) => isAtNine(history, id))).toBe(true)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  const isAtNine = ({ crm }: History, id: string) =>
    JSON.stringify(crm.records.get(id)?.fields['time']) === JSON.stringify(time)
})
