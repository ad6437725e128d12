/**
 * @module
 * The main promise from outside, with the three real Workers: what is done on one side is done on the
 * other within seconds, switching off takes Outlook's copies away and leaves the CRM whole, and
 * nobody is ever e-mailed.
 */
import type { Urls } from '../../demo/start/origins.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  connectMailbox,
  embedToken,
  expectOk,
  graphAs,
  switchStream,
  until,
  untilPhase,
} from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

const member = 'marcus'
const person = 'megan@contoso.example'
const promptMs = 10_000

type Row = Record<string, unknown> & { id: string }
type Shape = {
  stream: 'calendar' | 'contacts'
  crmPath: string
  container: string
  containers: string
  inContainer: string
  /** The same record in both worlds, told apart by a word. */
  crmRecord: (word: string) => Record<string, unknown>
  crmWord: (row: Row) => unknown
  outlookRecord: (word: string) => Record<string, unknown>
  outlookWord: (row: Row) => unknown
}

const shapes: Shape[] = [
  {
    stream: 'calendar',
    crmPath: 'events',
    container: 'Northwind CRM Calendar',
    containers: 'calendars',
    inContainer: 'events',
    crmRecord: (title) => ({
      title,
      start: '2031-03-04T09:00:00',
      end: '2031-03-04T10:00:00',
      timeZone: 'Europe/Berlin',
    }),
    crmWord: (row) => row['title'],
    outlookRecord: (subject) => ({
      subject,
      start: { dateTime: '2031-03-05T09:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2031-03-05T10:00:00', timeZone: 'Europe/Berlin' },
    }),
    outlookWord: (row) => row['subject'],
  },
  {
    stream: 'contacts',
    crmPath: 'contacts',
    container: 'Northwind CRM Contacts',
    containers: 'contactFolders',
    inContainer: 'contacts',
    crmRecord: (lastName) => ({ firstName: 'Journey', lastName }),
    crmWord: (row) => row['lastName'],
    outlookRecord: (surname) => ({ givenName: 'Journey', surname }),
    outlookWord: (row) => row['surname'],
  },
]

let stage: Stage | undefined
let urls: Urls
const mint = () => embedToken(urls, member)

beforeAll(async () => {
  stage = await openStage()
  urls = stage.urls
  await connectMailbox(urls, await mint(), person)
})
afterAll(() => stage?.close())

describe.each(shapes)('$stream, both ways', (shape) => {
  let before: Row[] = []

  it('fills a container of its own and no other (CAL-1, CAL-2, CON-2)', async () => {
    before = await crmRows(shape)
    await switchStream(urls, await mint(), shape.stream, true)
    const { counts, container } = await untilPhase(urls, mint, shape.stream, 'live')
    expect(container?.name).toBe(shape.container)
    expect(counts.linked).toBeGreaterThan(0)
    const wanted = before.filter(({ origin }) => origin !== 'import' && origin !== 'migration')
    expect(await outlookRows(shape)).toHaveLength(counts.linked)
    expect(counts.linked).toBe(wanted.length)
  })

  it('carries what is made, changed and deleted in the CRM (SYN-4)', async () => {
    const made = await crm<Row>(shape, '', { body: shape.crmRecord('From the CRM') })
    await expectPrompt(async () => (await inOutlook(shape, 'From the CRM')) !== undefined)
    const patch = { method: 'PATCH', body: shape.crmRecord('Renamed in the CRM') }
    await crm(shape, `/${made.id}`, patch)
    await expectPrompt(async () => (await inOutlook(shape, 'Renamed in the CRM')) !== undefined)
    expect(await inOutlook(shape, 'From the CRM')).toBeUndefined()
    await crm(shape, `/${made.id}`, { method: 'DELETE' })
    await expectPrompt(async () => (await inOutlook(shape, 'Renamed in the CRM')) === undefined)
  })

  it('carries what is made, changed and deleted in Outlook (SYN-4)', async () => {
    const path = `${shape.containers}/${await containerId(shape)}/${shape.inContainer}`
    const made = await graph<Row>(path, { body: shape.outlookRecord('From Outlook') })
    await expectPrompt(async () => (await inCrm(shape, 'From Outlook')) !== undefined)
    const body = shape.outlookRecord('Renamed in Outlook')
    await graph(`${shape.inContainer}/${made.id}`, { method: 'PATCH', body })
    await expectPrompt(async () => (await inCrm(shape, 'Renamed in Outlook')) !== undefined)
    expect(await inCrm(shape, 'From Outlook')).toBeUndefined()
    await graph(`${shape.inContainer}/${made.id}`, { method: 'DELETE' })
    await expectPrompt(async () => (await inCrm(shape, 'Renamed in Outlook')) === undefined)
  })

  it('takes its copies away when switched off, and the CRM stays whole (CAL-6, CON-4)', async () => {
    await switchStream(urls, await mint(), shape.stream, false)
    await untilPhase(urls, mint, shape.stream, 'off')
    expect(await containerId(shape)).toBeUndefined()
    expect(ids(await crmRows(shape))).toEqual(ids(before))
  })

  it('mailed nobody (CAL-8)', async () => {
    const mails = await expectOk<unknown[]>(`${urls.microsoft365}/sandbox/mail`)
    expect(mails).toEqual([])
  })
})

function crm<Body>(shape: Shape, path: string, init: { method?: string; body?: unknown } = {}) {
  const headers = { 'x-northwind-user': member, 'if-match': '*' }
  const url = `${urls.crm}/demo/api/${shape.crmPath}${path}`
  return expectOk<Body>(url, { ...init, headers })
}

async function crmRows(shape: Shape): Promise<Row[]> {
  const { items, total } = await crm<{ items: Row[]; total: number }>(
    shape,
    `?owner=${member}&limit=200`,
  )
  expect(items).toHaveLength(total)
  return items
}

async function inCrm(shape: Shape, word: string): Promise<Row | undefined> {
  return (await crmRows(shape)).find((row) => shape.crmWord(row) === word)
}

const graph = <Body>(path: string, init?: { method?: string; body?: unknown }) =>
  graphAs<Body>(urls, person, path, init)

async function containerId({ containers, container }: Shape): Promise<string | undefined> {
  type Containers = { value: { id: string; name?: string; displayName?: string }[] }
  const { value } = await graph<Containers>(`${containers}?$top=100`)
  return value.find(({ name, displayName }) => (name ?? displayName) === container)?.id
}

async function outlookRows(shape: Shape): Promise<Row[]> {
  const id = await containerId(shape)
  if (id === undefined) return []
  const path = `${shape.containers}/${id}/${shape.inContainer}?$top=500`
  return (await graph<{ value: Row[] }>(path)).value
}

async function inOutlook(shape: Shape, word: string): Promise<Row | undefined> {
  return (await outlookRows(shape)).find((row) => shape.outlookWord(row) === word)
}

async function expectPrompt(happened: () => Promise<boolean>): Promise<void> {
  expect(await until(happened, promptMs)).toBe(true)
}

function ids(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id).toSorted()
}
