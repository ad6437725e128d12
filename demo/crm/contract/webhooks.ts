/**
 * @module
 * `/webhook-endpoints` of the connector contract.
 *
 * Owns: HTTP of endpoints. Does not own: queue and retries (store/webhooks.ts), sending (deliver.ts).
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { given, problemResponse, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { urlProblem } from '../deliver.ts'
import type { Crm } from '../platform.ts'
import {
  addWebhook,
  allWebhooks,
  changeWebhook,
  enqueue,
  removeWebhook,
  webhookById,
  webhookJson,
  webhookTypes,
} from '../store/webhooks.ts'
import type { Webhook } from '../store/webhooks.ts'
import { readBody } from './guard.ts'

const MAX_ENDPOINTS = 20

const url = z
  .string()
  .max(2000)
  .superRefine((text, context) => {
    const message = urlProblem(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
const types = z.array(z.enum(webhookTypes)).min(1).max(4)
const newEndpoint = z.object({
  url,
  types: types.optional(),
  description: z.string().max(200).optional(),
})
const endpointPatch = z.strictObject({
  url: url.optional(),
  types: types.optional(),
  paused: z.boolean().optional(),
  rotateSecret: z.literal(true).optional(),
  /** Endpoints here do not expire; renewing also revives a disabled one. */
  renew: z.literal(true).optional(),
})

export function webhookRoutes(crm: Crm): Hono {
  const app = new Hono()
  app.get('/', (context) =>
    context.json({ items: allWebhooks(crm).map((hook) => webhookJson(hook)) }),
  )
  app.post('/', async (context) => {
    const sent = await readBody(context, newEndpoint)
    if (!sent.ok) return problemResponse(sent.refusal)
    const known = allWebhooks(crm)
    if (known.length >= MAX_ENDPOINTS) {
      return problemResponse({
        code: 'licence-limit',
        detail: `At most ${MAX_ENDPOINTS} endpoints.`,
      })
    }
    const hook = addWebhook(crm, {
      url: sent.value.url,
      types: sent.value.types ?? [...webhookTypes],
    })
    return context.json(webhookJson(hook, hook.secret), 201, {
      location: `/o365-connector/v1/webhook-endpoints/${hook.id}`,
    })
  })
  app.get('/:id', (context) => {
    const hook = hookOr404(crm, context)
    return hook.ok ? context.json(webhookJson(hook.value)) : problemResponse(hook.refusal)
  })
  app.patch('/:id', (context) => patchReply(crm, context))
  app.delete('/:id', (context) => {
    removeWebhook(crm, context.req.param('id'))
    return new Response(null, { status: 204 })
  })
  app.post('/:id/test', (context) => {
    const hook = hookOr404(crm, context)
    if (!hook.ok) return problemResponse(hook.refusal)
    enqueue(crm, hook.value, hook.value.types)
    return context.json({ queued: true }, 202)
  })
  return app
}

async function patchReply(crm: Crm, context: Context): Promise<Response> {
  const sent = await readBody(context, endpointPatch)
  if (!sent.ok) return problemResponse(sent.refusal)
  const hook = hookOr404(crm, context)
  if (!hook.ok) return problemResponse(hook.refusal)
  const { paused, renew, rotateSecret, ...rest } = sent.value
  const state =
    paused === true ? 'paused' : paused === false || renew === true ? 'active' : undefined
  const changed = changeWebhook(crm, hook.value, {
    ...(rest.url === undefined ? {} : { url: rest.url }),
    ...(rest.types === undefined ? {} : { types: rest.types }),
    ...(state === undefined ? {} : { state }),
    ...(rotateSecret === undefined ? {} : { rotate: rotateSecret }),
  })
  return context.json(webhookJson(changed, rotateSecret === true ? changed.secret : undefined))
}

function hookOr404(crm: Crm, context: Context): Answer<Webhook> {
  const hook = webhookById(crm, context.req.param('id') ?? '')
  return hook === undefined ? refused('not-found') : given(hook)
}
