/**
 * @module
 * `/sandbox/*` that make the sandbox behave worse, as Microsoft's services do at times: lifecycle notifications,
 * unreliable delivery, key rollover, tenants that forbid consent (graph-contract §11).
 */
import { Hono } from 'hono'
import { TENANTS, findTenant } from '../directory/tenants.ts'
import type { Hosts } from '../platform/hosts.ts'
import { problem, readBody } from './problem.ts'
import { Lifecycle, Notifications, TenantPolicy } from './shapes.ts'

export function switchRoutes(hosts: Hosts): Hono {
  const app = new Hono()
  const noContent = () => new Response(null, { status: 204 })

  app.post('/keys/rotate', async () => {
    await hosts.controls.rotateKeys()
    return noContent()
  })
  app.post('/notifications', async ({ req }) => {
    const ask = await readBody(req.raw, Notifications)
    if (ask instanceof Response) return ask
    const { endpoint, ...unreliability } = ask
    const moment = await hosts.controls.moment()
    for (const { id } of TENANTS) {
      await hosts.tenant(id).setUnreliability(moment, unreliability)
      if (endpoint) await hosts.tenant(id).forceEndpoint(moment, endpoint.host, endpoint.state)
    }
    return noContent()
  })
  app.post('/lifecycle', async ({ req }) => {
    const ask = await readBody(req.raw, Lifecycle)
    if (ask instanceof Response) return ask
    const moment = await hosts.controls.moment()
    for (const { id } of TENANTS) {
      if (await hosts.tenant(id).lifecycle(moment, ask.subscriptionId, ask.event))
        return noContent()
    }
    return problem(
      404,
      'unknown-subscription',
      'There is no such subscription.',
      '#/subscriptionId',
    )
  })
  app.post('/tenant-policy', async ({ req }) => {
    const ask = await readBody(req.raw, TenantPolicy)
    if (ask instanceof Response) return ask
    const tenant = findTenant(ask.tenant)
    if (!tenant)
      return problem(404, 'unknown-tenant', `There is no tenant ${ask.tenant}.`, '#/tenant')
    await hosts
      .tenant(tenant.id)
      .setTenantPolicy(await hosts.controls.moment(), { userConsent: ask.userConsent })
    return noContent()
  })
  return app
}
