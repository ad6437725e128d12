/**
 * @module
 * What a screen reader is given of each element in its telling states, as a tree of roles and names (EMB-4). The trees
 * are kept beside this file; a change of one is looked at before it is taken over: `npx vitest -u`.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPages } from '../../demo/start/pages.ts'
import { folder, openSite } from '../support/built-site.ts'
import type { Site } from '../support/built-site.ts'
import { openBrowser } from '../support/stage.ts'

const site: Site = { fileOf: folder('dist/demo/gallery', '/gallery/') }
let browser: Browser
let page: Page
beforeAll(async () => {
  buildPages(process.cwd())
  browser = await openBrowser()
  ;({ page } = await openSite(browser, '/gallery/', site))
  await page.waitForSelector('html[data-ready]')
})
afterAll(() => browser?.close())

/** State of the gallery, and what is there once it is complete. */
const states = [
  ['picker-chosen', '.chips'],
  ['picker-groups', '[part=desk] li'],
  ['picker-not-permitted', '.notice'],
  ['toggle-off', '[role=switch]'],
  ['toggle-approval-needed', '[part=approval]'],
  ['toggle-first-sync', '[role=progressbar], progress'],
  ['toggle-paused', '.notice'],
  ['toggle-reconnect', '.notice'],
  ['mapper-words', '.preview table'],
  ['mapper-issues', '.preview table'],
  ['join-try', 'li'],
] as const

describe('EMB-4 the tree of roles and names', () => {
  it.each(states)('%s', async (state, complete) => {
    const shown = page.locator(`#${state}`)
    await shown.locator(complete).first().waitFor()
    const tree = await shown.ariaSnapshot()
    await expect(`${tree}\n`).toMatchFileSnapshot(`./accessibility-tree/${state}.txt`)
  })

  it('the list of people while it is open: names, places in the whole, who cannot be chosen', async () => {
    const shown = page.locator('#picker-try')
    await shown.locator('input').first().focus()
    await page.keyboard.press('ArrowDown')
    await shown.locator('[role=option]').nth(5).waitFor()
    const tree = await shown.locator('[role=listbox]').ariaSnapshot()
    await expect(`${tree}\n`).toMatchFileSnapshot('./accessibility-tree/picker-open.txt')
  })
})
