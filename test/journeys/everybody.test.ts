/**
 * @module
 * "Switch on for everybody" in Chromium over the three Workers (INS-6): from the CRM's settings page, refused before an
 * administrator granted it, then into mailboxes nobody signed in to; each person's result in words; there after a reload.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_CLIENT_ID } from '../../demo/microsoft365/controls/apps.ts'
import { expectOk } from '../support/demo-client.ts'
import { openBrowser, openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

const TENANT = '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'

let stage: Stage
let browser: Browser
beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

async function crmToken(): Promise<string> {
  const reply = await fetch(`${stage.urls.crm}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'demo-edge',
      client_secret: 'demo-secret',
    }),
  })
  return ((await reply.json()) as { access_token: string }).access_token
}

/** The CRM ties its user to a person of the directory. */
async function tie(member: string, person: string, token: string): Promise<void> {
  const people = await expectOk<{ user: string; kind: string; id: string; tenantId: string }[]>(
    `${stage.urls.microsoft365}/sandbox/people`,
  )
  const found = people.find(({ user, kind }) => user === person || kind === person)
  await expectOk(`${stage.urls.crm}/o365-connector/v1/users/${member}/identities/entra`, {
    method: 'PUT',
    token,
    body: { tid: found?.tenantId, oid: found?.id, upn: found?.user },
  })
}

async function grant(): Promise<void> {
  const consent = new URLSearchParams({
    client_id: DEMO_CLIENT_ID,
    redirect_uri: `${stage.urls.edge}/connect/callback`,
    scope: 'https://graph.microsoft.com/.default',
    login_hint: 'admin@contoso.example',
    sandbox_auto: '1',
  })
  const url = `${stage.urls.microsoft365}/${TENANT}/v2.0/adminconsent?${consent}`
  const granted = await fetch(url, { redirect: 'manual' })
  expect(granted.headers.get('location')).toContain('admin_consent=True')
}

const section = (page: Page) => page.locator('o365-install .everybody')
const contacts = (page: Page) => section(page).locator('[data-stream=contacts]')
const person = (page: Page, name: string | RegExp) =>
  contacts(page).getByRole('listitem').filter({ hasText: name })

async function switchOnContacts(page: Page): Promise<void> {
  await section(page).getByLabel('Calendar', { exact: true }).uncheck()
  await section(page).getByRole('button', { name: 'Switch on…' }).click()
  await section(page).getByText('Mailboxes that may be changed').waitFor()
  await section(page).getByRole('button', { name: 'Switch on now' }).click()
}

it('INS-6 refused in words before it is granted; then counted and said for each, also after a reload', async () => {
  const token = await crmToken()
  await tie('marcus', 'megan@contoso.example', token)
  await tie('noah', 'no-mailbox', token)
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(30_000)
  const broken: string[] = []
  page.on('pageerror', ({ message }) => void broken.push(message))
  await page.goto(`${stage.urls.crm}/settings/marketplace/microsoft?as=amelia`)

  await switchOnContacts(page)
  await contacts(page).getByText('the application permissions are not granted').waitFor()
  await contacts(page)
    .getByText(/^\s*All .+ done/)
    .waitFor()
  await contacts(page).getByRole('button', { name: 'Show each person' }).click()
  await person(page, 'Not granted').first().waitFor()

  await grant()
  // Began anew: what was there before is gone, and what is there is the edge's.
  await page.reload()
  await contacts(page).getByText('the application permissions are not granted').waitFor()
  await switchOnContacts(page)
  await contacts(page).getByText('Switched on', { exact: true }).waitFor()
  await contacts(page)
    .getByText(/^\s*All .+ done/)
    .waitFor()
  await page.reload()
  await contacts(page).getByRole('button', { name: 'Show each person' }).click()
  expect(await person(page, 'Marcus').textContent()).toContain('Switched on')
  expect(await person(page, 'Noah').textContent()).toContain('No mailbox')
  expect(await person(page, 'Priya').textContent()).toContain('Not linked to a person')
  expect(broken).toEqual([])
}, 120_000)
