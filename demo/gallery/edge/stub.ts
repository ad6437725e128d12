/**
 * @module
 * Puts the invented edges in the place of the network: a call to `https://<state>.gallery.invalid` is
 * answered in the page, any other goes its way.
 */
import { allRoutes } from './all-routes.ts'
import type { RouteName } from './all-routes.ts'
import { refuse } from './world.ts'
import type { Answer, Asked } from './world.ts'
import type { World } from './answers.ts'

const SUFFIX = '.gallery.invalid'

export const edgeOf = (state: string): string => `https://${state}${SUFFIX}`

/** The page's own `fetch` comes back with what this returns. */
export const installStub = (worldOf: (state: string) => World | undefined): (() => void) => {
  const network = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href)
    if (!url.hostname.endsWith(SUFFIX)) return network(input, init)
    const world = worldOf(url.hostname.slice(0, -SUFFIX.length))
    const asked = readCall(init?.method ?? 'GET', url, new Headers(init?.headers), init?.body)
    const answer = world && asked ? world(asked) : refuse('not-found')
    return served(answer, init?.signal ?? undefined)
  }
  return () => {
    globalThis.fetch = network
  }
}

/** The endpoint that was called; undefined when there is none. */
export const readCall = (
  method: string,
  url: URL,
  headers: Headers,
  body: unknown,
): Asked | undefined => {
  for (const [name, [itsMethod, path]] of Object.entries(allRoutes)) {
    const pattern = new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`, 'u')
    const match = pattern.exec(url.pathname)
    if (!match || method !== itsMethod) continue
    return {
      name: name as RouteName,
      params: { ...match.groups },
      query: Object.fromEntries(url.searchParams),
      body: typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined,
      ifMatch: headers.get('if-match'),
    }
  }
  return undefined
}

const served = async (answer: Answer, signal: AbortSignal | undefined): Promise<Response> => {
  if (answer === 'cut') throw new TypeError('Failed to fetch')
  await pause(answer === 'never' ? undefined : (answer.delayMs ?? 0), signal)
  const { status = 200, body, etag } = answer === 'never' ? {} : answer
  const headers = etag === undefined ? {} : { etag }
  if (status === 204) return new Response(null, { status, headers })
  return Response.json(body, { status, headers })
}

const pause = (ms: number | undefined, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
    if (ms !== undefined) setTimeout(resolve, ms)
  })
