/**
 * @module
 * What a stream costs in its life: the first sync, one change each way, four weeks in which nobody does anything.
 */
import { IDLE_DAYS, minus, plus } from '../spent.ts'
import type { LivedCosts, Spent } from '../spent.ts'
import type { World } from './stream-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export async function livedCosts(world: World): Promise<LivedCosts> {
  const { crm, outlook, store, stream, records } = world
  for (let at = 0; at < records; at += 1) crm.add(fieldsOf(at), 'manual')
  // What was there before is listed, not rung about.
  crm.pending.splice(0)
  const first = await spentOn(world, async () => {
    await world.switchOn()
    await world.toRest()
  })
  const linked = store.countLinks(stream)
  const databaseBytes = world.databaseBytes()
  const editInCrm = (count: number) =>
    spentAfterAMinute(world, () => {
      const ids = [...crm.records.keys()].slice(Math.floor(records / 2), records).slice(0, count)
      for (const id of ids) crm.edit(id, { note: `changed, ${count} at once` }, 'ui')
    })
  const editInOutlook = (count: number) =>
    spentAfterAMinute(world, () => {
      const items = outlook
        .living()
        .slice(Math.floor(records / 3), records)
        .slice(0, count)
      for (const { id } of items) outlook.edit(id, { note: `CHANGED TOO, ${count} AT ONCE` })
    })
  const fromCrm = await editInCrm(1)
  const fromOutlook = await editInOutlook(1)
  const twoFromCrm = await editInCrm(2)
  const twoFromOutlook = await editInOutlook(2)
  // The echo of what was written is asked about by the next poll.
  await world.runUntil(world.now() + 2 * HOUR_MS)
  const end = world.now() + IDLE_DAYS * DAY_MS
  // Something was written before it: all of Outlook is read once, and then seen to be as it was.
  const dayAfterChanges = await spentOn(world, () => world.runUntil(world.now() + DAY_MS))
  const idleRest = await spentOn(world, () => world.runUntil(end))
  const idle = plus(dayAfterChanges, idleRest)
  const changes = { fromCrm, fromOutlook, twoFromCrm, twoFromOutlook }
  return { records, linked, databaseBytes, first, ...changes, dayAfterChanges, idle }
}

function spentAfterAMinute(world: World, edit: () => void): Promise<Spent> {
  world.wait(60_000)
  return spentOn(world, async () => {
    edit()
    await world.toRest()
  })
}

async function spentOn(world: World, work: () => Promise<unknown>): Promise<Spent> {
  const before = world.spent()
  await work()
  return minus(world.spent(), before)
}

/** As long as people's records are, so that the rows weigh what they weigh. */
const fieldsOf = (at: number) => ({
  title: `T${at}`,
  note: `Note of record ${at}: ${'what was agreed '.repeat(4)}`,
  tag: `tag ${at % 7}`,
  place: `Room ${at % 40}, second floor`,
})
