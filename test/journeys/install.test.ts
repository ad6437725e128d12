/**
 * @module
 * A company installs, in Chromium over the three Workers: from the CRM's settings page over Microsoft's consent to the
 * accounts page; who may not is told who can; "Associate my account"; uninstalled with a report (INS-1 … INS-4, INS-7).
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Installation } from '../../edge/contract/install.ts'
import { call, embedToken, expectOk } from '../support/demo-client.ts'
import { openBrowser, openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'
import { signInAt } from '../support/visitor.ts'

let stage: Stage
let browser: Browser
const broken: string[] = []
beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
beforeEach(() => void (broken.length = 0))

const ADMIN = 'admin@contoso.example'

async function newPage(): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', ({ message }) => void broken.push(message))
  page.on('console', (message) => {
    // The sandbox's own pages have no icon.
    const isOurs = message.location().url.startsWith(stage.urls.edge)
    if (message.type() === 'error' && isOurs) broken.push(message.text())
  })
  return page
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

async function settingsOf(person: string): Promise<Page> {
  const page = await newPage()
  await page.goto(`${stage.urls.crm}/settings/marketplace/microsoft?as=${person}`)
  return page
}

const install = (page: Page) => page.locator('o365-install')

async function linkFrom(page: Page): Promise<string> {
  await install(page).getByRole('button', { name: 'Connect Microsoft 365' }).click()
  const link = install(page).getByRole('link', { name: 'Continue at Microsoft' })
  return (await link.getAttribute('href')) ?? ''
}

async function agreeAtMicrosoft(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Agree at Microsoft' }).click()
  await page.waitForURL('**/adminconsent?**')
  await page.getByText(ADMIN).click()
  await page.getByRole('button', { name: 'Sign in and accept' }).click()
}

const stateNow = async (): Promise<Installation> =>
  expectOk<Installation>(`${stage.urls.edge}/v1/install`, {
    token: await embedToken(stage.urls, 'amelia'),
  })

