/**
 * @module
 * The demo CRM alone, as people use it: its Worker in workerd, its pages in Chromium under their own CSP.
 * The edge is not there on purpose: the pages must say so plainly and work otherwise (EMB-4, CAL-5).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import type { Ports } from '../../demo/start/origins.ts'
import { startWorkers } from '../../demo/start/workers.ts'
import type { Workers } from '../../demo/start/workers.ts'
import { openBrowser } from '../support/stage.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'crm-pages-'))
const complaints: string[] = []
let workers: Workers
let browser: Browser
beforeAll(async () => {
  await build({ configFile: 'demo/crm/vite.config.ts', logLevel: 'error' })
  workers = await start()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await workers?.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

const start = (ports?: Ports): Promise<Workers> =>
  startWorkers({
    only: ['crm'],
    ...(ports ? { ports } : {}),
    stateDir,
    onError: (_name: string, line: string) => complaints.push(line),
  })

type Look = { width?: number; scheme?: 'light' | 'dark' }
/** Errors of scripts and of the policy. A refused call is a page's own matter. */
const reports: string[] = []

async function openPage(path: string, look: Look = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: look.width ?? 1200, height: 800 },
    colorScheme: look.scheme ?? 'light',
  })
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => reports.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      reports.push(message.text())
    }
  })
  await page.goto(`${workers.urls.crm}${path}`)
  return page
}

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${workers.urls.crm}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('contacts', () => {
  it('what one window does, the other shows', async () => {
    const here = await openPage('/')
    await here.getByRole('button', { name: /Marcus/u }).click()
    const there = await openPage('/contacts?as=marcus')
    await there.getByRole('searchbox').fill('aardvark')
    await there.getByText('No contacts here yet.').waitFor()
    await here.getByRole('button', { name: 'New contact' }).click()
    await here.getByLabel('First name').fill('Zoë')
    await here.getByLabel('Last name').fill('Aardvark')
    await here.getByRole('button', { name: 'Save' }).click()
    await there.getByRole('button', { name: 'Zoë Aardvark' }).click()
    await there.getByLabel('Company', { exact: true }).fill('Cape Optics')
    await there.getByRole('button', { name: 'Save' }).click()
    await here.getByRole('searchbox').fill('aardvark')
    await here.getByText('Cape Optics').waitFor()
    await here.getByRole('button', { name: 'Zoë Aardvark' }).click()
    await here.getByRole('button', { name: 'Delete' }).click()
    await there.getByText('No contacts here yet.').waitFor()
    await here.getByRole('button', { name: 'Undo' }).click()
    await there.getByRole('button', { name: 'Zoë Aardvark' }).waitFor()
    await Promise.all([here.close(), there.close()])
  })

  it('an edit from an old view is refused, not written over the newer one', async () => {
    const page = await openPage('/contacts?as=amelia')
    await page.getByLabel('Owner').selectOption({ label: 'All contacts' })
    await page.getByRole('searchbox').fill('NW-10000')
    await page.locator('tr[data-id="c-0001"] button').click()
    const url = `${workers.urls.crm}/demo/api/contacts/c-0001`
    const headers = { 'content-type': 'application/json' }
    await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ jobTitle: 'Newer' }) })
    await page.getByLabel('Job title').fill('Older')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/Somebody changed this meanwhile/u).waitFor()
    const record = (await (await fetch(url)).json()) as { jobTitle: string }
    expect(record.jobTitle).toBe('Newer')
    await page.close()
  })

  it('CAL-5 imports a file, and a mass update touches what was imported', async () => {
    const page = await openPage('/contacts?as=noah')
    await page.getByRole('button', { name: 'Import CSV' }).click()
    const buffer = Buffer.from('Last name,Email\nAbacus,abacus@x.example\nBad,nonsense\n')
    await page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText(/1 created, .* 1 refused — row 3: email/u).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('searchbox').fill('abacus')
    await page.getByText('1 contact', { exact: true }).waitFor()
    await page.getByLabel('Select all on this page').check()
    await page.getByRole('button', { name: 'Update 1 selected' }).click()
    await page.getByLabel('Field').selectOption('x_tier')
    await page.getByLabel('New value').selectOption('Gold')
    await page.getByRole('button', { name: 'Update', exact: true }).click()
    await page.getByText('1 contacts updated.').waitFor()
    const found = await fetch(`${workers.urls.crm}/demo/api/contacts?search=abacus`)
    const { items } = (await found.json()) as { items: unknown[] }
    expect(items).toMatchObject([
      { origin: 'import', x_tier: 'Gold', lastChange: { via: 'mass-update', by: 'noah' } },
    ])
    await page.close()
  })
})

