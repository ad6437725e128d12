/**
 * @module
 * Change notifications of the dedicated calendar and folder (graph-contract §7): created, renewed, ended.
 *
 * Owns: the life time Microsoft grants, the fallback path. Does not own: what a notice means
 * (notifications.ts), when to renew (the engine).
 */
import type { Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Watch } from '../../ports/outlook.ts'
import type { GraphClient } from './graph-client.ts'
import type { GraphReply } from './graph-failure.ts'
import { failureOf, isSuccess, readError } from './graph-failure.ts'
import { subscription } from './graph-schema.ts'
import { readAll } from './listing.ts'

/** The documents say 10,080, the service takes 10,070 (graph-contract §7.1). */
const LIFE_MINUTES = 10_000
const MINUTE = 60_000
const MAX_PAGES = 10

export type Hook = { readonly url: string; readonly secret: string }

export async function watchContainer(
  client: GraphClient,
  stream: Stream,
  containerId: string,
  hook: Hook,
): Promise<Result<Watch, Failure>> {
  const [exact, fallback] = resources(stream, containerId)
  const first = await subscribe(client, client.place(exact), hook)
  // The path of one calendar works but is not documented: when refused, watch all events.
  const isRefused = !first.ok && first.failure.kind === 'refused'
  return isRefused && fallback !== null ? subscribe(client, client.place(fallback), hook) : first
}

export async function renewWatch(client: GraphClient, id: string): Promise<Result<Watch, Failure>> {
  return withLife(client, (minutes) =>
    client.exchange({
      method: 'PATCH',
      path: `/subscriptions/${encodeURIComponent(id)}`,
      body: { expirationDateTime: expiry(client, minutes) },
    }),
  )
}

export async function unwatch(client: GraphClient, id: string): Promise<Result<null, Failure>> {
  const reply = await client.exchange({
    method: 'DELETE',
    path: `/subscriptions/${encodeURIComponent(id)}`,
  })
  if (!reply.ok) return reply
  if (isSuccess(reply.value) || reply.value.status === 404 || reply.value.status === 410)
    return ok(null)
  return fail(failureOf(reply.value, 'write', client.now()))
}

function resources(stream: Stream, containerId: string): [string, string | null] {
  const id = encodeURIComponent(containerId)
  return stream === 'calendar'
    ? [`/me/calendars/${id}/events`, '/me/events']
    : [`/me/contactFolders/${id}/contacts`, null]
}

async function subscribe(
  client: GraphClient,
  resource: string,
  hook: Hook,
): Promise<Result<Watch, Failure>> {
  const post = (minutes: number) =>
    client.exchange({
      method: 'POST',
      path: '/subscriptions',
      body: {
        changeType: 'created,updated,deleted',
        notificationUrl: hook.url,
        lifecycleNotificationUrl: hook.url,
        resource,
        clientState: hook.secret,
        expirationDateTime: expiry(client, minutes),
        latestSupportedTlsVersion: 'v1_2',
      },
    })
  const first = await withLife(client, post, true)
  if (first.ok || first.failure.kind !== 'stale') return first
  // 409: one of ours is there already, with a secret we no longer know (§7.1). Once more without it.
  const cleared = await dropTwins(client, resource, hook.url)
  return cleared.ok ? withLife(client, post) : cleared
}

type Ask = (minutes: number) => Promise<Result<GraphReply, Failure>>

/** Asks; when Microsoft names a shorter limit, asks once more within it. */
async function withLife(
  client: GraphClient,
  ask: Ask,
  toldTwins = false,
): Promise<Result<Watch, Failure>> {
  let reply = await ask(LIFE_MINUTES)
  if (!reply.ok) return reply
  const limit = /can only be (\d+) minutes/i.exec(readError(reply.value.body).message)?.[1]
  if (limit !== undefined) reply = await ask(Math.max(1, Number(limit) - 5))
  if (!reply.ok) return reply
  if (!isSuccess(reply.value)) {
    if (reply.value.status === 409 && toldTwins)
      return fail({ kind: 'stale', detail: 'Microsoft 365: this is watched already' })
    if (reply.value.status === 404)
      return fail({ kind: 'gone', detail: 'Microsoft 365: the subscription is gone' })
    return fail(failureOf(reply.value, 'write', client.now()))
  }
  const parsed = subscription.safeParse(reply.value.body)
  if (!parsed.success) return fail({ kind: 'unknown', detail: 'Microsoft 365: unreadable answer' })
  // The answer, not the wish, says how long (§7.1: short lives are raised, long ones cut).
  return ok({ id: parsed.data.id, expiresAt: Date.parse(parsed.data.expirationDateTime) })
}

async function dropTwins(
  client: GraphClient,
  resource: string,
  url: string,
): Promise<Result<null, Failure>> {
  const rows = await readAll(client, '/subscriptions', MAX_PAGES)
  if (!rows.ok) return rows
  const address = url.split('?')[0]
  for (const value of rows.value) {
    const twin = subscription.safeParse(value).data
    if (twin === undefined || bare(twin.resource ?? '') !== bare(resource)) continue
    if ((twin.notificationUrl ?? '').split('?')[0] !== address) continue
    const done = await unwatch(client, twin.id)
    if (!done.ok) return done
  }
  return ok(null)
}

const bare = (resource: string): string =>
  decodeURIComponent(resource).replace(/^\//, '').toLowerCase()

const expiry = (client: GraphClient, minutes: number): string =>
  new Date(client.now() + minutes * MINUTE).toISOString()
