/**
 * @module
 * `@azure/msal-browser` signs in against the sandbox's Entra in a real browser: redirect, code + PKCE as a
 * single-page app, silent refresh. Microsoft's library decides whether the answers are right.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type * as Msal from '@azure/msal-browser'
import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArgs, findBrowser } from '../support/browser.ts'
import { openSandbox } from '../support/sandbox-client.ts'
import type { SandboxClient } from '../support/sandbox-client.ts'

const APP = 'https://app.example/spa'
// The library wants https; the browser's requests are answered by the sandbox in this process.
const LOGIN = 'https://login.sandbox.example'
const SCOPES = ['User.Read', 'Calendars.ReadWrite']

let sandbox: SandboxClient
let browser: Browser

beforeAll(async () => {
  sandbox = openSandbox({ origin: LOGIN })
  const found = findBrowser()
  if ('problem' in found) throw new Error(found.problem)
  browser = await chromium.launch({ executablePath: found.path, args: browserArgs })
})
afterAll(async () => {
  await browser.close()
  sandbox.close()
})

async function answer(route: Route): Promise<void> {
  const asked = route.request()
  const body = asked.postData()
  const response = await sandbox.fetch(
    new Request(asked.url(), {
      method: asked.method(),
      headers: await asked
        .allHeaders()
        .then((all) => Object.entries(all).filter(([name]) => !name.startsWith(':'))),
      ...(body === null ? {} : { body }),
      redirect: 'manual',
    }),
  )
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

test('a redirect sign-in, then a token without asking', { timeout: 60_000 }, async () => {
  const { body } = await sandbox.control('apps', { name: 'spa', redirectUris: { spa: [APP] } })
  const library = join(
    dirname(createRequire(import.meta.url).resolve('@azure/msal-browser/package.json')),
    'lib/msal-browser.min.js',
  )
  const script = await readFile(library, 'utf8')
  const page = await browser.newPage()
  await page.route(`${LOGIN}/**`, answer)
  await page.route('https://app.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>app</title>' }),
  )
  const start = async () => {
    await page.addScriptTag({ content: script })
    await page.evaluate(
      async ({ clientId, authority, redirectUri }) => {
        const { msal } = window as unknown as { msal: typeof Msal }
        const known = new URL(authority).host
        const app = new msal.PublicClientApplication({
          auth: { clientId, authority, redirectUri, knownAuthorities: [known] },
          cache: { cacheLocation: 'localStorage' },
        })
        await app.initialize()
        Object.assign(window, { app, back: await app.handleRedirectPromise() })
      },
      { clientId: String(body['clientId']), authority: `${LOGIN}/organizations`, redirectUri: APP },
    )
  }
  await page.goto(APP)
  await start()
  await Promise.all([
    page.waitForURL(`${LOGIN}/**`),
    page.evaluate(
      (scopes) =>
        void (
          window as unknown as { app: { loginRedirect(ask: object): unknown } }
        ).app.loginRedirect({ scopes, prompt: 'select_account' }),
      SCOPES,
    ),
  ])
  await page.getByText('adele@contoso.example').click()
  await page.getByRole('button', { name: 'Sign in and accept' }).click()
  await page.waitForURL(/app\.example\/spa/)
  await start()
  type Result = { account: { username: string; tenantId: string }; accessToken: string }
  const signedIn = await page.evaluate(() => (window as unknown as { back: Result }).back)
  expect(signedIn.account).toMatchObject({
    username: 'adele@contoso.example',
    tenantId: '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01',
  })
  const fresh = await page.evaluate(async (scopes) => {
    const { app, back } = window as unknown as {
      app: { acquireTokenSilent(ask: object): Promise<Result> }
      back: Result
    }
    return app.acquireTokenSilent({ scopes, account: back.account, forceRefresh: true })
  }, SCOPES)
  const graph = sandbox.graph(fresh.accessToken)
  expect((await graph('/me')).body['userPrincipalName']).toBe('adele@contoso.example')
  expect(fresh.accessToken).not.toBe(signedIn.accessToken)
})