describe('calendar', () => {
  it('a series is made, one occurrence changed, one cancelled, all renamed', async () => {
    const page = await openPage('/calendar?as=noah')
    await page.getByRole('button', { name: 'New event' }).click()
    await page.getByLabel('Title').fill('Watch')
    await page.getByLabel('All day').check()
    await page.getByLabel('Repeats').selectOption('FREQ=DAILY')
    await page.getByRole('button', { name: 'Save' }).click()
    const watch = page.getByRole('button', { name: /Watch/u })
    await expect.poll(() => watch.count()).toBe(7)
    await watch.nth(2).click()
    await page.getByLabel('Change').selectOption('one')
    await page.getByLabel('Title').fill('Hand-over')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: /Hand-over/u }).waitFor()
    await watch.nth(3).click()
    await page.getByRole('button', { name: 'Delete this one' }).click()
    await expect.poll(() => watch.count()).toBe(5)
    await watch.first().click()
    await page.getByLabel('Title').fill('Guard')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => page.getByRole('button', { name: /Guard/u }).count()).toBe(5)
    expect(await page.getByRole('button', { name: /Hand-over/u }).count()).toBe(1)
    await page.close()
  })
})

const paths = [
  '/',
  '/contacts?as=marcus',
  '/calendar?as=marcus',
  '/settings/users?as=amelia',
  '/settings/marketplace/microsoft?as=marcus',
]

describe('every page', () => {
  it.each(paths)(
    'EMB-4 %s has no accessibility violation, light or dark, wide or at 360 px',
    async (path) => {
      for (const look of [{ scheme: 'light' }, { scheme: 'dark', width: 360 }] as const) {
        const page = await openPage(path, look)
        await page.locator('.brand').waitFor()
        await page.waitForTimeout(500)
        await page.evaluate(axe.source)
        const run = '({ axe }) => axe.run()'
        const results: AxeResults = await page.evaluate(`(${run})(window)`)
        expect(results.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        const tooWide = 'document.documentElement.scrollWidth - innerWidth'
        expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0)
        await page.close()
      }
    },
  )

  it('says plainly that the elements could not be loaded', async () => {
    const page = await openPage('/settings/marketplace/microsoft?as=marcus')
    await page.getByText(/could not be loaded/u).waitFor()
    await page.close()
  })

  it('EMB-4 runs under its policy without one report', () => {
    expect(reports).toEqual([])
  })
})

describe('a restart', () => {
  it('keeps records and the signing key', async () => {
    const made = await post('/demo/api/contacts', { lastName: 'Lasting' })
    const { id } = (await made.json()) as { id: string }
    const keys = async (): Promise<unknown> =>
      (await fetch(`${workers.urls.crm}/.well-known/jwks.json`)).json()
    const before = await keys()
    const port = (name: keyof Ports): number => Number(new URL(workers.urls[name]).port)
    const ports = { edge: port('edge'), crm: port('crm'), microsoft365: port('microsoft365') }
    await workers.stop()
    workers = await start(ports)
    const after = await fetch(`${workers.urls.crm}/demo/api/contacts/${id}`)
    expect(await after.json()).toMatchObject({ lastName: 'Lasting' })
    expect(await keys()).toEqual(before)
    expect(complaints).toEqual([])
  })
})
