/**
 * @module
 * Webhook endpoints: thin, signed wake-ups that say the feed is worth reading (Standard Webhooks).
 *
 * Owns: the endpoint table, when a message is due, outcome of a delivery. Does not own: sending
 * (deliver.ts). At most one message per endpoint waits, so a burst of changes is one post.
 */
import type { Json } from '../model/fields.ts'
import type { Crm } from '../platform.ts'

/** First change after quiet goes out this fast … */
const COALESCE_MS = 100
/** … and a stream of changes gives a post this often. */
const GAP_MS = 500
/** A change is tried on a failing endpoint too, this long after the last attempt: it may be back. */
const PROBE_MS = 5_000
const SECRET_OVERLAP_MS = 24 * 3_600_000
/** Together about 28 hours, then the endpoint is disabled. */
const RETRY_MS = [
  1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000, 10_800_000, 28_800_000, 57_600_000,
]

export const webhookTypes = ['contact', 'event', 'user', 'schema'] as const

export type Webhook = {
  id: string
  url: string
  types: string[]
  secret: string
  oldSecret: string | null
  state: 'active' | 'paused' | 'disabled'
  created: number
  /** Types the waiting message will name. */
  pending: string[]
  /** Its id: the same through all attempts. */
  message: string | null
  due: number | null
  attempt: number
  lastSent: number | null
  lastStatus: number | null
}
type WebhookRow = {
  id: string
  url: string
  types: string
  secret: string
  old_secret: string | null
  old_until: number | null
  state: Webhook['state']
  created: number
  pending: string
  message: string | null
  due: number | null
  attempt: number
  last_sent: number | null
  last_status: number | null
}

export const allWebhooks = (crm: Crm): Webhook[] =>
  crm.sql
    .all<WebhookRow>('SELECT * FROM webhook ORDER BY created, id')
    .map((row) => fromRow(crm, row))

export const webhookById = (crm: Crm, id: string): Webhook | undefined =>
  crm.sql
    .all<WebhookRow>('SELECT * FROM webhook WHERE id = ?', id)
    .map((row) => fromRow(crm, row))[0]

export function addWebhook(crm: Crm, made: { url: string; types: string[] }): Webhook {
  const id = `wh-${crm.uuid()}`
  crm.sql.run(
    `INSERT INTO webhook VALUES (?, ?, ?, ?, NULL, NULL, 'active', ?, '[]', NULL, NULL, 0, NULL, NULL)`,
    id,
    made.url,
    JSON.stringify(made.types),
    newSecret(crm),
    crm.now(),
  )
  return webhookById(crm, id)!
}

export function changeWebhook(
  crm: Crm,
  hook: Webhook,
  patch: { url?: string; types?: string[]; state?: Webhook['state']; rotate?: boolean },
): Webhook {
  const next = { ...hook, ...patch }
  crm.sql.run(
    'UPDATE webhook SET url = ?, types = ?, state = ? WHERE id = ?',
    next.url,
    JSON.stringify(next.types),
    next.state,
    hook.id,
  )
  if (patch.rotate === true) {
    crm.sql.run(
      'UPDATE webhook SET old_secret = secret, old_until = ?, secret = ? WHERE id = ?',
      crm.now() + SECRET_OVERLAP_MS,
      newSecret(crm),
      hook.id,
    )
  }
  if (patch.state === 'active' && hook.state !== 'active') enqueue(crm, hook, hook.types)
  return webhookById(crm, hook.id)!
}

export const removeWebhook = (crm: Crm, id: string): void =>
  crm.sql.run('DELETE FROM webhook WHERE id = ?', id)

/** Tells every interested endpoint about what changed since the last call. */
export function announceChanges(crm: Crm): void {
  const types = [...crm.dirty]
  crm.dirty.clear()
  for (const hook of allWebhooks(crm)) {
    const wanted = types.filter((type) => hook.types.includes(type))
    if (wanted.length > 0 && hook.state === 'active') enqueue(crm, hook, wanted)
  }
}

