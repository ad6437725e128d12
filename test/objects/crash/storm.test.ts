/**
 * @module
 * Records made, changed and deleted on both sides at once, and the mailbox cut off at every request of what
 * follows: every hand's work is on both sides once (engine.md I3, I4, I7, I17).
 */
import { afterEach, describe, expect, it } from 'vitest'
import { arm, cutAt } from './fuse.ts'
import type { Kind, Moment } from './fuse.ts'
import { names } from './sides.ts'
import {
  askBoth,
  bellsHeard,
  close,
  graphRequestCount,
  graphWritesSince,
  open,
  switchOn,
  toRest,
} from './stage.ts'
import { storm } from './hands.ts'
import type { World } from './hands.ts'
import { forgetToken } from './sides.ts'

afterEach(close)

/**
 * Each storm deletes two of a kind, far less than the brake's share of all there are (SYN-3), and leaves four more:
 * what the CRM shows of a kind in one page holds them.
 */
const STORMS_PER_MAILBOX = 16

/** @returns what both sides have to hold from now on, besides what the storms do */
async function settled(): Promise<World> {
  await open()
  forgetToken()
  arm(null)
  await switchOn()
  await toRest()
  const { calendar, contacts } = await names()
  const world = { calendar: calendar.crm, contacts: contacts.crm, round: 0 }
  const first = await storm(world)
  await askBoth()
  await toRest()
  return first
}

async function stormCutAt(world: World, kind: Kind, at: number, moment: Moment) {
  arm(null)
  const after = await storm(world)
  arm({ kind, at, moment })
  await askBoth()
  await toRest()
  const where = cutAt()
  const story = `${kind}, request ${at}: ${where}`
  const { calendar, contacts } = await names()
  expect(calendar.crm, story).toEqual(after.calendar)
  expect(calendar.outlook, story).toEqual(after.calendar)
  expect(contacts.crm, story).toEqual(after.contacts)
  expect(contacts.outlook, story).toEqual(after.contacts)
  const since = await graphRequestCount()
  await askBoth()
  await toRest()
  expect(await graphWritesSince(since), story).toEqual([])
  return { world: after, where }
}

async function cutEach(kind: Kind, moment: Moment, stride: number): Promise<string[]> {
  const cuts: string[] = []
  let world: World | null = null
  for (let at = 1; ; at += stride) {
    if (world === null || world.round > STORMS_PER_MAILBOX) world = await settled()
    const done = await stormCutAt(world, kind, at, moment)
    world = done.world
    if (done.where === null) return cuts
    cuts.push(done.where)
  }
}

describe('a storm of edits', () => {
  it('cut off after every answer of the mailbox, before any of it is written down', async () => {
    expect((await cutEach('mailbox', 'after', 1)).length).toBeGreaterThan(8)
    expect(bellsHeard()).toBeGreaterThan(8)
  })

  it('cut off before requests of the mailbox are sent', async () => {
    expect((await cutEach('mailbox', 'before', 3)).length).toBeGreaterThan(3)
  })

  it('cut off after every answer to the organization', async () => {
    expect((await cutEach('org', 'after', 1)).length).toBeGreaterThan(0)
  })
})
