/**
 * @module
 * The edge's own pages in a browser: signing in by the library, accepting, asking to join; and those who would abuse
 * it: answers that were not asked for, come twice, come to another tab; tokens that are somebody else's.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPages } from '../../demo/start/pages.ts'
import { ok } from '../../edge/domain/result.ts'
import { refused } from '../http/fake-edge.ts'
import { invited, member, place, ticket } from '../http/visit-stage.ts'
import { admitting, admittingAs, openHosted } from '../support/hosted-pages.ts'
import { openBrowser } from '../support/stage.ts'
import { chooseAccount, signInAt } from '../support/visitor.ts'

let browser: Browser
let hosted: Awaited<ReturnType<typeof openHosted>>
let edgeOrigin: string
beforeAll(async () => {
  buildPages(process.cwd())
  browser = await openBrowser()
})
afterAll(() => browser?.close())
afterEach(() => hosted.close())
beforeEach(async () => {
  hosted = await openHosted({
    admit: async (_, link) => ok(link === null ? { ...place, kind: 'may-request' } : invited),
  })
  edgeOrigin = hosted.edgeOrigin
})

const MEGAN = 'megan@contoso.example'
const linkOf = async () => {
  const path = await hosted.paths.acceptPage({ organization: 'northwind', ...ticket })
  return new URL(path, edgeOrigin).href
}
/** Names in a sentence stand between isolates, which are no part of what is read. */
const words = (text: string) =>
  new RegExp(
    `^${text
      .split(' ')
      .map((word) => `\u2068?${word}\u2069?`)
      .join(' ')}$`,
  )
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name: words(name) }).waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name })
const acts = () => hosted.calls.map(({ method }) => method)

describe('an invitation', () => {
  it('by its link: signed in, terms, a member; its token stands in no address and no Referer', async () => {
    const { page, urls, referers, broken } = await hosted.open(browser)
    const link = await linkOf()
    const token = link.split('/').at(-1) ?? ''
    await signInAt(page, link, MEGAN)
    await heading(page, 'Join northwind & Co in Northwind CRM')
    expect(page.url()).toBe(`${edgeOrigin}/app/`)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await button(page, 'Accept and join').click()
    expect(acts()).toEqual(['admit'])
    hosted.answer({ ...admittingAs(member), acceptInvitation: async () => ok({ member: 'm1' }) })
    await page.getByLabel('I accept the terms of service.').check()
    await button(page, 'Accept and join').click()
    await heading(page, 'You are a member of northwind & Co')
    expect(
      await page.getByRole('link', { name: words('Open Northwind CRM') }).getAttribute('href'),
    ).toBe(member.url)
    expect(hosted.calls.find(({ method }) => method === 'acceptInvitation')?.args[1]).toEqual(
      ticket,
    )
    expect(urls.filter((url) => url.includes(token))).toEqual([link])
    expect(referers.join()).not.toContain('invitations')
    expect(urls.filter((url) => /[?&](code|access_token|id_token)=/.test(url))).toEqual([])
    await page.reload()
    await heading(page, 'You are a member of northwind & Co')
    expect(broken).toEqual([])
  })

  it('of somebody else: told so; with the right account it is his', async () => {
    hosted.answer({
      admit: async ({ address }, link) =>
        address === MEGAN && link ? ok(invited) : refused('wrong-person'),
    })
    const { page, broken } = await hosted.open(browser)
    await signInAt(page, await linkOf(), 'alex@contoso.example')
    await heading(page, 'This invitation is for someone else')
    await button(page, 'Use another account').click()
    await chooseAccount(page, MEGAN)
    await heading(page, 'Join northwind & Co in Northwind CRM')
    await page.getByText(MEGAN).waitFor()
    expect(broken).toEqual([])
  })

  it('no longer valid: told so; without it he may ask to join, and withdraw', async () => {
    hosted.answer({
      admit: async (_, link) =>
        link ? refused('expired') : ok({ ...place, kind: 'may-request' as const }),
    })
    const { page } = await hosted.open(browser)
    await signInAt(page, await linkOf(), MEGAN)
    await heading(page, 'This invitation is no longer valid')
    await button(page, 'Open the app without this link').click()
    await heading(page, 'northwind & Co already uses Northwind CRM')
    const requested = { ...place, kind: 'requested' as const, askedAt: '2026-11-01T00:00:00Z' }
    hosted.answer({ ...admittingAs(requested), requestToJoin: async () => ok(requested) })
    await button(page, 'Request to join').click()
    await heading(page, 'Your request is waiting')
    await page.getByText(/1 November 2026/).waitFor()
  })

  it('that is none: said before anybody signs in', async () => {
    const { page, urls } = await hosted.open(browser)
    await page.goto(`${edgeOrigin}/invitations/accept/guess`)
    await heading(page, 'This link leads nowhere')
    expect(
      urls.filter((url) => url.startsWith(hosted.loginOrigin) && url.includes('authorize')),
    ).toEqual([])
    expect(hosted.calls).toEqual([])
  })
})

