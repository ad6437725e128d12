/**
 * @module
 * Entra's addresses (interfaces.md): discovery, keys, authorize, token, logout, admin consent.
 */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Context } from 'hono'
import type { Hosts } from '../platform/hosts.ts'
import { answerAdminConsent } from './admin-consent.ts'
import { answerAuthorize } from './authorize.ts'
import { entraContext } from './context.ts'
import type { EntraContext } from './context.ts'
import { discoveryDocument, instanceDiscovery } from './discovery.ts'
import { tokenError, unknownTenant } from './errors.ts'
import { publicKeySet } from './keys.ts'
import { answerLogout } from './logout.ts'
import { answerToken } from './token-endpoint.ts'

export function entraRoutes(hosts: Hosts): Hono {
  const app = new Hono()
  /** Every address starts with a tenant. */
  const inTenant =
    (work: (context: EntraContext, request: Request) => Promise<Response> | Response) =>
    async (c: Context) => {
      const name = c.req.param('tenant') ?? ''
      const { origin } = new URL(c.req.url)
      const context = await entraContext(hosts, origin, name, c.req.raw.headers)
      if (context !== 'unknown tenant') return work(context, c.req.raw)
      const trace = {
        traceId: crypto.randomUUID(),
        correlationId: crypto.randomUUID(),
        now: hosts.clock(),
        origin,
      }
      return tokenError(unknownTenant(name), trace)
    }
  const metadata = cors({ origin: '*' })
  app.get('/common/discovery/instance', metadata, ({ req, json }) =>
    json(instanceDiscovery(new URL(req.url).origin)),
  )
  app.get(
    '/:tenant/v2.0/.well-known/openid-configuration',
    metadata,
    inTenant((context) => Response.json(discoveryDocument(context))),
  )
  app.get(
    '/:tenant/discovery/v2.0/keys',
    metadata,
    inTenant(async (context) => {
      const issuer = `${context.origin}/${context.tenant?.id ?? '{tenantid}'}/v2.0`
      return Response.json(publicKeySet(await hosts.controls.keys(), issuer))
    }),
  )
  app.on(['GET', 'POST'], '/:tenant/oauth2/v2.0/authorize', inTenant(answerAuthorize))
  app.options(
    '/:tenant/oauth2/v2.0/token',
    cors({ origin: (asked) => asked, allowMethods: ['POST'] }),
  )
  app.post('/:tenant/oauth2/v2.0/token', inTenant(answerToken))
  app.on(['GET', 'POST'], '/:tenant/oauth2/v2.0/logout', inTenant(answerLogout))
  app.on(
    ['GET', 'POST'],
    '/:tenant/v2.0/adminconsent',
    inTenant((context, request) => answerAdminConsent(context, request, 2)),
  )
  app.on(
    ['GET', 'POST'],
    '/:tenant/adminconsent',
    inTenant((context, request) => answerAdminConsent(context, request, 1)),
  )
  return app
}
