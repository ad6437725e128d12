/**
 * @module
 * The custom elements' files, for any page that wants a script tag (EMB-1). Public: no token, any origin.
 */
import type { Hono } from 'hono'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

const base = '/elements'

/** A name that carries its content's hash never means anything else. */
const hashed = /-[A-Za-z0-9_-]{8,}\.(?:js|css|map)$/

export function elementRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const { assets, isDemo } = dependencies
  app.get(`${base}/*`, async (context) => {
    const notThere = { code: 'not-found', detail: 'There is no such file.' } as const
    if (!assets) return problemResponse(context, notThere)
    const url = new URL(context.req.url)
    url.pathname = url.pathname.slice(base.length)
    const found = await assets.fetch(new Request(url, { headers: context.req.raw.headers }))
    if (found.status !== 200 && found.status !== 304) return problemResponse(context, notThere)
    const reply = new Response(found.body, found)
    reply.headers.set('Access-Control-Allow-Origin', '*')
    reply.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
    reply.headers.set('Cache-Control', cacheControl(url.pathname, isDemo))
    return reply
  })
}

/** An hour, then any copy for a day while asking by ETag; a demo shows what was just built. */
function cacheControl(path: string, isDemo: boolean): string {
  if (isDemo) return 'no-cache'
  return hashed.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600, stale-while-revalidate=86400'
}
