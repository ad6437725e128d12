/**
 * @module
 * The sandbox's Worker alone with its Outlook page in a browser, and another client of the same mailbox.
 *
 * Owns: start and end, calls beside the page, what the page complained of. Does not own: what is tested.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { startWorkers } from '../../demo/start/workers.ts'
import { openBrowser } from './stage.ts'

export const user = 'megan@contoso.example'
type Body = Record<string, unknown>
type Look = { width?: number; scheme?: 'light' | 'dark'; part?: string; person?: string }
export type OutlookStage = Awaited<ReturnType<typeof openOutlook>>

export async function openOutlook() {
  await build({ configFile: 'demo/microsoft365/outlook/vite.config.ts', logLevel: 'error' })
  const stateDir = mkdtempSync(join(tmpdir(), 'outlook-page-'))
  /** Errors of scripts, of the page's policy and of the Worker. */
  const complaints: string[] = []
  const onError = (_name: string, line: string) => {
    complaints.push(line)
  }
  const workers = await startWorkers({ only: ['microsoft365'], stateDir, onError })
  const browser = await openBrowser()
  const origin = workers.urls.microsoft365
  const control = async <T = unknown>(path: string, body: unknown): Promise<T> => {
    const response = await fetch(`${origin}/sandbox/${path}`, jsonCall('POST', body))
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  const tokens = new Map<string, string>()
  const graph = async <T = Body>(
    method: string,
    path: string,
    body?: unknown,
    who = user,
  ): Promise<T> => {
    const token =
      tokens.get(who) ??
      (await control<{ access_token: string }>('token', { user: who })).access_token
    tokens.set(who, token)
    const response = await fetch(`${origin}/v1.0/me/${path}`, jsonCall(method, body, token))
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  return {
    complaints,
    /** What another client of a mailbox does. */
    graph,
    list: async <T = Body>(path: string): Promise<T[]> =>
      (await graph<{ value: T[] }>('GET', path)).value,
    async reset(): Promise<void> {
      await Promise.all(browser.contexts().map((context) => context.close()))
      tokens.clear()
      await control('reset', {})
    },
    async open(look: Look = {}): Promise<Page> {
      const page = await browser.newPage({
        viewport: { width: look.width ?? 1280, height: 800 },
        colorScheme: look.scheme ?? 'light',
      })
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text())
      })
      await page.goto(`${origin}/outlook?user=${look.person ?? user}#${look.part ?? 'calendar'}`)
      return page
    },
    async close(): Promise<void> {
      await browser.close()
      await workers.stop()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

const jsonCall = (method: string, body: unknown, token?: string): RequestInit => ({
  method,
  headers: {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
})

/** A Wednesday of next week by the mailbox's clock, far from what the seed puts there. */
export function nextWednesday(): string {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(Date.now())
  return plus(today, 9 - ((new Date(today).getUTCDay() + 6) % 7))
}

export const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
export const zoned = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' })

export const event = (page: Page, title: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${title}, `) })
export const dialog = (page: Page): Locator => page.getByRole('dialog')

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

export async function fillEvent(page: Page, title: string, day: string): Promise<void> {
  await page.getByRole('button', { name: 'New event' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Start date').fill(day)
  await page.getByLabel('Start time').fill('10:00')
  await page.getByLabel('End time').fill('11:30')
}
