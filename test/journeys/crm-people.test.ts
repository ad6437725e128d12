/**
 * @module
 * The CRM's own pages around people, in Chromium: the mail's link brings the request to the front, another
 * CRM account is associated, the rules of the sync are set (USR-4, INS-3, SYN-1).
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embedToken, expectOk } from '../support/demo-client.ts'
import { linkIn, mailsTo } from '../support/mails.ts'
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

async function newPage(): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', ({ message }) => void broken.push(message))
  return page
}

/** Opens the app as this person of the sandbox, who is signed in there. */
async function openApp(user: string): Promise<Page> {
  const page = await newPage()
  await signInAt(page, `${stage.urls.edge}/open`, user)
  // Whoever is stopped here is told why; the test says it, too.
  await page.locator('h1').waitFor()
  const stopped = page.getByText(/^Code: /)
  if (await stopped.isVisible()) throw new Error(`the app says: ${await page.innerText('main')}`)
  return page
}

it("the mail's link leads over choosing who I am to the request, which is approved (USR-4)", async () => {
  const alex = await openApp('alex@contoso.example')
  await alex.getByRole('button', { name: 'Request to join' }).click()
  await alex.getByText('Your request is waiting').waitFor()
  const { requests } = await expectOk<{ requests: { id: string }[] }>(
    `${stage.urls.edge}/v1/join-requests?state=asked`,
    { token: await embedToken(stage.urls, 'priya') },
  )
  const link = `${stage.urls.crm}/settings/users?request=${requests[0]?.id}`
  const priya = await newPage()
  await priya.goto(link)
  await priya.waitForURL('**/?next=*')
  await priya.getByRole('button', { name: 'Priya' }).click()
  await priya.waitForURL(link)
  await priya.getByRole('button', { name: 'Approve & Add' }).click()
  await priya.getByText('is a member now').first().waitFor()
  const row = priya.locator('#people tr', { hasText: 'alex@contoso.example' }).first()
  await row.getByText('Member', { exact: true }).waitFor()
  await alex.goto(`${stage.urls.edge}/open`)
  await alex.getByText('You are a member').waitFor()
})

it('the link of an invitation leads over Microsoft to membership, once (USR-1, USR-2)', async () => {
  const token = await embedToken(stage.urls, 'amelia')
  const api = <Body>(path: string, body?: object) =>
    expectOk<Body>(`${stage.urls.edge}${path}`, { token, ...(body ? { body } : {}) })
  await api('/demo/connect', { user: 'amelia@contoso.example' })
  const { users } = await api<{ users: { id: string }[] }>('/v1/directory/users?search=adele')
  await api('/v1/invitations', { users: users.map(({ id }) => ({ id, role: 'sales-rep' })) })
  const link = linkIn((await mailsTo(stage.urls, 'adele@contoso.example'))[0])
  const adele = await newPage()
  await signInAt(adele, link, 'adele@contoso.example')
  await adele.getByText('Amelia Hart').waitFor()
  await adele.getByLabel('I accept the terms of service.').check()
  await adele.getByRole('button', { name: 'Accept and join' }).click()
  await adele.getByText('You are a member').waitFor()
  await adele.goto(link)
  await adele.getByText('This invitation was already accepted').waitFor()
  await adele.getByRole('button', { name: 'Open the app without this link' }).click()
  await adele.getByRole('link', { name: /^Open/ }).click()
  await adele.waitForURL(`${stage.urls.crm}/**`)
})

it('choosing who I am leads to no other site', async () => {
  for (const next of [
    'https://evil.test/',
    '//evil.test/x',
    '/\\evil.test',
    'javascript:alert(1)',
  ]) {
    const page = await newPage()
    await page.goto(`${stage.urls.crm}/?next=${encodeURIComponent(next)}`)
    await page.getByRole('button', { name: 'Noah' }).click()
    await page.waitForURL(`${stage.urls.crm}/contacts`)
    await page.context().close()
  }
})

it('another CRM account is associated, and he is a member at once (INS-3)', async () => {
  const page = await openApp('diego@contoso.example')
  const link = page.locator('a[href*="associate="]')
  expect(new URL((await link.getAttribute('href')) ?? '').origin).toBe(stage.urls.crm)
  await link.click()
  await page.getByRole('button', { name: 'Marcus' }).click()
  const question = page.locator('#associate-question')
  await question.getByText('diego@contoso.example').waitFor()
  expect(await question.innerText()).toContain('Marcus Weber')
  await question.getByRole('button', { name: 'Yes, both are me' }).click()
  await page.waitForURL(`${stage.urls.edge}/app/`)
  await page.getByText('You are a member').waitFor()
})

it('rules are set by who manages the integration, and only read by the others (SYN-1)', async () => {
  const amelia = await newPage()
  await amelia.goto(`${stage.urls.crm}/settings/marketplace/microsoft?as=amelia`)
  await amelia.getByLabel('Changed on both sides').selectOption('ask')
  await amelia.locator('[name=categoryRule]').selectOption('except')
  await amelia.getByLabel('Category names').fill('Family\n\n Sport ')
  await amelia.getByLabel('Most events in a first sync').fill('')
  await amelia.getByRole('button', { name: 'Save the rules' }).click()
  await amelia.getByText('Saved. The next sync').waitFor()
  const { settings } = await expectOk<{ settings: object }>(`${stage.urls.edge}/v1/settings/sync`, {
    token: await embedToken(stage.urls, 'marcus'),
  })
  expect(settings).toMatchObject({
    conflict: 'ask',
    categories: { rule: 'except', names: ['Family', 'Sport'] },
    caps: { calendar: null },
  })
  const marcus = await newPage()
  await marcus.goto(`${stage.urls.crm}/settings/marketplace/microsoft?as=marcus`)
  await marcus.getByText('Only people who manage the integration').waitFor()
  expect(await marcus.getByLabel('Changed on both sides').isDisabled()).toBe(true)
  expect([...stage.errors, ...broken]).toEqual([])
})
