/**
 * @module
 * A series from outside, with the three real Workers: occurrences that are changed on both sides at the same moment
 * are both kept, on both sides, also of a series that is moved at that moment (SYN-1, CAL-7).
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Urls } from '../../demo/start/origins.ts'
import { embedToken, expectOk, graphAs, startSync, until } from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

type CrmEvent = {
  readonly id: string
  readonly recurrence: {
    readonly exdates?: readonly string[]
    readonly overrides?: Readonly<Record<string, Override>>
  }
}
type GraphEvent = {
  readonly id: string
  readonly subject: string
  readonly seriesMasterId?: string
  readonly start: { readonly dateTime: string }
}
type Override = { readonly title?: string }

const person = 'megan@contoso.example'
const headers = { 'x-northwind-user': 'marcus', 'if-match': '*' }
const title = 'Weekly with Ada'
const days = ['2031-03-04', '2031-03-11', '2031-03-18'] as const

let stage: Stage | undefined
let urls: Urls
const mint = () => embedToken(urls, 'marcus')

beforeAll(async () => {
  stage = await openStage()
  urls = stage.urls
  await startSync(urls, mint, person, 'calendar')
})
afterAll(() => stage?.close())

const crm = <Body>(path: string, init: { method?: string; body?: unknown } = {}) =>
  expectOk<Body>(`${urls.crm}/demo/api/events${path}`, { ...init, headers })

const graph = <Body>(path: string, init?: { method?: string; body?: unknown }) =>
  graphAs<Body>(urls, person, path, init)

async function occurrences(of = title): Promise<readonly GraphEvent[]> {
  const calendars = await graph<{ value: { id: string; name: string }[] }>('calendars?$top=100')
  const own = calendars.value.find(({ name }) => name === 'Northwind CRM Calendar')
  const range = 'startDateTime=2031-03-01T00:00:00Z&endDateTime=2031-04-01T00:00:00Z'
  const events = await graph<{ value: GraphEvent[] }>(`calendars/${own?.id}/events?$top=500`)
  const master = events.value.find(({ subject }) => subject === of)
  if (master === undefined) return []
  return (await graph<{ value: GraphEvent[] }>(`events/${master.id}/instances?${range}`)).value
}

const seenInOutlook = async () =>
  Object.fromEntries(
    (await occurrences()).map(({ start, subject }) => [start.dateTime.slice(0, 10), subject]),
  )

async function seenInCrm(id: string) {
  const { recurrence } = await crm<CrmEvent>(`/${id}`)
  const { exdates = [], overrides = {} } = recurrence
  const gone = new Set(exdates.map((day) => day.slice(0, 10)))
  const named = new Map(
    Object.entries(overrides).map(([day, change]) => [day.slice(0, 10), change.title ?? title]),
  )
  return Object.fromEntries(
    days.filter((day) => !gone.has(day)).map((day) => [day, named.get(day) ?? title]),
  )
}

async function expectBoth(id: string, wanted: Readonly<Record<string, string>>): Promise<void> {
  const text = JSON.stringify(wanted)
  const both = async () => [await seenInCrm(id), await seenInOutlook()]
  await until(async () => (await both()).every((one) => JSON.stringify(one) === text), 30_000)
  expect(await both()).toEqual([wanted, wanted])
}

it('SYN-1 occurrences changed on both sides at once are both kept', async () => {
  const { id } = await crm<CrmEvent>('', {
    body: {
      title,
      start: `${days[0]}T09:00:00`,
      end: `${days[0]}T10:00:00`,
      timeZone: 'Europe/Berlin',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' },
    },
  })
  const [first, second, third] = days
  await expectBoth(id, { [first]: title, [second]: title, [third]: title })
  const second2 = (await occurrences()).find(({ start }) => start.dateTime.startsWith(second))
  await Promise.all([
    crm(`/${id}`, {
      method: 'PATCH',
      body: { recurrence: { overrides: { [`${first}T09:00:00`]: { title: 'Named in the CRM' } } } },
    }),
    graph(`events/${second2?.id}`, { method: 'PATCH', body: { subject: 'Named in Outlook' } }),
  ])
  await expectBoth(id, {
    [first]: 'Named in the CRM',
    [second]: 'Named in Outlook',
    [third]: title,
  })
  const third3 = (await occurrences()).find(({ start }) => start.dateTime.startsWith(third))
  const last = { [`${first}T09:00:00`]: null }
  await Promise.all([
    crm(`/${id}`, {
      method: 'PATCH',
      body: { recurrence: { exdates: [`${first}T09:00:00`], overrides: last } },
    }),
    graph(`events/${third3?.id}`, { method: 'PATCH', body: { subject: 'Third in Outlook' } }),
  ])
  await expectBoth(id, { [second]: 'Named in Outlook', [third]: 'Third in Outlook' })
})

/** What the day is called, at which hour: on one side, on the other. */
async function seenOn(id: string, moved: string, day: string): Promise<readonly string[]> {
  const { start, recurrence } = await crm<CrmEvent & { readonly start: string }>(`/${id}`)
  const key = `${day}${start.slice(10)}`.slice(0, 16)
  const found = Object.entries(recurrence.overrides ?? {}).find(([name]) => name.startsWith(key))
  const seen = (await occurrences(moved)).find((one) => one.start.dateTime.startsWith(day))
  return [
    `${found?.[1].title ?? moved} ${start.slice(11, 16)}`,
    `${seen?.subject} ${seen?.start.dateTime.slice(11, 16)}`,
  ]
}

