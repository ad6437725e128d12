/**
 * @module
 * The elements in pages of others (EMB-1, EMB-2): plain HTML from one script tag, React, Vue, Svelte from
 * the built package. Each host does the same: a token, a property, a native and an own event.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld } from '../../demo/gallery/edge/answers.ts'
import { build, buildPages } from '../../demo/start/pages.ts'
import { folder, openSite } from '../support/built-site.ts'
import { mailboxOf } from '../components/support/samples.ts'
import { openBrowser } from '../support/stage.ts'

let browser: Browser
beforeAll(async () => {
  buildPages(process.cwd())
  expect(build(process.cwd(), 'demo/hosts/vite.config.ts')).toBeUndefined()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Policies that the frameworks themselves make; the elements make one. */
const hosts = {
  plain: 'lit-html',
  react: 'lit-html',
  vue: 'lit-html vue',
  svelte: 'lit-html svelte-trusted-html',
}

describe.each(Object.entries(hosts))('%s', (name, trusted) => {
  const root = name === 'plain' ? 'demo/hosts' : 'dist/demo/hosts'
  const open = () =>
    openSite(
      browser,
      `/${name}/`,
      { fileOf: folder(root), world: createWorld({ mailbox: mailboxOf('connected') }) },
      trusted,
    )

  it('EMB-1 EMB-2 upgrades, takes properties, tells events, asks for one token', async () => {
    const { page, reports, calls, tokens } = await open()
    await page.getByRole('combobox', { name: 'Colleagues' }).click()
    await page.getByRole('option', { name: /Adele Vance/u }).click()
    await page.getByRole('option', { name: /Ana Díaz/u }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('switch').click()
    await page.getByRole('button', { name: 'Switch on' }).click()
    const log = page.locator('#log')
    await log
      .getByText('contacts true;')
      .or(log.filter({ hasText: 'contacts true;' }))
      .waitFor()
    expect(await log.textContent()).toBe('change p0;change p0,p2;contacts true;')
    const sent = await page.evaluate(() => [
      ...new FormData(document.querySelector('form') ?? undefined).entries(),
    ])
    expect(sent).toContainEqual(['people', 'p2'])
    expect(calls).toContain('PUT /v1/streams/contacts')
    expect(calls.filter((call) => call === 'GET /v1/directory/users')).not.toHaveLength(0)
    expect(tokens()).toBe(1)
    expect(reports).toEqual([])
    await page.close()
  })
})