describe('the launcher', () => {
  it('of a tenant nobody connected: who can do it', async () => {
    const { page } = await hosted.open(browser)
    await signInAt(page, `${edgeOrigin}/open`, 'karin@fabrikam.example')
    await heading(page, 'Your organization does not use this app yet')
    expect(hosted.calls).toEqual([])
  })

  it('left from an install that leads nowhere, stays left over a reload', async () => {
    const { page } = await hosted.open(browser)
    await signInAt(page, `${edgeOrigin}/app/#install=v1.invented`, MEGAN)
    await heading(page, 'This link has expired')
    expect(page.url()).toBe(`${edgeOrigin}/app/install`)
    await button(page, 'Open the app without this link').click()
    await heading(page, 'northwind & Co already uses Northwind CRM')
    expect(page.url()).toBe(`${edgeOrigin}/app/`)
    await page.reload()
    await heading(page, 'northwind & Co already uses Northwind CRM')
  })

  it('does not take up an invitation that was opened before in the same tab', async () => {
    const { page } = await hosted.open(browser)
    await signInAt(page, await linkOf(), MEGAN)
    await heading(page, 'Join northwind & Co in Northwind CRM')
    await page.goto(`${edgeOrigin}/open`)
    await heading(page, 'northwind & Co already uses Northwind CRM')
  })

  it("the browser's Back leads out: nobody is sent to Microsoft against his will", async () => {
    const { page } = await hosted.open(browser)
    await page.goto('data:text/html,before')
    await page.goto(`${edgeOrigin}/open`)
    await page.waitForURL(`${hosted.loginOrigin}/**`)
    await page.goBack()
    await heading(page, 'You did not sign in')
    await page.goBack()
    expect(page.url()).toContain('before')
    await page.goForward()
    await button(page, 'Sign in with Microsoft').click()
    await chooseAccount(page, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
    const out = page.getByRole('button', { name: 'Request to join' })
    await page.goto(`${hosted.loginOrigin}/`)
    await page.goBack()
    await out.waitFor()
  })

  it('No at Microsoft: nothing was done, and he may try again', async () => {
    const { page } = await hosted.open(browser)
    await page.goto(`${edgeOrigin}/open`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await heading(page, 'You did not sign in')
    await page.getByText('AADSTS65004').waitFor()
    await button(page, 'Sign in with Microsoft').click()
    await chooseAccount(page, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
  })

  it('a sign-in that lasts no longer is asked for again, by no hidden frame', async () => {
    const { page, broken } = await hosted.open(browser)
    await signInAt(page, `${edgeOrigin}/open`, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
    await hosted.sandbox.control('revoke', { user: MEGAN })
    await page.evaluate(() => {
      for (const key of Object.keys(sessionStorage)) {
        if (key.includes('accesstoken')) sessionStorage.removeItem(key)
      }
    })
    await button(page, 'Request to join').click()
    await chooseAccount(page, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
    expect(acts()).not.toContain('requestToJoin')
    expect(broken).toEqual([])
  })
})

describe('answers of Microsoft that nobody waits for', () => {
  const redemptions = (urls: readonly string[]) =>
    urls.filter((url) => new URL(url).pathname.endsWith('/token'))

  it('invented: sign nobody in, and no code is redeemed', async () => {
    const { page, urls } = await hosted.open(browser)
    await page.goto(`${edgeOrigin}/app/#code=stolen&state=forged&client_info=x`)
    await heading(page, 'This sign-in is no longer valid')
    expect(redemptions(urls)).toEqual([])
    expect(page.url()).toBe(`${edgeOrigin}/app/`)
    expect(hosted.calls).toEqual([])
  })

  it('come twice, or to another tab: the same', async () => {
    const { page, newPage, urls } = await hosted.open(browser)
    const came: string[] = []
    page.on('framenavigated', (frame) => void came.push(frame.url()))
    await signInAt(page, `${edgeOrigin}/open`, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
    const answer = came.find((url) => url.includes('#code=')) ?? ''
    expect(answer).toContain('state=')
    expect(redemptions(urls)).toHaveLength(1)
    const other = await newPage()
    for (const tab of [other, page]) {
      await tab.goto('about:blank')
      await tab.goto(answer)
      await heading(tab, 'This sign-in is no longer valid')
    }
    expect(redemptions(urls)).toHaveLength(1)
  })

  it('of another sign-in than the one under way: the state decides', async () => {
    const { page, urls } = await hosted.open(browser)
    await page.goto(`${edgeOrigin}/open`)
    await page.waitForURL(`${hosted.loginOrigin}/**`)
    await page.goto(`${edgeOrigin}/app/#code=stolen&state=eyJpZCI6IngifQ%3D%3D`)
    await heading(page, 'This sign-in is no longer valid')
    expect(redemptions(urls)).toEqual([])
    expect(hosted.calls).toEqual([])
  })
})

describe('where it stands', () => {
  it('in a frame of another site it does not come up', async () => {
    const { page, context } = await hosted.open(browser)
    await context.route('https://evil.test/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe src="${edgeOrigin}/app/"></iframe>`,
      }),
    )
    await page.goto('https://evil.test/')
    await page.waitForTimeout(500)
    expect(await page.frames()[1]?.locator('o365-hosted-app').count()).toBe(0)
    expect(hosted.calls).toEqual([])
  })

  it('where the browser keeps nothing it says so', async () => {
    const { page, context } = await hosted.open(browser)
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'sessionStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.goto(`${edgeOrigin}/open`)
    await heading(page, 'Your browser stores nothing for this page')
  })

  it('the edge that is not believed, or does not answer: a page, no circle', async () => {
    const { page, context } = await hosted.open(browser)
    await signInAt(page, `${edgeOrigin}/open`, MEGAN)
    await heading(page, 'northwind & Co already uses Northwind CRM')
    hosted.answer(admitting(refused('upstream-unavailable')))
    await page.reload()
    await heading(page, 'The CRM does not answer')
    await context.route(`${edgeOrigin}/visit`, (route) => route.abort())
    await button(page, 'Try again').click()
    await heading(page, 'There is no connection')
    await context.route(`${edgeOrigin}/visit`, (route) =>
      route.fulfill({ status: 401, json: { ...problem, status: 401, code: 'not-signed-in' } }),
    )
    await button(page, 'Try again').click()
    await heading(page, 'This sign-in is no longer valid')
  })
})

const problem = { type: 'urn:x', title: 'x', retryable: false }
