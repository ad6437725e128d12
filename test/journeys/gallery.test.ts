/**
 * @module
 * The gallery says what is so: its states come up, its tables are the manifest, its snippets name what
 * exists, its invented edges answer as the contract says; under the strict policy, without a report.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createWorld } from '../../demo/gallery/edge/answers.ts'
import { allRoutes } from '../../demo/gallery/edge/all-routes.ts'
import { refusals } from '../../demo/gallery/edge/world.ts'
import { elementsOf } from '../../demo/gallery/manifest.ts'
import type { ElementDeclaration } from '../../components/build/manifest-type.ts'
import type { Manifest } from '../../demo/gallery/manifest.ts'
import { examples, frameworks, snippet } from '../../demo/gallery/snippets.ts'
import { elementStates } from '../../demo/gallery/states/all.ts'
import { buildPages } from '../../demo/start/pages.ts'
import { startWorkers } from '../../demo/start/workers.ts'
import { endpoints } from '../../edge/contract/endpoints.ts'
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import { problemCodes } from '../../edge/contract/problem.ts'
import { folder, openSite } from '../support/built-site.ts'
import type { Site } from '../support/built-site.ts'
import { openBrowser } from '../support/stage.ts'

const site: Site = { fileOf: folder('dist/demo/gallery', '/gallery/') }
let browser: Browser
let elements: readonly ElementDeclaration[]
beforeAll(async () => {
  buildPages(process.cwd())
  const text = readFileSync('dist/elements/custom-elements.json', 'utf8')
  elements = elementsOf(JSON.parse(text) as Manifest)
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** One page with ten of the same element has ten of its headings and landmarks, too. */
const manyOfOne = { 'heading-order': { enabled: false }, 'landmark-unique': { enabled: false } }

const states = Object.values(elementStates).flat()

async function openGallery(query = '', more: Partial<Site> = {}) {
  const open = await openSite(browser, `/gallery/${query}`, { ...site, ...more })
  await open.page.waitForSelector('html[data-ready]')
  return open
}

const shownState = (page: Page, id: string): Promise<string[]> =>
  page.evaluate((stage) => {
    const element = document.querySelector(
      `#${stage} :is(o365-user-picker,o365-join-requests,o365-sync-toggle,field-mapper,o365-install)`,
    )
    const log = document.querySelector(`article[aria-labelledby="${stage}-title"] .log code`)
    return [element?.shadowRoot?.textContent?.trim() ? 'drawn' : 'blank', log?.textContent ?? '']
  }, id)

