/**
 * @module
 * The built file (dist/elements/o365.js) on a page of its own, with an edge made of given answers, in a
 * Chromium of one's own: for measuring and for pictures. `npx vite build` has to have been run.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, Page, Route } from 'playwright-core'

export const PAGE = 'https://crm.test/'
const EDGE = 'https://edge.test'
const elements = fileURLToPath(new URL('../../../dist/elements/', import.meta.url))

/** Answers by method and path; the first that begins like it. */
export type Answers = Readonly<Record<string, (url: URL, body: unknown) => unknown>>

const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `connect-src ${EDGE}`,
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

/** `body` stands in the page's body, within one session. */
export const openPage = async (
  browser: Browser,
  body: string,
  answers: Answers,
  attributes = 'lang="en"',
): Promise<Page> => {
  const page = await browser.newPage()
  await page.route('**/*', (route) => serve(route, body, answers, attributes))
  await page.goto(PAGE)
  return page
}

const serve = async (
  route: Route,
  body: string,
  answers: Answers,
  attributes: string,
): Promise<void> => {
  const request = route.request()
  const url = new URL(request.url())
  if (url.origin === EDGE) return serveEdge(route, url, answers)
  if (url.pathname === '/') {
    const contentType = 'text/html; charset=utf-8'
    const headers = { 'content-security-policy': csp }
    return route.fulfill({ contentType, headers, body: html(body, attributes) })
  }
  if (url.pathname === '/page.css') {
    return route.fulfill({ contentType: 'text/css', body: style })
  }
  if (url.pathname === '/page.js') {
    return route.fulfill({ contentType: 'text/javascript', body: script })
  }
  const file = `${elements}${url.pathname.slice(1)}`
  if (!existsSync(file)) return route.fulfill({ status: 404 })
  return route.fulfill({ contentType: 'text/javascript', body: readFileSync(file, 'utf8') })
}

const serveEdge = async (route: Route, url: URL, answers: Answers): Promise<void> => {
  const request = route.request()
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
  const allow = { ...headers, 'access-control-allow-methods': '*' }
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: allow })
  const call = `${request.method()} ${url.pathname}`
  const found = Object.entries(answers).find(([start]) => call.startsWith(start))
  if (!found) return route.fulfill({ status: 404, headers, json: { code: 'not-found' } })
  const given = request.postData()
  const body: unknown = given ? JSON.parse(given) : undefined
  return route.fulfill({ headers, json: found[1](url, body) })
}

const html = (body: string, attributes: string): string => `<!doctype html>
<html ${attributes}><head><meta charset="utf-8"><title>Elements</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/o365.js"></script><script type="module" src="/page.js"></script>
</head><body><o365-session edge="${EDGE}">${body}</o365-session></body></html>`

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  background: light-dark(#f3f5f8, #11151b) } body { margin: 24px; max-width: 60rem }`

const script = `document.querySelector('o365-session').getToken = () => 'token'`
