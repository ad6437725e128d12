/**
 * @module
 * Built files as a site of their own in the browser, without a server: under a strict policy, beside an
 * invented edge, with every report of the policy kept.
 */
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { readCall } from '../../demo/gallery/edge/stub.ts'
import type { World } from '../../demo/gallery/edge/answers.ts'

export type Site = {
  /** Where the files lie, for a path of the site; undefined is a 404. */
  readonly fileOf: (pathname: string) => string | undefined
  readonly world?: World
  readonly viewport?: { width: number; height: number }
  readonly colorScheme?: 'light' | 'dark'
}

export type OpenSite = {
  readonly page: Page
  /** Errors of scripts and reports of the policy. */
  readonly reports: readonly string[]
  /** Calls to the edge, `METHOD /path`. */
  readonly calls: readonly string[]
  /** How often the page asked its own server for a token. */
  readonly tokens: () => number
}

export const SITE = 'http://site.test'
const EDGE = 'https://edge.example'

const policy = [
  `default-src 'none'`,
  `script-src 'self' ${EDGE}`,
  `style-src 'self'`,
  `connect-src 'self' ${EDGE}`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `require-trusted-types-for 'script'`,
]

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

/** `trusted`: the names of the Trusted Types policies that the page may make. */
export async function openSite(
  browser: Browser,
  path: string,
  site: Site,
  trusted = 'lit-html',
): Promise<OpenSite> {
  const reports: string[] = []
  const calls: string[] = []
  let tokens = 0
  const page = await browser.newPage({
    viewport: site.viewport ?? { width: 1200, height: 900 },
    colorScheme: site.colorScheme ?? 'light',
  })
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => reports.push(error.message))
  page.on('console', (message) => {
    // What the edge refuses is the elements' own matter: they say it themselves.
    if (message.text().startsWith('Failed to load resource')) return
    if (['error', 'warning'].includes(message.type())) reports.push(message.text())
  })
  await page.route(`${SITE}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname !== '/embed-token') return file(route, site.fileOf(pathname), trusted)
    tokens += 1
    return route.fulfill({ body: 'token-of-the-crm' })
  })
  await page.route(`${EDGE}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/elements/')) return file(route, `dist${pathname}`, trusted)
    calls.push(`${route.request().method()} ${pathname}`)
    return answered(route, site.world)
  })
  await page.goto(`${SITE}${path}`)
  return { page, reports, calls, tokens: () => tokens }
}

function file(route: Route, path: string | undefined, trusted: string): Promise<void> {
  if (path === undefined || !existsSync(path)) return route.fulfill({ status: 404, body: '' })
  return route.fulfill({
    body: readFileSync(path),
    contentType: types[extname(path)] ?? 'application/octet-stream',
    headers: {
      'content-security-policy': [...policy, `trusted-types ${trusted}`].join('; '),
      'access-control-allow-origin': '*',
    },
  })
}

async function answered(route: Route, world: World | undefined): Promise<void> {
  const request = route.request()
  const cors = {
    'access-control-allow-origin': SITE,
    'access-control-allow-headers': 'authorization, content-type, if-match',
    'access-control-allow-methods': 'GET, PUT, POST, DELETE',
    'access-control-expose-headers': 'etag',
  }
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors })
  const headers = new Headers(request.headers())
  const asked = readCall(request.method(), new URL(request.url()), headers, request.postData())
  const answer = asked && world ? world(asked) : { status: 404, body: {} }
  if (answer === 'cut' || answer === 'never') return route.abort()
  return route.fulfill({
    status: answer.status ?? 200,
    json: answer.body ?? null,
    headers: { ...cors, ...(answer.etag === undefined ? {} : { etag: answer.etag }) },
  })
}

/** Files of a folder, `/` being its index.html. */
export const folder =
  (root: string, base = '/') =>
  (pathname: string): string | undefined => {
    if (!pathname.startsWith(base)) return undefined
    const path = pathname.slice(base.length)
    return join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path)
  }