describe('the page', () => {
  it('EMB-4 shows every state, without a report of the policy', async () => {
    const { page, reports } = await openGallery()
    await page.waitForTimeout(2000)
    for (const { id } of states) {
      const [drawn] = await shownState(page, id)
      expect(drawn, id).toBe('drawn')
    }
    const [, said] = await shownState(page, 'toggle-paused')
    expect(said).toContain('"state":"paused"')
    expect(reports).toEqual([])
    await page.close()
  })

  it('EMB-1 lists exactly what the manifest has', async () => {
    const { page } = await openGallery()
    for (const element of elements) {
      const section = page.locator(`section#${element.tagName}`)
      const names = (caption: string) =>
        section.locator(`table[data-reference="${caption}"] tbody th`).allTextContents()
      expect(await names('Events')).toEqual((element.events ?? []).map(({ name }) => name))
      expect(await names('Parts')).toEqual((element.cssParts ?? []).map(({ name }) => name))
      expect(await names('Attributes and properties')).toEqual(
        (element.members ?? []).filter(({ kind }) => kind === 'field').map(({ name }) => name),
      )
    }
    await page.close()
  })

  it('EMB-1 what the manifest has is there, and no attribute is left out', async () => {
    const { page } = await openGallery()
    for (const { tagName, attributes = [], members = [] } of elements) {
      const names = members.map(({ name }) => name)
      const real = await page.evaluate(
        ([tag, asked]) => {
          const element = document.createElement(tag)
          const { observedAttributes = [] } = element.constructor as unknown as {
            observedAttributes?: string[]
          }
          const kinds = asked.map((name) => typeof Reflect.get(element, name) === 'function')
          return { observedAttributes, kinds, absent: asked.filter((name) => !(name in element)) }
        },
        [tagName, names] as const,
      )
      expect(real.absent, tagName).toEqual([])
      expect(real.observedAttributes.toSorted()).toEqual(
        attributes.map(({ name }) => name.toLowerCase()).toSorted(),
      )
      const isMethod = members.map(({ kind }) => kind === 'method')
      expect(real.kinds, tagName).toEqual(isMethod)
    }
    await page.close()
  })

  it('EMB-5 a stream can be switched on from nothing, by keyboard', async () => {
    const { page, reports } = await openGallery()
    const stage = page.locator('#toggle-off')
    await stage.getByRole('switch').focus()
    await page.keyboard.press('Space')
    await stage.getByText('0 mails will be sent').waitFor()
    await stage.getByRole('button', { name: 'Switch on' }).press('Enter')
    await stage.getByText('First sync is running').first().waitFor()
    expect(reports).toEqual([])
    await page.close()
  })

  it('EMB-4 axe finds nothing in the whole page; its looks are in gallery-grid.test.ts', async () => {
    const { page } = await openGallery('?scheme=light')
    await page.waitForTimeout(1500)
    // The policy of the page forbids what axe would be injected by.
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(
      (rules): Promise<AxeResults> =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({ rules }),
      manyOfOne,
    )
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`)
    expect(found).toEqual([])
    await page.close()
  })

  it.each([320, 390])('EMB-4 fits %i px', async (width) => {
    const { page } = await openGallery('', { viewport: { width, height: 800 } })
    await page.waitForTimeout(1000)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.close()
  })
})

describe('in the demo', () => {
  it('EMB-1 the first page leads to it, under the policy of the CRM', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'gallery-'))
    const { urls, stop } = await startWorkers({ only: ['crm'], stateDir })
    try {
      const page = await browser.newPage()
      const reports: string[] = []
      const failures: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') reports.push(message.text())
      })
      page.on('pageerror', ({ message }) => failures.push(message))
      page.on('requestfailed', (request) =>
        failures.push(`${request.url()}: ${request.failure()?.errorText}`),
      )
      await page.goto(urls.crm)
      await page.getByRole('link', { name: 'gallery' }).click()
      // What keeps it from being ready is to be read in the report, not guessed.
      const ready = page.waitForSelector('html[data-ready]').then(() => 'ready')
      expect(await ready.catch(() => [...reports, ...failures])).toBe('ready')
      await page.locator('#toggle-live').getByRole('switch').waitFor()
      expect(new URL(page.url()).pathname).toBe('/gallery')
      expect(reports).toEqual([])
      await page.close()
    } finally {
      await stop()
      rmSync(stateDir, { recursive: true, force: true })
    }
  })
})

describe('what it says', () => {
  it('EMB-1 snippets name attributes and events that exist', () => {
    for (const example of examples) {
      const element = elements.find(({ tagName }) => tagName === example.tag)
      const attributes = element?.attributes?.map(({ name }) => name) ?? []
      const events = element?.events?.map(({ name }) => name) ?? []
      expect(events).toContain(example.event)
      for (const each of example.attributes) expect(attributes).toContain(each.split('=')[0])
      for (const framework of frameworks) expect(snippet(framework, example)).toContain(example.tag)
    }
  })

  it('its refusals are those of the contract', () => {
    for (const [code, [status, title, retryable]] of Object.entries(refusals)) {
      expect(problemCodes[code as keyof typeof refusals]).toEqual({ status, title, retryable })
    }
  })

  it('its edges answer as the contract says', () => {
    const bodies: Readonly<Record<string, unknown>> = {
      switchStream: { enabled: true },
      decideBrake: { decision: 'apply' },
      saveMapping: { rows: [] },
      previewMapping: { rows: [] },
      retryParked: {},
      resolveConflict: { keep: 'crm' },
    }
    const names = (Object.keys(endpoints) as (keyof Endpoints)[]).filter(
      (name) => name in allRoutes,
    )
    let parsed = 0
    for (const { id, setting } of states) {
      const world = createWorld(setting)
      for (const name of names) {
        const body = bodies[name]
        const params = { stream: 'calendar', side: 'crm', id: 'x' }
        const answer = world({ name, params, query: {}, body, ifMatch: '"v7"' })
        if (answer === 'cut' || answer === 'never' || (answer.status ?? 200) >= 300) continue
        if (answer.status === 204) continue
        const { success, error } = z.safeParse(endpoints[name].reply, answer.body)
        expect(success, `${id} ${name} ${error?.message}`).toBe(true)
        parsed += 1
      }
    }
    expect(parsed).toBeGreaterThan(300)
  })
})