/** Adds to the waiting message, or makes one; never later than it was due already. */
export function enqueue(crm: Crm, hook: Webhook, types: readonly string[]): void {
  const pending = [...new Set([...hook.pending, ...types])].toSorted()
  // A message tried before may have arrived: what is new needs an id its receiver has not seen.
  const kept = hook.attempt === 0 ? hook.message : null
  const message = kept ?? `msg_${crm.uuid()}`
  const gap = hook.attempt === 0 ? GAP_MS : PROBE_MS
  const soon = Math.max(crm.now() + COALESCE_MS, (hook.lastSent ?? 0) + gap)
  const due = Math.min(hook.due ?? soon, soon)
  crm.sql.run(
    'UPDATE webhook SET pending = ?, message = ?, due = ? WHERE id = ?',
    JSON.stringify(pending),
    message,
    due,
    hook.id,
  )
  crm.wakeAt(due)
}

/** Takes the waiting message; changes from here on make a new one. */
export function takeMessage(crm: Crm, hook: Webhook): void {
  crm.sql.run(
    `UPDATE webhook SET pending = '[]', message = NULL, due = NULL, last_sent = ? WHERE id = ?`,
    crm.now(),
    hook.id,
  )
}

export function delivered(crm: Crm, id: string, status: number): void {
  crm.sql.run('UPDATE webhook SET attempt = 0, last_status = ? WHERE id = ?', status, id)
}

/** Puts the message back for later, joined with what came meanwhile. */
export function failed(crm: Crm, sent: Webhook, status: number): void {
  const now = webhookById(crm, sent.id)
  if (now === undefined) return
  // A try before its time (a change came) does not bring the end of all tries nearer.
  const planned = RETRY_MS[sent.attempt - 1] ?? 0
  const early = crm.now() - (sent.lastSent ?? 0) < planned
  const attempt = early ? sent.attempt : sent.attempt + 1
  const wait = RETRY_MS[attempt - 1]
  if (wait === undefined || status === 410) {
    crm.sql.run(
      `UPDATE webhook SET state = 'disabled', pending = '[]', message = NULL, due = NULL, attempt = 0,
       last_status = ? WHERE id = ?`,
      status,
      sent.id,
    )
    return
  }
  const pending = [...new Set([...sent.pending, ...now.pending])].toSorted()
  crm.sql.run(
    'UPDATE webhook SET pending = ?, message = ?, due = ?, attempt = ?, last_status = ? WHERE id = ?',
    JSON.stringify(pending),
    now.message ?? sent.message,
    crm.now() + wait,
    attempt,
    status,
    sent.id,
  )
}

/** The secret itself is shown once, by the call that made it. */
export function webhookJson(hook: Webhook, secret?: string): Record<string, Json> {
  return {
    id: hook.id,
    url: hook.url,
    types: hook.types,
    state: hook.state,
    signing: 'standard-webhooks',
    expiresAt: null,
    createdAt: new Date(hook.created).toISOString(),
    lastStatus: hook.lastStatus,
    ...(secret === undefined ? {} : { secret }),
  }
}

function newSecret(crm: Crm): string {
  const binary = Array.from(crm.bytes(32), (byte) => String.fromCharCode(byte)).join('')
  return `whsec_${btoa(binary)}`
}

function fromRow(crm: Crm, row: WebhookRow): Webhook {
  const overlap = row.old_until !== null && row.old_until > crm.now()
  const { id, url, secret, state, created, message, due, attempt } = row
  return {
    id,
    url,
    secret,
    state,
    created,
    message,
    due,
    attempt,
    types: JSON.parse(row.types) as string[],
    oldSecret: overlap ? row.old_secret : null,
    pending: JSON.parse(row.pending) as string[],
    lastSent: row.last_sent,
    lastStatus: row.last_status,
  }
}
