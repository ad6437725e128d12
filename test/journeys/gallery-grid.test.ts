/**
 * @module
 * Every state of every element in the gallery, in every look: light and dark, both directions, forced colours.
 * axe finds nothing (EMB-4). Modal dialogs are opened one by one.
 */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { elementsOf } from '../../demo/gallery/manifest.ts'
import type { Manifest } from '../../demo/gallery/manifest.ts'
import { elementStates } from '../../demo/gallery/states/all.ts'
import { buildPages } from '../../demo/start/pages.ts'
import { folder, openSite } from '../support/built-site.ts'
import type { Site } from '../support/built-site.ts'
import { openBrowser } from '../support/stage.ts'

const site: Site = { fileOf: folder('dist/demo/gallery', '/gallery/') }
let browser: Browser
beforeAll(async () => {
  buildPages(process.cwd())
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** One page with ten of the same element has ten of its headings and landmarks, too. */
const manyOfOne = { 'heading-order': { enabled: false }, 'landmark-unique': { enabled: false } }

/** All states of one look take a quarter of a minute where nothing else runs. */
const GRID_MS = 180_000

/** Elements that only hold others have no states to be seen. */
const unseen = ['o365-session']

const states = Object.values(elementStates).flat()
const looks = ['light', 'dark'].flatMap((scheme) =>
  ['ltr', 'rtl'].flatMap((dir) =>
    (['none', 'active'] as const).map((forced) => ({ scheme, dir, forced })),
  ),
)
type Look = (typeof looks)[number]

async function openIn({ scheme, dir, forced }: Look): Promise<Page> {
  const { page } = await openSite(browser, `/gallery/?scheme=${scheme}&dir=${dir}`, site)
  const colorScheme = scheme === 'dark' ? 'dark' : 'light'
  await page.emulateMedia({ forcedColors: forced, colorScheme, reducedMotion: 'reduce' })
  await page.waitForSelector('html[data-ready]')
  return page
}

/** What is behind a button is there once its last press has done something. */
async function settled(page: Page): Promise<void> {
  await page.locator('#toggle-activity .entry.question').first().waitFor()
  await page.locator('#picker-groups [part=desk] li').first().waitFor()
  await page.locator('#mapper-saved [part=versions]').waitFor()
  await page.locator('#toggle-approval-needed [part=approval]').waitFor()
  await page.locator('#join-try li').first().waitFor()
  await page.locator('#mapper-try .preview table').first().waitFor()
}

/** The elements alone: the page around them is the same in all looks (gallery.test.ts). */
async function violations(page: Page, include: readonly string[]): Promise<readonly string[]> {
  const found = await page.evaluate(
    ([within, rules]): Promise<AxeResults> =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ include: [...within] }, { rules }),
    [include, manyOfOne] as const,
  )
  return found.violations.map(
    ({ id, nodes }) => `${id} (${nodes.length}): ${String(nodes[0]?.target)} ${nodes[0]?.html}`,
  )
}

it('EMB-1 the grid has every element of the manifest', () => {
  const text = readFileSync('dist/elements/custom-elements.json', 'utf8')
  const tags = elementsOf(JSON.parse(text) as Manifest).map(({ tagName }) => tagName)
  const seen = tags.filter((tag) => !unseen.includes(tag))
  expect(Object.keys(elementStates).toSorted()).toEqual(seen.toSorted())
  expect(states.length).toBeGreaterThan(50)
})

it.each(looks)(
  'EMB-4 axe finds nothing: $scheme, $dir, forced colours $forced',
  async (look) => {
    const page = await openIn(look)
    await settled(page)
    // The policy of the page forbids what axe would be injected by.
    await page.evaluate(axe.source)
    expect(await violations(page, Object.keys(elementStates))).toEqual([])
    let opened = 0
    for (const { id, dialog } of states) {
      if (dialog === undefined) continue
      await page.locator(`#${id} ${dialog}`).first().click()
      await page.locator(`#${id} dialog[open] button`).first().waitFor()
      expect(await violations(page, [`#${id}`]), id).toEqual([])
      await page.keyboard.press('Escape')
      opened += 1
    }
    expect(opened).toBeGreaterThan(2)
    await page.close()
  },
  GRID_MS,
)