const at = (hour: string) => ({
  start: `${days[0]}T${hour}:00:00`,
  end: `${days[0]}T${hour}:30:00`,
})
const timeZone = 'Europe/Berlin'

/** Microsoft answers nobody for a while, so that all that is done meanwhile is news at once. */
async function whileNothingTravels(work: () => Promise<unknown>): Promise<void> {
  const faults = `${urls.microsoft365}/sandbox/faults`
  const refused = { match: { path: 'batch|delta' }, action: { status: 429, retryAfter: 3 } }
  await expectOk(faults, { body: { rules: [refused] } })
  await work()
  await new Promise((resolve) => setTimeout(resolve, heldMs))
  await expectOk(faults, { method: 'DELETE' })
}
/** Longer than any notice is under way. */
const heldMs = 2_500

const movedIn = {
  crm: (id: string) => crm(`/${id}`, { method: 'PATCH', body: at('14') }),
  outlook: async (_: string, master: string) => {
    const { start, end } = at('14')
    const body = { start: { dateTime: start, timeZone }, end: { dateTime: end, timeZone } }
    await graph(`events/${master}`, { method: 'PATCH', body })
  },
}
const renamedIn = {
  crm: (id: string, day: string) => {
    const overrides = { [`${day}T09:00:00`]: { title: 'Gala' } }
    return crm(`/${id}`, { method: 'PATCH', body: { recurrence: { overrides } } })
  },
  outlook: (_: string, __: string, occurrence: string) =>
    graph(`events/${occurrence}`, { method: 'PATCH', body: { subject: 'Gala' } }),
}

it.each([
  ['crm', 'outlook'],
  ['outlook', 'crm'],
] as const)(
  'SYN-1 a series moved in %s keeps the day that was renamed in %s before it was known',
  async (mover, typist) => {
    const recurrence = { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' }
    const moved = `Course moved in ${mover}`
    const body = { title: moved, ...at('09'), timeZone, recurrence }
    const { id } = await crm<CrmEvent>('', { body })
    await until(async () => (await occurrences(moved)).length === 3, 30_000)
    const day = days[1]
    const second = (await occurrences(moved)).find(({ start }) => start.dateTime.startsWith(day))
    const { id: occurrence = '', seriesMasterId: master = '' } = second ?? {}
    await whileNothingTravels(async () => {
      if (typist === 'crm') await renamedIn.crm(id, day)
      else await renamedIn.outlook(id, day, occurrence)
      await movedIn[mover](id, master)
    })
    // Outlook answers in UTC.
    const wanted = ['Gala 14:00', 'Gala 13:00']
    const both = () => seenOn(id, moved, day)
    await until(async () => (await both()).join() === wanted.join(), 30_000)
    expect(await both()).toEqual(wanted)
  },
)
