/**
 * @module
 * Our picker beside the one of Microsoft Graph Toolkit, in the same run of the same browser: bytes,
 * requests, axe; then times, at a processor four times slower.
 *
 * Does not own: the pages and the answers (picker/).
 */
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/stage.ts'
import { SOUGHT, bundle, open } from './picker/stage.ts'
import type { Bundle, Contender } from './picker/stage.ts'
import type { Figure } from './table.ts'

const contenders: readonly Contender[] = [
  { name: 'picker, ours', entry: 'test/bench/picker/our-page.ts', tag: 'o365-user-picker' },
  { name: 'picker, MGT 4.6', entry: 'test/bench/picker/mgt-page.ts', tag: 'mgt-people-picker' },
]
const ROUNDS = 5
const SLOW_DOWN = 4
const KEY_MS = 80
/** Longer than any pause a picker makes before it asks. */
const AFTER_MS = 1200

type Round = { listMs: number; longestTaskMs: number; requests: number }

export async function measurePicker(root: string): Promise<Figure[]> {
  const browser = await openBrowser()
  try {
    const figures: Figure[] = []
    for (const contender of contenders) figures.push(...(await measure(browser, contender, root)))
    return figures
  } finally {
    await browser.close()
  }
}

async function measure(browser: Browser, contender: Contender, root: string): Promise<Figure[]> {
  const { name } = contender
  const bundled = await bundle(contender, root)
  const rounds: Round[] = []
  for (let at = 0; at < ROUNDS; at += 1) rounds.push(await search(browser, contender, bundled))
  const findings = await accessibility(browser, contender, bundled)
  const figure = (value: number, unit: string, note: string): Figure => ({
    name,
    value,
    unit,
    note,
  })
  return [
    figure(weight(bundled), 'bytes gzip', 'picker, session or provider, Lit'),
    figure(median(rounds.map(({ requests }) => requests)), 'requests', 'one search'),
    figure(findings.length, 'axe findings', findings.join(', ') || 'with the list open'),
    figure(
      median(rounds.map(({ listMs }) => listMs)),
      'ms',
      'last key to list; answers take 50 ms',
    ),
    figure(
      median(rounds.map(({ longestTaskMs }) => longestTaskMs)),
      'ms',
      `longest task while typing, ${SLOW_DOWN}× slower; 0 is none over 50 ms`,
    ),
  ]
}

async function search(browser: Browser, { tag }: Contender, bundled: Bundle): Promise<Round> {
  const { page, requests } = await open(browser, bundled)
  await ready(page, tag)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  await page.evaluate(watchTasks)
  const before = requests()
  await page.keyboard.type('zelda q', { delay: KEY_MS })
  const began = performance.now()
  await page.getByText(SOUGHT).first().waitFor()
  const listMs = performance.now() - began
  await page.waitForTimeout(AFTER_MS)
  const longestTaskMs = await page.evaluate(() => Math.max(0, ...window.longTasks))
  const round = { listMs, longestTaskMs, requests: requests() - before }
  await page.close()
  return round
}

async function accessibility(browser: Browser, { tag }: Contender, bundled: Bundle) {
  const { page } = await open(browser, bundled)
  await ready(page, tag)
  await page.keyboard.type('zelda q', { delay: KEY_MS })
  await page.getByText(SOUGHT).first().waitFor()
  await page.waitForTimeout(AFTER_MS)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate((): Promise<AxeResults> =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  )
  await page.close()
  return violations.map(({ id, impact }) => `${id} (${impact})`)
}

/** The field stands there, has the focus, and what follows that is over. */
async function ready(page: Page, tag: string): Promise<void> {
  await page.locator(`${tag} input`).first().click()
  await page.waitForTimeout(AFTER_MS)
}

const watchTasks = (): void => {
  window.longTasks = []
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask' })
}

const weight = ({ files, first }: Bundle): number =>
  first.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length, 0)

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

declare global {
  interface Window {
    longTasks: number[]
  }
}
