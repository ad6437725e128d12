/**
 * @module
 * Everything is stopped in the middle of a first sync of 4,000 events and started again: the sync
 * completes, and neither side holds a record twice or misses one (SYN-2, CAL-5).
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Urls } from '../../demo/start/origins.ts'
import {
  connectMailbox,
  embedToken,
  expectOk,
  graphToken,
  streamStatus,
  switchStream,
  until,
  untilPhase,
} from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

const member = 'marcus'
const person = 'megan@contoso.example'
/** The volume seed has 6,000 events of one owner, a third of them imported. */
const eligible = 4_000
const withinMs = 300_000

type Event = { id: string; subject: string; start: { dateTime: string } }

let stage: Stage | undefined
let urls: Urls
const mint = () => embedToken(urls, member)

beforeAll(async () => {
  stage = await openStage()
  urls = stage.urls
  await expectOk(`${urls.crm}/demo/reset`, { body: { seed: 'volume' } })
  await connectMailbox(urls, await mint(), person)
})
afterAll(() => stage?.close())

it(
  'completes a first sync over a stop in the middle, nothing lost, nothing doubled',
  async () => {
    const before = await crmTotal()
    await switchStream(urls, await mint(), 'calendar', true)
    expect(await until(async () => (await done()) > eligible / 10, 60_000)).toBe(true)
    await stage?.restart()
    const atRestart = await streamStatus(urls, await mint(), 'calendar')
    expect(atRestart.phase).toBe('first-sync')

    const { counts } = await untilPhase(urls, mint, 'calendar', 'live')
    expect(counts.linked).toBe(eligible)
    const events = await outlookEvents()
    expect(events).toHaveLength(eligible)
    expect(new Set(events.map(({ id }) => id)).size).toBe(eligible)
    expect(await crmTotal()).toBe(before)
  },
  withinMs,
)

async function done(): Promise<number> {
  return (await streamStatus(urls, await mint(), 'calendar')).progress?.done ?? 0
}

async function crmTotal(): Promise<number> {
  const url = `${urls.crm}/demo/api/events?owner=${member}&limit=1`
  return (await expectOk<{ total: number }>(url)).total
}

async function outlookEvents(): Promise<Event[]> {
  const token = await graphToken(urls, person)
  const graph = `${urls.microsoft365}/v1.0/me`
  type Page<Row> = { value: Row[]; '@odata.nextLink'?: string }
  const calendars = await expectOk<Page<{ id: string; name: string }>>(`${graph}/calendars`, {
    token,
  })
  const ours = calendars.value.find(({ name }) => name === 'Northwind CRM Calendar')
  const events: Event[] = []
  let next: string | undefined = `${graph}/calendars/${ours?.id}/events?$top=500`
  while (next) {
    const page: Page<Event> = await expectOk<Page<Event>>(next, { token })
    events.push(...page.value)
    next = page['@odata.nextLink']
  }
  return events
}
