/**
 * @module
 * The whole sandbox as one function from request to response: Graph, Entra, controls, the Outlook page.
 *
 * Owns: which path goes where. Does not own: state (platform/) nor behaviour.
 */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { controlRoutes } from './controls/routes.ts'
import { entraRoutes } from './entra/routes.ts'
import { makeGraphTokenReader } from './entra/read-graph-token.ts'
import { makeSandboxToken } from './entra/sandbox-token.ts'
import { makeAuthenticate } from './graph/authenticate.ts'
import { makeDoor } from './graph/door.ts'
import type { Hosts } from './platform/hosts.ts'

export type SandboxOptions = {
  /** Static files of the /outlook page. */
  assets?: (request: Request) => Promise<Response>
}
const GRAPH_HEADERS = [
  'request-id',
  'client-request-id',
  'Retry-After',
  'WWW-Authenticate',
  'Location',
  'Preference-Applied',
  'ETag',
]

export function createSandbox(
  hosts: Hosts,
  { assets }: SandboxOptions = {},
): (request: Request) => Promise<Response> {
  const readToken = makeGraphTokenReader(() => hosts.controls.keys())
  const door = makeDoor({ hosts, authenticate: makeAuthenticate(hosts, readToken) })
  const app = new Hono()
  app.use('/v1.0/*', cors({ origin: '*', exposeHeaders: GRAPH_HEADERS }))
  app.all('/v1.0/*', ({ req }) => door(req.raw))
  app.route('/sandbox', controlRoutes(hosts, makeSandboxToken(hosts)))
  app.all('/outlook/*', ({ req }) => outlook(req.raw, assets))
  app.get('/', ({ redirect }) => redirect('/outlook/'))
  app.route('/', entraRoutes(hosts))
  app.notFound(() =>
    Response.json(
      { error: { code: 'NotFound', message: 'There is nothing here.' } },
      { status: 404 },
    ),
  )
  app.onError((error) => {
    console.error(error)
    return Response.json(
      {
        error: {
          code: 'ErrorInternalServerError',
          message: 'The sandbox failed; its log says why.',
        },
      },
      { status: 500 },
    )
  })
  return async (request) => app.fetch(request)
}

async function outlook(request: Request, assets: SandboxOptions['assets']): Promise<Response> {
  const page = new URL(request.url)
  if (page.pathname === '/outlook') page.pathname = '/outlook/'
  return assets
    ? assets(new Request(page, request))
    : new Response('The Outlook page is not built.', { status: 404 })
}
