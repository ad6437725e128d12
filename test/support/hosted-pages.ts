/**
 * @module
 * The edge's own pages in Chromium, over the edge's real HTTP layer and the sandbox's Entra in this process: only what
 * the organization answers is invented.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { makeVerifyVisitor } from '../../edge/adapters/entra/access-token.ts'
import type { Admittance } from '../../edge/contract/visit.ts'
import { ok } from '../../edge/domain/result.ts'
import type { OrgHost } from '../../edge/ports/hosts.ts'
import { fakeEdge, organization } from '../http/fake-edge.ts'
import type { FakeOptions } from '../http/fake-edge.ts'
import { TENANT } from './entra-client.ts'
import { listen } from './http-server.ts'
import type { Handler } from './http-server.ts'
import { openSandbox } from './sandbox-client.ts'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
}

/** As the platform serves dist/elements. */
const assets = {
  async fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname
    try {
      const file = await readFile(join(process.cwd(), 'dist/elements', path))
      const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return new Response(file, { headers: { 'content-type': type } })
    } catch {
      return new Response('', { status: 404 })
    }
  },
}

export type OrgAnswers = NonNullable<FakeOptions['org']>

export async function openHosted(org: OrgAnswers) {
  let serveLogin: Handler = async () => new Response('', { status: 503 })
  let serveEdge = serveLogin
  const login = await listen((request) => serveLogin(request))
  const own = await listen((request) => serveEdge(request))
  const sandbox = openSandbox({ origin: login.origin })
  serveLogin = (request) => sandbox.fetch(request)
  const clientId = await register(sandbox, own.origin)
  const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }
  const northwind = { ...organization('northwind'), tenants: [TENANT] }
  // The answers may change while pages are open.
  const answers: OrgAnswers = { ...org }
  const edge = fakeEdge({
    org: answers,
    dependencies: {
      ...{ assets, clientId, clock, edgeOrigin: own.origin, entraOrigin: login.origin },
      verifyVisitor: makeVerifyVisitor({
        ...{ fetch: serveLogin, clock, clientId, origin: login.origin, scope: 'access_as_user' },
      }),
      organizations: {
        find: (id) => (id === northwind.id ? northwind : null),
        byIssuer: () => null,
        byTenant: (tenant) => (tenant === TENANT ? northwind : null),
      },
    },
  })
  serveEdge = (request) => {
    const { pathname, search } = new URL(request.url)
    return edge.request(pathname + search, request)
  }
  return {
    ...edge,
    ...{ sandbox, clientId, edgeOrigin: own.origin, loginOrigin: login.origin },
    answer: (more: OrgAnswers) => void Object.assign(answers, more),
    open: openPage,
    close: () => Promise.all([login.close(), own.close()]),
  }
}

async function register(sandbox: ReturnType<typeof openSandbox>, edge: string): Promise<string> {
  const { body } = await sandbox.control('apps', {
    name: 'Northwind CRM for Microsoft 365',
    redirectUris: { spa: [`${edge}/app/`] },
    exposes: ['access_as_user'],
  })
  return String(body['clientId'])
}

export const admitting = (answer: Awaited<ReturnType<OrgHost['admit']>>): OrgAnswers => ({
  admit: async () => answer,
})
export const admittingAs = (admittance: Admittance): OrgAnswers => admitting(ok(admittance))

/** A browser of somebody, and what it asked for and complained of. */
async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const seen = { urls: [] as string[], referers: [] as string[], broken: [] as string[] }
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    )
  })
  context.on('request', (request) => {
    seen.urls.push(request.url())
    void request.allHeaders().then(
      ({ referer }) => void seen.referers.push(referer ?? ''),
      () => undefined,
    )
  })
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', ({ message }) => void seen.broken.push(message))
    page.on('console', (said) => {
      if (/policy/i.test(said.text())) seen.broken.push(said.text())
    })
    return page
  }
  return { ...seen, context, newPage, page: await newPage() }
}
