/**
 * @module
 * A member says what Outlook calls the options of a pick list: Outlook holds these words, and what is typed there
 * comes back as the option (CON-5).
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Urls } from '../../demo/start/origins.ts'
import type { ContactMapping } from '../../edge/contract/mapping.ts'
import { call, embedToken, expectOk, graphAs, startSync, until } from '../support/demo-client.ts'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

type Row = Record<string, unknown> & { id: string }

let stage: Stage | undefined
let urls: Urls
const mint = () => embedToken(urls, 'marcus')

beforeAll(async () => {
  stage = await openStage()
  urls = stage.urls
  await startSync(urls, mint, 'megan@contoso.example', 'contacts')
})
afterAll(() => stage?.close())

const words = [
  { crm: 'Gold', outlook: 'Sehr wichtig' },
  { crm: 'Silver', outlook: 'Wichtig' },
]

const graph = <Body>(path: string, init?: { method?: string; body?: unknown }) =>
  graphAs<Body>(urls, 'megan@contoso.example', path, init)

async function inOutlook(): Promise<readonly Row[]> {
  const { value } = await graph<{ value: Row[] }>('contactFolders?$top=50')
  const own = value.find((row) => row['displayName'] === 'Northwind CRM Contacts')
  return (await graph<{ value: Row[] }>(`contactFolders/${own?.id}/contacts?$top=500`)).value
}

async function inCrm(): Promise<readonly Row[]> {
  const headers = { 'x-northwind-user': 'marcus', 'if-match': '*' }
  const url = `${urls.crm}/demo/api/contacts?owner=marcus&limit=200`
  return (await expectOk<{ items: Row[] }>(url, { headers })).items
}

async function expectSoon(happened: () => Promise<boolean>): Promise<void> {
  expect(await until(happened, 60_000)).toBe(true)
}

type Refused = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] }

async function save(options: ContactMapping['rows'][number]['options'] = []) {
  const url = `${urls.edge}/v1/mapping/contacts`
  const token = await mint()
  const { rows, version } = await expectOk<ContactMapping>(url, { token })
  const others = rows.filter(({ crm }) => crm !== 'x_tier')
  const tier = { crm: 'x_tier', outlook: 'profession', direction: 'both', transform: 'none' }
  const body = { rows: [...others, { ...tier, options }] }
  return call<Refused>(url, { method: 'PUT', token, body, headers: { 'if-match': `"${version}"` } })
}

it('Outlook holds the words, and a word typed there is an option in the CRM', async () => {
  expect((await save(words)).status).toBe(200)
  const gold = async () => (await inOutlook()).find((row) => row['profession'] === 'Sehr wichtig')
  await expectSoon(async () => (await gold()) !== undefined)
  const item = await gold()
  const [mail] = (item?.['emailAddresses'] ?? []) as { address: string }[]
  const tier = async () => (await inCrm()).find((row) => row['email'] === mail?.address)?.['x_tier']
  expect(await tier()).toBe('Gold')
  const body = { profession: 'wichtig' }
  await graph(`contacts/${item?.id}`, { method: 'PATCH', body })
  await expectSoon(async () => (await tier()) === 'Silver')
  // Understood as it stands: nobody's spelling is put right.
  const after = (await inOutlook()).find(({ id }) => id === item?.id)
  expect(after?.['profession']).toBe('wichtig')
})

it('one word for two options is refused, with its row, and changes nothing', async () => {
  const refused = await save([...words, { crm: 'Bronze', outlook: 'WICHTIG' }])
  expect(refused.status).toBe(422)
  expect(refused.body.code).toBe('invalid-mapping')
  const { rows } = await expectOk<ContactMapping>(`${urls.edge}/v1/mapping/contacts`, {
    token: await mint(),
  })
  expect(rows.at(-1)).toMatchObject({ crm: 'x_tier', options: words })
  expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual([`/rows/${rows.length - 1}`])
})
