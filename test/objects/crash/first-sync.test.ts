/**
 * @module
 * A first sync of the demo's records, cut off at every request of the mailbox: it ends
 * as if nothing had happened (engine.md I17, SYN-2, CAL-4, CON-3).
 */
import { afterEach, describe, expect, it } from 'vitest'
import { arm, cutAt } from './fuse.ts'
import type { Kind, Moment } from './fuse.ts'
import { crmRows, forgetToken, names } from './sides.ts'
import {
  askBoth,
  close,
  graphRequestCount,
  graphWritesSince,
  open,
  states,
  switchOn,
  toRest,
} from './stage.ts'

afterEach(close)

const eligible = { calendar: 39, contacts: 72 }

/** @returns where it was cut off; null: the sync has fewer requests than that */
async function syncCutAt(kind: Kind, at: number, moment: Moment): Promise<string | null> {
  await open()
  forgetToken()
  const before = [await crmRows('calendar'), await crmRows('contacts')]
  arm({ kind, at, moment })
  await switchOn()
  await toRest()
  const where = cutAt()
  const story = `${kind}, request ${at}: ${where}`
  const { calendar, contacts } = await names()
  expect(calendar.crm, story).toHaveLength(eligible.calendar)
  expect(contacts.crm, story).toHaveLength(eligible.contacts)
  expect(calendar.outlook, story).toEqual(calendar.crm)
  expect(contacts.outlook, story).toEqual(contacts.crm)
  expect([await crmRows('calendar'), await crmRows('contacts')], story).toEqual(before)
  const linked = (await states()).map((state) => [state.stream, state.linked])
  expect(Object.fromEntries(linked), story).toEqual(eligible)
  await expectQuiet(story)
  return where
}

/** Asked again, nothing is left to be written. */
async function expectQuiet(story: string): Promise<void> {
  const since = await graphRequestCount()
  await askBoth()
  await toRest()
  expect(await graphWritesSince(since), story).toEqual([])
}

/** Every `stride`-th request until there are no more. */
async function cutEach(kind: Kind, moment: Moment, stride: number): Promise<string[]> {
  const cuts: string[] = []
  for (let at = 1; ; at += stride) {
    const where = await syncCutAt(kind, at, moment)
    if (where === null) return cuts
    cuts.push(where)
  }
}

describe('a first sync', () => {
  it('cut off after every answer of the mailbox, before any of it is written down', async () => {
    const cuts = await cutEach('mailbox', 'after', 1)
    // Token, container, pages of both sides, batches of creates, delta, subscription: each was met.
    expect(cuts.length).toBeGreaterThan(25)
    expect(cuts.filter((cut) => cut.endsWith('$batch')).length).toBeGreaterThan(5)
  })

  it('cut off before requests of the mailbox are sent', async () => {
    expect((await cutEach('mailbox', 'before', 4)).length).toBeGreaterThan(6)
  })
})