it('INS-1 a non-administrator with the link is told who can, and gets it to send on', async () => {
  const amelia = await settingsOf('amelia')
  const link = await linkFrom(amelia)
  const megan = await newPage()
  await signInAt(megan, link, 'megan@contoso.example')
  await heading(megan, /^Only an administrator can connect/)
  expect(await megan.getByRole('link', { name: /#install=/ }).getAttribute('href')).toBe(link)
  expect(megan.url(), 'the link stands in no address').not.toContain(link.split('=')[1] ?? '-')
  expect((await stateNow()).state).toBe('none')
  expect(broken).toEqual([])
})

it('INS-1 INS-2 INS-4 the administrator agrees, accepts the terms and is Super Admin; the settings page goes on by itself', async () => {
  const amelia = await settingsOf('amelia')
  const link = await linkFrom(amelia)
  const admin = await newPage()
  await signInAt(admin, link, ADMIN)
  await heading(admin, /^Connect .* to Microsoft 365$/)
  await agreeAtMicrosoft(admin)
  await heading(admin, /^Your account in/)
  await admin.getByText(/^A new account will be created for you in/).waitFor()
  await admin.getByRole('button', { name: 'Continue' }).click()
  expect((await stateNow()).state, 'the terms first').toBe('none')
  await admin.getByLabel('I accept the terms of service.').check()
  await admin.getByRole('button', { name: 'Continue' }).click()
  await heading(admin, /is connected$/)
  await install(amelia)
    .getByText(/^Connected by/)
    .waitFor()
  const users = await settingsUsers()
  expect(users.find(({ email }) => email === ADMIN)).toMatchObject({ roleId: 'super-admin' })
  // Opened from the launcher he is a member now.
  await admin.goto(`${stage.urls.edge}/open`)
  await heading(admin, /^You are a member/)
  expect(broken).toEqual([])
})

it('INS-1 an administrator of another tenant is refused; nothing changes', async () => {
  const before = await stateNow()
  const { url } = await expectOk<{ url: string }>(`${stage.urls.edge}/v1/install`, {
    token: await embedToken(stage.urls, 'amelia'),
    body: {},
  })
  const frieda = await newPage()
  await signInAt(frieda, url, 'admin@fabrikam.example')
  await heading(frieda, 'This link is for another organization')
  expect(await stateNow()).toEqual(before)
})

it('OPS-3 nor does a member connect a mailbox of another tenant', async () => {
  const token = await embedToken(stage.urls, 'noah')
  const body = { user: 'karin@fabrikam.example' }
  const refused = await call(`${stage.urls.edge}/demo/connect`, { token, body })
  expect(JSON.stringify(refused)).toContain('wrong-tenant')
  const mailbox = await expectOk<{ connection: { state: string } }>(
    `${stage.urls.edge}/v1/mailbox`,
    { token },
  )
  expect(mailbox.connection.state).toBe('none')
})

it('INS-7 uninstalled from the settings page, with a report: sign-ins destroyed, the tenant free again', async () => {
  await expectOk(`${stage.urls.edge}/demo/connect`, {
    token: await embedToken(stage.urls, 'marcus'),
    body: { user: 'adele@contoso.example' },
  })
  const amelia = await settingsOf('amelia')
  await install(amelia).getByRole('button', { name: 'Uninstall…' }).click()
  await install(amelia).getByLabel('Remove them from Outlook').check()
  await install(amelia)
    .getByLabel(/^Type/)
    .fill((await stateNow()).organizationName)
  await install(amelia).getByRole('button', { name: 'Uninstall', exact: true }).click()
  await install(amelia)
    .getByText(/^Uninstalled,/)
    .waitFor()
  const download = amelia.waitForEvent('download')
  await install(amelia).getByRole('button', { name: 'Save the report' }).click()
  expect((await download).suggestedFilename()).toBe('uninstall-report.json')
  expect(await stateNow()).toMatchObject({ state: 'removed', installedBy: null })
  const mailbox = await expectOk<{ connection: { state: string } }>(
    `${stage.urls.edge}/v1/mailbox`,
    { token: await embedToken(stage.urls, 'marcus') },
  )
  expect(mailbox.connection.state).toBe('none')
  const noah = await call(`${stage.urls.edge}/v1/install/removal`, {
    token: await embedToken(stage.urls, 'noah'),
    body: { outlook: 'clear', confirm: 'x' },
  })
  expect(noah.status).toBe(403)
  expect(stage.errors).toEqual([])
})

it('INS-3 tied anew, to another CRM account of the installer, which the CRM vouches for', async () => {
  const amelia = await settingsOf('amelia')
  const admin = await newPage()
  await signInAt(admin, await linkFrom(amelia), ADMIN)
  await agreeAtMicrosoft(admin)
  await heading(admin, /^Your account in/)
  await admin.getByRole('link', { name: /^I have another account in/ }).click()
  await admin.getByRole('button', { name: 'Priya' }).click()
  await admin.getByRole('button', { name: 'Yes, both are me' }).click()
  await heading(admin, /^Your account in/)
  await admin.getByText(/^You continue as .*Priya/).waitFor()
  await admin.getByLabel('I accept the terms of service.').check()
  await admin.getByRole('button', { name: 'Continue' }).click()
  await heading(admin, /is connected$/)
  const priya = (await settingsUsers()).find(({ email }) => email.startsWith('priya@'))
  expect(priya).toMatchObject({ roleId: 'super-admin' })
  expect((await stateNow()).state).toBe('installed')
})

async function settingsUsers(): Promise<readonly { email: string; roleId: string }[]> {
  const reply = await fetch(`${stage.urls.crm}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: 'demo-edge', client_secret: 'demo-secret' },
    }),
  })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  const users = await expectOk<{ items?: { email: string; roleId: string }[] }>(
    `${stage.urls.crm}/o365-connector/v1/users?limit=100`,
    { token },
  )
  return users.items ?? []
}
