/**
 * @module
 * Every view of the edge's own pages: in six languages, on a phone, in light and dark, read by axe; under the policy
 * they are served with.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPages } from '../../demo/start/pages.ts'
import { refused } from '../http/fake-edge.ts'
import { admitting, openHosted } from '../support/hosted-pages.ts'
import { screens } from '../support/hosted-screens.ts'
import type { Shown } from '../support/hosted-screens.ts'
import { openBrowser } from '../support/stage.ts'

let browser: Browser
let hosted: Awaited<ReturnType<typeof openHosted>>
beforeAll(async () => {
  buildPages(process.cwd())
  browser = await openBrowser()
  hosted = await openHosted(admitting(refused('expired')))
})
afterAll(async () => {
  await browser?.close()
  await hosted?.close()
})

type App = HTMLElement & { screen: Shown; updateComplete: Promise<unknown> }

async function show(page: Page, screen: Shown): Promise<void> {
  await page.evaluate(async (next) => {
    const app = document.querySelector<App>('o365-hosted-app')
    if (!app) throw new Error('the app is not there')
    app.screen = next
    await app.updateComplete
  }, screen)
}

/** On a view that needs no sign-in; the others are put in by hand. */
async function openViews(options: Parameters<typeof hosted.open>[1]) {
  const opened = await hosted.open(browser, options)
  await opened.page.goto(`${hosted.edgeOrigin}/invitations/accept/guess`)
  // The heading of a view, which comes with the words; another stands in while they are on their way.
  await opened.page.locator('h1[tabindex]').waitFor()
  return opened
}

const phone = { viewport: { width: 360, height: 740 } }

describe.each(['en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP', 'ar-EG'])('in %s', (locale) => {
  it('has its words, its direction, room on a phone, focus on its heading', async () => {
    const { page, context, broken } = await openViews({ ...phone, locale })
    const language = locale.slice(0, 2)
    const seen = new Set<string>()
    for (const [name, screen] of screens) {
      await show(page, screen)
      const at = await page.evaluate(() => ({
        lang: document.documentElement.lang.slice(0, 2),
        dir: document.documentElement.dir,
        text: document.querySelector('main')?.innerText ?? '',
        title: document.title,
        focus: document.activeElement?.tagName,
        width: document.documentElement.scrollWidth,
      }))
      expect([at.lang, at.dir], name).toEqual([language, language === 'ar' ? 'rtl' : 'ltr'])
      expect(at.width, `${name} is wider than the phone`).toBeLessThanOrEqual(360)
      expect(at.text, name).not.toMatch(/\{\w+\}|undefined|Invalid Date|\b[a-z]+\.(title|text)\b/)
      if (screen.kind !== 'waiting') expect(at.focus, name).toBe('H1')
      expect(at.title, name).not.toBe('')
      seen.add(at.text)
    }
    expect(seen.size).toBe(screens.length)
    expect(broken).toEqual([])
    await context.close()
  })
})

const looks = [
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' as const }],
  ['from right to left, on a phone', { ...phone, locale: 'ar-EG' }],
  ['in forced colours', { forcedColors: 'active' as const }],
] as const

describe.each(looks)('%s', (_, options) => {
  it('axe finds nothing', { timeout: 120_000 }, async () => {
    const { page, context } = await openViews(options)
    await page.evaluate(axe.source)
    for (const [name, screen] of screens) {
      await show(page, screen)
      const found = await page.evaluate((): Promise<AxeResults> =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      )
      expect(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
        name,
      ).toEqual([])
    }
    await context.close()
  })
})

it('what is waited for is said, and the region stays', async () => {
  const { page, context } = await openViews({})
  const status = page.getByRole('status')
  await show(page, { kind: 'waiting', for: 'sign-in' })
  expect(await status.innerText()).toBe('Signing you in with Microsoft…')
  const before = await status.elementHandle()
  await show(page, { kind: 'problem', page: 'used', code: 'used', trace: null })
  expect(await status.innerText()).toBe('')
  expect(await status.evaluate((now, was) => now === was, before)).toBe(true)
  await context.close()
})

/** Bytes by gzip: what a phone loads before it can go to Microsoft. */
const budget = new Map([
  ['index', 26_000],
  ['microsoft', 72_000],
])
const LANGUAGE_BUDGET = 4000

it('the library is a file of its own, languages too, none larger than it may be', () => {
  const folder = 'dist/elements/app/assets'
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const nameOf = (file: string) => file.split('-')[0] ?? ''
  expect(files.map(nameOf).toSorted()).toEqual(
    ['ar', 'de', 'es', 'fr', 'index', 'ja', 'microsoft'].toSorted(),
  )
  for (const file of files) {
    const bytes = gzipSync(readFileSync(`${folder}/${file}`)).length
    expect(bytes, file).toBeLessThan(budget.get(nameOf(file)) ?? LANGUAGE_BUDGET)
  }
})
