/**
 * @module
 * `/changes`, `/capabilities`, `/schema/{type}`: what a connector reads about this CRM as a whole.
 *
 * Owns: their HTTP. Does not own: the feed (store/feed.ts), the fields (model/).
 */
import type { Context } from 'hono'
import { problemResponse } from '../answer.ts'
import { fieldJson, fieldsOf } from '../model/fields.ts'
import type { RecordType } from '../model/fields.ts'
import type { Crm } from '../platform.ts'
import { nextChange, readFeed, RETENTION_MS } from '../store/feed.ts'
import { digest } from '../store/tokens.ts'
import { numberParam } from './guard.ts'

const feedTypes = ['contact', 'event', 'user', 'schema']

export const capabilities = {
  contract: '1.0',
  vendor: { name: 'Northwind CRM', version: '1.0.0' },
  concurrency: 'etag',
  idempotency: 'key',
  changes: {
    mode: 'feed',
    tombstones: 'feed',
    retentionHours: RETENTION_MS / 3_600_000,
    clockResolutionMs: 1,
    clientRef: true,
  },
  origin: 'record',
  batch: { max: 100, creditPerItem: 1 },
  events: {
    recurrence: 'rrule',
    overrides: true,
    timeZone: 'per-event',
    allDay: 'date',
    attendees: 'full',
    reminders: true,
    privacy: true,
  },
  users: {
    create: true,
    permissions: true,
    invitations: 'edge',
    joinRequests: 'edge',
    mail: 'edge',
  },
  webhooks: { signing: 'standard-webhooks', maxTtlSeconds: null },
  limits: { concurrency: 8, perSecond: 50, perDay: 1_000_000 },
  actAsUser: true,
} as const

export async function changesReply(crm: Crm, context: Context): Promise<Response> {
  const limit = numberParam(context, 'limit', { least: 1, most: 1000, otherwise: 200 })
  if (!limit.ok) return problemResponse(limit.refusal)
  const wait = numberParam(context, 'wait', { least: 0, most: 25, otherwise: 0 })
  if (!wait.ok) return problemResponse(wait.refusal)
  const types = (context.req.query('types') ?? 'contact,event,user').split(',')
  if (types.some((type) => !feedTypes.includes(type))) {
    const detail = `Each one of ${feedTypes.join(', ')}.`
    const errors = [{ pointer: '/query/types', code: 'not-an-option', detail }]
    return problemResponse({ code: 'validation', errors })
  }
  const cursor = context.req.query('cursor')
  const ask = { types, limit: limit.value, ...(cursor === undefined ? {} : { cursor }) }
  let page = readFeed(crm, ask)
  const until = Date.now() + wait.value * 1000
  while (page.ok && page.value.items.length === 0 && cursor !== 'latest' && Date.now() < until) {
    await nextChange(crm, until - Date.now())
    page = readFeed(crm, ask)
  }
  return page.ok ? context.json(page.value) : problemResponse(page.refusal)
}

export async function schemaReply(context: Context): Promise<Response> {
  const type = context.req.param('type')
  if (type !== 'contact' && type !== 'event') return problemResponse({ code: 'not-found' })
  const body = JSON.stringify(schemaBody(type))
  const etag = `"${(await digest(body)).slice(0, 16)}"`
  const headers = { etag, 'content-type': 'application/json', 'content-language': 'en' }
  return context.req.header('if-none-match') === etag
    ? new Response(null, { status: 304, headers: { etag } })
    : new Response(body, { headers })
}

const schemaBody = (type: RecordType): Record<string, unknown> => ({
  type,
  fields: fieldsOf(type).map((spec, index) => fieldJson(spec, index + 1)),
})
