/**
 * @module
 * An organization sets its own rules, and its members' mailboxes live by them: imported records enter and
 * leave, a conflict is asked about and answered (CAL-5, SYN-1, SYN-8).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Urls } from '../../demo/start/origins.ts'
import type { SavedSyncSettings, SyncSettings } from '../../edge/contract/settings.ts'
import type { ActivityEntry, ActivityPage } from '../../edge/contract/sync.ts'
import {
  call,
  embedToken,
  expectOk,
  graphAs,
  startSync,
  switchStream,
  until,
  untilPhase,
} from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

type Row = Record<string, unknown> & { id: string }

let stage: Stage | undefined
let urls: Urls
const mint = () => embedToken(urls, 'marcus')

beforeAll(async () => {
  stage = await openStage()
  urls = stage.urls
  await startSync(urls, mint, 'megan@contoso.example', 'calendar')
})
afterAll(() => stage?.close())

async function setRules(change: Partial<SyncSettings>): Promise<SavedSyncSettings> {
  const url = `${urls.edge}/v1/settings/sync`
  const token = await embedToken(urls, ADMINISTRATOR)
  const { version, defaults } = await expectOk<SavedSyncSettings>(url, { token })
  const body = { settings: { ...defaults, ...change } }
  const headers = { 'if-match': `"${version}"` }
  return expectOk<SavedSyncSettings>(url, { method: 'PUT', token, body, headers })
}

const ADMINISTRATOR = 'amelia'
const crmHeaders = { 'x-northwind-user': 'marcus', 'if-match': '*' }

const graph = <Body>(path: string, init?: { method?: string; body?: unknown }) =>
  graphAs<Body>(urls, 'megan@contoso.example', path, init)

async function subjects(): Promise<readonly Row[]> {
  const { value } = await graph<{ value: Row[] }>('calendars?$top=100')
  const own = value.find((row) => row['name'] === 'Northwind CRM Calendar')
  const events = await graph<{ value: Row[] }>(`calendars/${own?.id}/events?$top=500`)
  return events.value
}

async function expectSoon(happened: () => Promise<boolean>): Promise<void> {
  expect(await until(happened, 60_000)).toBe(true)
}

const linked = async () => (await untilPhase(urls, mint, 'calendar', 'live')).counts.linked

async function activity(): Promise<readonly ActivityEntry[]> {
  const url = `${urls.edge}/v1/streams/calendar/activity?limit=50`
  return (await expectOk<ActivityPage>(url, { token: await mint() })).entries
}

describe('rules of the organization', () => {
  it('are not for everybody to set', async () => {
    const token = await embedToken(urls, 'priya')
    const url = `${urls.edge}/v1/settings/sync`
    const { body, headers } = await call<SavedSyncSettings>(url, { token })
    expect(headers.get('etag')).toBe('"s0"')
    const put = { method: 'PUT', token, body: { settings: body.defaults } }
    expect((await call(url, put)).status).toBe(403)
  })

  it('let imported events in, and out again without touching the CRM', async () => {
    const before = await linked()
    await setRules({ imported: 'include' })
    await expectSoon(async () => (await linked()) > before)
    await setRules({})
    await expectSoon(async () => (await linked()) === before)
    expect(await subjects()).toHaveLength(before)
  })

  it('ask about a conflict, and the answer is on both sides', async () => {
    await setRules({ conflict: 'ask' })
    const [event] = await subjects()
    if (event === undefined) throw new Error('no event to dispute about')
    const url = `${urls.crm}/demo/api/events`
    const rows = await expectOk<{ items: Row[] }>(`${url}?owner=marcus&limit=200`, {
      headers: crmHeaders,
    })
    const record = rows.items.find((row) => row['title'] === event['subject'])
    if (record === undefined) throw new Error('its record is not there')
    const title = { title: 'As the CRM says' }
    await Promise.all([
      expectOk(`${url}/${record.id}`, { method: 'PATCH', headers: crmHeaders, body: title }),
      graph(`events/${event.id}`, { method: 'PATCH', body: { subject: 'As Outlook says' } }),
    ])
    const question = () =>
      activity().then((entries) => entries.find(({ conflict }) => conflict?.question === 'open'))
    await expectSoon(async () => (await question()) !== undefined)
    const asked = await question()
    expect(asked?.conflict).toMatchObject({
      field: 'title',
      winner: null,
      crm: 'As the CRM says',
      outlook: 'As Outlook says',
    })
    const answer = `${urls.edge}/v1/streams/calendar/activity/${asked?.id}/resolve`
    await expectOk(answer, { token: await mint(), body: { keep: 'outlook' } })
    await expectSoon(async () => (await question()) === undefined)
    const after = await expectOk<Row>(`${url}/${record.id}`, { headers: crmHeaders })
    expect(after['title']).toBe('As Outlook says')
  })
})

describe('CAL-8 participants', () => {
  type Mail = { readonly kind: string; readonly to: string }
  const customer = 'ada.vance@customer.example'
  const mailsTo = () =>
    expectOk<Mail[]>(`${urls.microsoft365}/sandbox/mail?to=${customer}`).then((mails) =>
      mails.map(({ kind }) => kind),
    )
  const visit = (title: string) => ({
    title,
    start: '2030-03-04T09:00:00',
    end: '2030-03-04T10:00:00',
    timeZone: 'Europe/Vienna',
    participants: [{ name: 'Ada Vance', email: customer }],
  })
  const made = (title: string) =>
    expectOk<Row>(`${urls.crm}/demo/api/events`, {
      method: 'POST',
      headers: crmHeaders,
      body: visit(title),
    })
  const inOutlook = async (title: string) =>
    (await subjects()).find((row) => row['subject'] === title)

  it('are shown as text and mailed by nothing, until the organization agrees', async () => {
    await setRules({})
    await made('Before')
    await expectSoon(async () => (await inOutlook('Before')) !== undefined)
    expect((await inOutlook('Before'))?.['attendees']).toEqual([])
    const token = await embedToken(urls, ADMINISTRATOR)
    const preview = `${urls.edge}/v1/settings/sync/invitations`
    const { people } = await expectOk<{ people: number }>(preview, { token })
    expect(people).toBeGreaterThan(0)
    const own = await embedToken(urls, 'priya')
    expect((await call(preview, { token: own })).status).toBe(403)
    await setRules({ invitations: 'new-events' })
    expect(await mailsTo()).toEqual([])
  })

  it('are invited to an event made from then on, once, and told when it is called off', async () => {
    const record = await made('After')
    await expectSoon(async () => (await mailsTo()).length > 0)
    await untilPhase(urls, mint, 'calendar', 'live')
    expect(await mailsTo()).toEqual(['meetingInvitation'])
    expect((await activity()).find(({ label }) => label === 'After')?.mailed).toBe(1)
    const url = `${urls.crm}/demo/api/events/${record.id}`
    await call(url, { method: 'DELETE', headers: crmHeaders })
    await expectSoon(async () => (await mailsTo()).length > 1)
    expect(await mailsTo()).toEqual(['meetingInvitation', 'meetingCancellation'])
  })
})

describe('CON-5 the mapping of the organization', () => {
  type Mapping = {
    readonly version: string
    readonly level: string
    readonly rows: readonly { readonly crm: string; readonly outlook: string }[]
    readonly fixedBy?: { readonly name: string }
  }
  const own = () => `${urls.edge}/v1/mapping/contacts`
  const everybodys = () => `${urls.edge}/v1/settings/mapping`

  async function set(rows: Mapping['rows'] | null, fixed: boolean): Promise<void> {
    const token = await embedToken(urls, ADMINISTRATOR)
    const { version } = await expectOk<Mapping>(everybodys(), { token })
    const headers = { 'if-match': `"${version}"` }
    await expectOk(everybodys(), { method: 'PUT', token, body: { rows, fixed }, headers })
  }

  it('fixed, is everybody’s within moments, and a member cannot save his own', async () => {
    await switchStream(urls, await mint(), 'contacts', true)
    await untilPhase(urls, mint, 'contacts', 'live')
    const { rows, level } = await expectOk<Mapping>(own(), { token: await mint() })
    expect(level).toBe('default')
    const fewer = rows.filter(({ outlook }) => outlook !== 'jobTitle')
    expect(fewer.length).toBeLessThan(rows.length)
    await set(fewer, true)
    const seen = () => mint().then((token) => expectOk<Mapping>(own(), { token }))
    await expectSoon(async () => (await seen()).fixedBy !== undefined)
    expect((await seen()).rows).toEqual(fewer)
    const { version } = await seen()
    const put = { method: 'PUT', body: { rows }, headers: { 'if-match': `"${version}"` } }
    expect((await call(own(), { ...put, token: await mint() })).status).toBe(403)
    const asMember = await embedToken(urls, 'priya')
    expect((await call(everybodys(), { token: asMember })).status).toBe(403)
    await set(null, false)
    await expectSoon(async () => (await seen()).level === 'default')
    expect((await call(own(), { ...put, token: await mint() })).status).toBe(412)
    await untilPhase(urls, mint, 'contacts', 'live')
  })
})
