/**
 * @module
 * Where the CRM rings. The raw body goes to the organization's object, which knows the secret it is signed
 * with (Standard Webhooks, crm-contract §6.3).
 */
import type { Hono } from 'hono'
import { limitHook } from '../middleware/rate-limit.ts'
import { problemResponse } from '../problem-response.ts'
import { readText } from '../read-body.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

const signedHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

export function crmHookRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const { organizations, hosts, policy } = dependencies
  app.post('/hooks/crm/:organization', limitHook(dependencies), async (context) => {
    const organization = organizations.find(context.req.param('organization'))
    if (!organization) {
      return problemResponse(context, { code: 'not-found', detail: 'No such organization.' })
    }
    const body = await readText(context.req.raw, policy.bodyBytes)
    if (!body.ok) return problemResponse(context, body.failure)
    const headers = Object.fromEntries(
      signedHeaders.map((name) => [name, context.req.header(name) ?? '']),
    )
    const answer = await hosts.org(organization.id).crmWebhook({ headers, body: body.value })
    return answer.ok ? context.body(null, 202) : problemResponse(context, answer.failure)
  })
}
