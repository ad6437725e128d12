/**
 * @module
 * The picker over 50,000 people on a processor four times slower: time from the answer to the list, and
 * the longest task while typing and scrolling. Exits with 1 over the limits (USR-5, EMB-4).
 *
 * Nothing here asks by selector or locator: those put Playwright's own script and its mouse listener
 * into the page, whose first run is a task longer than any of the element's (160 ms and more).
 */
import { ROWS_SEEN } from '../../../components/user-picker/picker-state.ts'
import { people } from '../support/samples.ts'
import { openBrowser, openPage } from './built-page.ts'

const LIST_MS = 100
const TASK_MS = 50
const SLOWER = 4

type Marks = { answered: number; listed: number; tasks: number[] }

const browser = await openBrowser()
const page = await openPage(browser, '<o365-user-picker multiple></o365-user-picker>', {
  'GET /v1/directory/users': (url) => {
    const from = Number(url.searchParams.get('cursor') ?? 0)
    return { users: people(from, 50), cursor: String(from + 50), total: 50_000 }
  },
})
await page.evaluate(async () => {
  const ready = () => document.querySelector('o365-user-picker')?.matches(':state(ready)')
  while (!ready()) await new Promise(requestAnimationFrame)
})
// Which font has a script that the page has not shown yet, the system is asked once, in the midst of a layout: that
// is its time, not the element's (30 to 50 ms for the first Chinese name).
await page.evaluate(
  async (words) => {
    for (const size of ['1em', '0.9em', '0.85em', '0.8em'])
      for (const weight of ['400', '600']) {
        const line = document.body.appendChild(document.createElement('p'))
        line.style.setProperty('font-size', size)
        line.style.setProperty('font-weight', weight)
        line.textContent = words
      }
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  },
  people(0, 10)
    .map(({ displayName }) => displayName)
    .join(' '),
)
const devtools = await page.context().newCDPSession(page)
await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
await page.evaluate(() => {
  const marks: Marks = { answered: 0, listed: 0, tasks: [] }
  Object.assign(globalThis, { marks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) marks.tasks.push(duration)
  }).observe({ type: 'longtask' })
  const { fetch } = globalThis
  globalThis.fetch = async (...given) => {
    const response = await fetch(...given)
    marks.answered = performance.now()
    return response
  }
})
await page.evaluate(() => document.querySelector('o365-user-picker')?.focus())
await page.waitForTimeout(500)
await page.keyboard.type('adele', { delay: 60 })
const list = await page.evaluate(async (rows) => {
  const { marks } = globalThis as unknown as { marks: Marks }
  const picker = document.querySelector('o365-user-picker')
  const listed = () =>
    picker?.matches(':state(ready)') &&
    (picker.shadowRoot?.querySelectorAll('[role=option]').length ?? 0) >= rows
  while (marks.answered === 0 || !listed()) await new Promise(requestAnimationFrame)
  return performance.now() - marks.answered
}, ROWS_SEEN)
await page.mouse.move(200, 250)
for (let turn = 0; turn < 10; turn += 1) {
  await page.keyboard.press('PageDown')
  await page.mouse.wheel(0, 1500)
  await page.waitForTimeout(150)
}
const { tasks } = await page.evaluate(() => (globalThis as unknown as { marks: Marks }).marks)
await browser.close()
const longest = Math.max(0, ...tasks)
console.log(`first list ${Math.round(list)} ms after the answer (at most ${LIST_MS})`)
console.log(
  `tasks over ${TASK_MS} ms: ${tasks.length}, longest ${Math.round(longest)} ms, ${SLOWER} times slower`,
)
process.exitCode = list > LIST_MS || longest > TASK_MS ? 1 : 0
