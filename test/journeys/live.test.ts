/**
 * @module
 * Two browsers show the same as it happens: news come over a WebSocket, nobody asks again and again (EMB-5, SYN-8).
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectMailbox, embedToken, switchStream, untilPhase } from '../support/demo-client.ts'
import { openBrowser, openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

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

type Watched = { page: Page; looks: string[]; sockets: string[]; news: string[]; broken: string[] }

/** Marcus's page of the Marketplace, and what goes between it and the edge. */
async function openPage(): Promise<Watched> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(60_000)
  const watched: Watched = { page, looks: [], sockets: [], news: [], broken: [] }
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'GET' && pathname === '/v1/mailbox') watched.looks.push(pathname)
  })
  page.on('websocket', (socket) => {
    watched.sockets.push(new URL(socket.url()).host)
    socket.on('framereceived', ({ payload }) => watched.news.push(String(payload)))
  })
  page.on('console', (message) => {
    if (message.type() === 'error') watched.broken.push(message.text())
  })
  await page.goto(`${stage.urls.crm}/`)
  await page.getByRole('button', { name: 'Marcus' }).click()
  await page.goto(`${stage.urls.crm}/settings/marketplace/microsoft`)
  return watched
}

const calendarSwitch = ({ page }: Watched) => page.getByRole('switch', { name: 'Calendar' })

it('EMB-5 what is switched in one browser is seen in the other at once, without asking', async () => {
  const mint = () => embedToken(stage.urls, 'marcus')
  await connectMailbox(stage.urls, await mint(), 'megan@contoso.example')
  const pages = [await openPage(), await openPage()]
  for (const watched of pages) {
    await calendarSwitch(watched).waitFor()
    await expect.poll(() => watched.news.length).toBeGreaterThan(0)
    expect(watched.sockets).toEqual([new URL(stage.urls.edge).host])
  }
  const looks = pages.map((watched) => watched.looks.length)
  await switchStream(stage.urls, await mint(), 'calendar', true)
  for (const watched of pages) {
    await expect.poll(() => calendarSwitch(watched).getAttribute('aria-checked')).toBe('true')
  }
  await untilPhase(stage.urls, mint, 'calendar', 'live')
  for (const [index, watched] of pages.entries()) {
    await expect.poll(() => watched.news.at(-1) ?? '').toContain('"phase":"live"')
    // One look a minute is left as the net under it.
    expect(watched.looks.length - (looks[index] ?? 0)).toBeLessThanOrEqual(1)
    expect(watched.broken).toEqual([])
  }
})
