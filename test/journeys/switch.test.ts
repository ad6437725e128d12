/**
 * @module
 * What a person does on a settings page, from the first press of the switch until it is off again: sign in at
 * Microsoft, see what a first sync would do and that nobody is mailed, agree, watch it go live, switch off.
 *
 * Does not own: what travels between both sides (both-ways.test.ts).
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  embedToken,
  expectOk,
  graphToken,
  streamStatus,
  untilPhase,
} from '../support/demo-client.ts'
import { openBrowser, openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

let stage: Stage
let browser: Browser
let page: Page
const mint = () => embedToken(stage.urls, 'noah')
const status = async () => streamStatus(stage.urls, await mint(), 'calendar')

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${stage.urls.crm}/settings/marketplace/microsoft?as=noah`)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

const toggle = () => page.locator('o365-sync-toggle[stream=calendar]')
const control = () => toggle().getByRole('switch')
const press = (name: string) => toggle().getByRole('button', { name, exact: true }).click()
const question = () => toggle().getByRole('dialog')
const calendars = async () => {
  const headers = {
    authorization: `Bearer ${await graphToken(stage.urls, 'adele@contoso.example')}`,
  }
  const url = `${stage.urls.microsoft365}/v1.0/me/calendars`
  const { value } = await expectOk<{ value: { name: string }[] }>(url, { headers })
  return value.map(({ name }) => name)
}

it('SYN-7 CAL-1 the sign-in begun by the switch ends in the question, and nothing is synced before the answer', async () => {
  const opening = page.waitForEvent('popup')
  await control().click()
  const popup = await opening
  await popup.getByRole('button', { name: 'Continue to Microsoft' }).click()
  await popup.getByText('adele@contoso.example').click()
  await popup.getByRole('button', { name: 'Sign in and accept' }).click()

  await question().getByText('0 mails will be sent').waitFor()
  expect(await question().innerText()).toMatch(/Created in Outlook\s+\d/u)
  expect((await status()).enabled).toBe(false)
  expect(await calendars()).not.toContain('Northwind CRM Calendar')
})

it('SYN-7 "Cancel" leaves everything as it was; asked again it is answered, and the sync goes live', async () => {
  await press('Cancel')
  await expect.poll(() => control().getAttribute('aria-checked')).toBe('false')
  expect((await status()).enabled).toBe(false)

  await control().press('Space')
  await question().getByText('0 mails will be sent').waitFor()
  await press('Switch on')
  await toggle()
    .locator('[part=status]', { hasText: /^\s*On\b/u })
    .waitFor()
  const { counts } = await untilPhase(stage.urls, mint, 'calendar', 'live')
  expect(counts.linked).toBeGreaterThan(0)
  await toggle().getByText(`${counts.linked} in sync`).waitFor()
  expect(await control().getAttribute('aria-checked')).toBe('true')
  expect(await calendars()).toContain('Northwind CRM Calendar')
})

it('CAL-6 switched off after a question whose safe answer has the focus; Outlook is as before', async () => {
  await control().click()
  const alert = toggle().getByRole('alertdialog')
  await alert.getByText('Removed from Outlook, with the calendar').waitFor()
  await page.keyboard.press('Enter')
  await alert.waitFor({ state: 'hidden' })
  expect((await status()).enabled).toBe(true)

  await control().click()
  await press('Switch off and remove')
  await untilPhase(stage.urls, mint, 'calendar', 'off')
  await expect.poll(() => control().getAttribute('aria-checked')).toBe('false')
  expect(await calendars()).not.toContain('Northwind CRM Calendar')
  expect(await expectOk<unknown[]>(`${stage.urls.microsoft365}/sandbox/mail`)).toEqual([])
})
