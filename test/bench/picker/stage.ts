/**
 * @module
 * One page with one picker: bundled, opened in the browser, its directory answered alike for both in
 * the words each asks in, every request counted.
 */
import { basename } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { build } from 'esbuild'

export type Contender = {
  readonly name: string
  readonly entry: string
  readonly tag: string
}

export type Stage = { readonly page: Page; readonly requests: () => number }

const ANSWER_MS = 50
const SITE = 'http://bench.test/'
/** Nobody sees her without searching. */
export const SOUGHT = 'Zelda Quist'

const names = [SOUGHT, 'Zelda Archer', 'Zelda Bowen', 'Zelda Langer', 'Zelda Vance']
const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,"><script type="module" src="/page.js"></script></head>
<body><main><h1>Bench</h1></main></body></html>`

/** Files by name; `first` are those that a page loads before the picker stands there. */
export type Bundle = {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly first: readonly string[]
}

export async function bundle({ entry }: Contender, root: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: { page: entry },
    absWorkingDir: root,
    outdir: '.',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // The package as it is published, not the sources that the paths of tsconfig.json lead to.
    tsconfigRaw: {},
    logLevel: 'error',
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
  const first = new Set<string>()
  const follow = (path: string): void => {
    if (first.has(basename(path))) return
    first.add(basename(path))
    for (const each of metafile.outputs[path]?.imports ?? []) {
      if (each.kind === 'import-statement') follow(each.path)
    }
  }
  follow('page.js')
  return { files, first: [...first] }
}

export async function open(browser: Browser, bundled: Bundle): Promise<Stage> {
  const page = await browser.newPage()
  let requests = 0
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url())
    if (url.origin === new URL(SITE).origin) return own(route, url, bundled)
    if (route.request().method() !== 'OPTIONS') requests += 1
    return directory(route, url)
  })
  await page.goto(SITE)
  return { page, requests: () => requests }
}

function own(route: Route, { pathname }: URL, { files }: Bundle): Promise<void> {
  const file = files.get(basename(pathname))
  if (!file) return route.fulfill({ body: shell, contentType: 'text/html' })
  return route.fulfill({ body: Buffer.from(file), contentType: 'text/javascript' })
}

async function directory(route: Route, url: URL): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
  const request = route.request()
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': '*',
  }
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers })
  if (url.pathname.endsWith('/$batch')) return route.fulfill({ json: batch(request), headers })
  const json = url.hostname === 'edge.example' ? edgeReply(url) : graphReply(url.href)
  return route.fulfill({ status: json ? 200 : 404, json: json ?? {}, headers })
}

function edgeReply({ pathname, searchParams }: URL): object | undefined {
  if (pathname !== '/v1/directory/users') return undefined
  const users = found(searchParams.get('search') ?? '').map((displayName, at) => ({
    id: `p${at}`,
    displayName,
    address: addressOf(displayName),
    jobTitle: null,
    department: 'Sales',
    enabled: true,
    guest: false,
    status: 'available',
  }))
  return { users, cursor: null, total: users.length }
}

/** Graph's people and users; photos and presence there are none. */
function graphReply(href: string): object | undefined {
  const { pathname, searchParams } = new URL(href, 'https://graph.microsoft.com')
  if (!/\/(?:people|users)\/?$/u.test(pathname)) return undefined
  const asked = `${searchParams.get('$search') ?? ''}${searchParams.get('$filter') ?? ''}`
  const value = found(asked).map((displayName, at) => ({
    id: `p${at}`,
    displayName,
    mail: addressOf(displayName),
    userPrincipalName: addressOf(displayName),
    scoredEmailAddresses: [{ address: addressOf(displayName) }],
    personType: { class: 'Person', subclass: 'OrganizationUser' },
    department: 'Sales',
  }))
  return { value }
}

function batch(request: { postDataJSON: () => unknown }): object {
  const { requests } = request.postDataJSON() as { requests: { id: string; url: string }[] }
  return {
    responses: requests.map(({ id, url }) => {
      const body = graphReply(`https://graph.microsoft.com/v1.0${url}`)
      return { id, status: body ? 200 : 404, headers: {}, body: body ?? {} }
    }),
  }
}

const addressOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@contoso.example`

const found = (asked: string): readonly string[] =>
  /zel/iu.test(asked) ? names : ['Adele Vance', 'Alex Wilber', 'Diego Siciliani']
