/**
 * @module
 * Where the edge's own pages are served: the app below `/app/`, and the addresses people come by (a mail's link, the
 * Microsoft 365 launcher), which lead into it. What a link carries goes on in the fragment, which no
 * server and no Referer ever sees.
 *
 * Does not own: the app itself (edge/pages), what it calls (visit.ts).
 */
import type { Context, Hono } from 'hono'
import type { PageSettings } from '../../contract/visit.ts'
import { appHeaders } from '../pages/page-headers.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { VISITOR_SCOPE } from '../visit/visitor-scope.ts'

const base = '/app'
/** Each a way into the one page. */
const places = ['/app/', '/app/install'] as const

export function hostedAppRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const { paths, organizations } = dependencies
  // Said, so that an invitation opened before in the same tab is not taken up again.
  app.get('/open', (context) => context.redirect(`${base}/#open`, 303))
  app.get(base, (context) => context.redirect(`${base}/`, 303))
  app.get('/invitations/accept/:token', async (context) => {
    const token = context.req.param('token')
    const named = await paths.openAcceptToken(token)
    // Said before anybody signs in for nothing.
    const isKnown = named !== null && organizations.find(named.organization) !== null
    const fragment = isKnown ? `invitation=${encodeURIComponent(token)}` : 'invitation='
    return context.redirect(`${base}/#${fragment}`, 303)
  })
  app.get(`${base}/settings.json`, (context) => context.json(settingsOf(dependencies)))
  app.get(`${base}/assets/*`, (context) =>
    file(context, dependencies, context.req.path, {
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  )
  for (const place of places) {
    app.get(place, (context) =>
      file(context, dependencies, `${base}/index.html`, {
        ...appHeaders(dependencies.entraOrigin),
        'Cache-Control': 'no-cache',
      }),
    )
  }
}

const settingsOf = ({ clientId, entraOrigin }: HttpDependencies): PageSettings => ({
  clientId,
  entraOrigin,
  scope: `api://${clientId}/${VISITOR_SCOPE}`,
})

async function file(
  context: Context<AppEnv>,
  { assets }: HttpDependencies,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const notThere = { code: 'not-found', detail: 'There is no such file.' } as const
  if (!assets) return problemResponse(context, notThere)
  const url = new URL(path, context.req.url)
  const found = await assets.fetch(new Request(url, { headers: context.req.raw.headers }))
  if (found.status !== 200 && found.status !== 304) return problemResponse(context, notThere)
  const reply = new Response(found.body, found)
  for (const [name, value] of Object.entries(headers)) reply.headers.set(name, value)
  return reply
}
