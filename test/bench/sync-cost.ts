/**
 * @module
 * What a sync costs at Microsoft's door (SYN-5): requests for each record of a first sync, for an
 * idle round, for one change. Counted by the sandbox while the three real Workers run.
 */
import type { StreamName } from '../../edge/contract/sync.ts'
import type { Urls } from '../../demo/start/origins.ts'
import {
  connectMailbox,
  embedToken,
  expectOk,
  graphRequests,
  graphToken,
  switchStream,
  until,
  untilPhase,
} from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Figure } from './table.ts'

const member = 'marcus'
const person = 'megan@contoso.example'

export async function measureSyncCost(): Promise<Figure[]> {
  const stage = await openStage({ edgeEntry: 'test/bench/worker/counting-worker.ts' })
  try {
    const { urls } = stage
    const mint = () => embedToken(urls, member)
    await connectMailbox(urls, await mint(), person)
    const figures = [
      ...(await firstSync(urls, mint, 'calendar')),
      ...(await firstSync(urls, mint, 'contacts')),
    ]
    // The very first round makes the directory's tables.
    await stage.sweep()
    await untilQuiet(urls)
    const idle = await counted(urls, () => stage.sweep())
    const change = await counted(urls, () => changeInOutlook(urls, mint))
    return [
      ...figures,
      { name: 'idle round of the cron', value: idle.http, unit: 'requests' },
      { name: 'idle round of the cron', value: idle.rowsWritten, unit: 'rows written' },
      { name: 'one change from Outlook', value: change.http, unit: 'requests' },
      { name: 'one change from Outlook', value: change.rowsWritten, unit: 'rows written' },
    ]
  } finally {
    await stage.close()
  }
}

async function firstSync(
  urls: Urls,
  mint: () => Promise<string>,
  stream: StreamName,
): Promise<Figure[]> {
  const began = Date.now()
  let linked = 0
  const requests = await counted(urls, async () => {
    await switchStream(urls, await mint(), stream, true)
    linked = (await untilPhase(urls, mint, stream, 'live')).counts.linked
  })
  if (linked === 0) throw new Error(`the first sync of ${stream} linked nothing`)
  const seconds = (Date.now() - began) / 1000
  const name = `first sync, ${stream}`
  return [
    { name, value: linked, unit: 'records' },
    {
      name,
      value: requests.http / linked,
      unit: 'HTTP requests a record',
      note: '$batch counts as one',
    },
    {
      name,
      value: requests.items / linked,
      unit: 'Graph requests a record',
      note: 'each $batch item',
    },
    {
      name,
      value: requests.rowsWritten / linked,
      unit: 'rows written a record',
      // Who begins pays for both: connecting, joining, the first alarms.
      ...(stream === 'contacts' ? { bar: { atMost: 2 } } : {}),
    },
    { name, value: seconds, unit: 's', note: 'this machine' },
  ]
}

/** One event of the synced calendar is renamed as a person would; done when the CRM shows it. */
async function changeInOutlook(urls: Urls, mint: () => Promise<string>): Promise<void> {
  const token = await graphToken(urls, person)
  const graph = `${urls.microsoft365}/v1.0/me`
  type Page = { value: { id: string; name: string; subject: string }[] }
  const calendars = await expectOk<Page>(`${graph}/calendars`, { token })
  const ours = calendars.value.find(({ name }) => name !== 'Calendar' && name.endsWith(' Calendar'))
  const events = await expectOk<Page>(`${graph}/calendars/${ours?.id}/events?$top=1`, { token })
  const [event] = events.value
  if (!event) throw new Error('the synced calendar is empty')
  const subject = 'Renamed by a bench'
  await expectOk(`${graph}/events/${event.id}`, { method: 'PATCH', token, body: { subject } })
  const seen = await until(async () => {
    const url = `${urls.edge}/v1/streams/calendar/activity`
    const { entries } = await expectOk<{
      entries: { label: string | null; side: string | null }[]
    }>(url, { token: await mint() })
    return entries.some(({ label, side }) => label === subject && side === 'crm')
  }, 30_000)
  if (!seen) throw new Error('the change did not reach the CRM')
}

/** Nothing asked and nothing written for a second: what comes next is not the tail of what was. */
async function untilQuiet(urls: Urls): Promise<void> {
  const quiet = await until(async () => {
    const spent = await counted(urls, () => new Promise((resolve) => setTimeout(resolve, 1_000)))
    return spent.items + spent.rowsWritten === 0
  }, 20_000)
  if (!quiet) throw new Error('the edge does not come to rest after the first sync')
}

/** What the edge did meanwhile. The bench's own Graph calls are few and not taken out. */
async function counted(urls: Urls, work: () => Promise<void>) {
  const before = (await graphRequests(urls)).at(-1)?.n ?? 0
  const rowsBefore = await rowsWritten(urls)
  await work()
  const requests = await graphRequests(urls, before)
  return {
    http: requests.filter(({ batch }) => batch === undefined).length,
    items: requests.length,
    rowsWritten: (await rowsWritten(urls)) - rowsBefore,
  }
}

async function rowsWritten(urls: Urls): Promise<number> {
  return (await expectOk<{ written: number }>(`${urls.edge}/bench/rows`)).written
}
