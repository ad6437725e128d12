/**
 * @module
 * Sends due webhook messages; run by the object's alarm.
 *
 * Owns: signature (Standard Webhooks 1.0), time limit, which URLs may be called. Does not own: when
 * (store/webhooks.ts).
 */
import { Webhook as Signer } from 'standardwebhooks'
import type { Crm } from './platform.ts'
import { feedCursor, latestSeq } from './store/feed.ts'
import { allWebhooks, delivered, failed, takeMessage } from './store/webhooks.ts'
import type { Webhook } from './store/webhooks.ts'

/** The receiver answers first and works later: 2xx within 5 s (crm-contract §6.3). */
const TIMEOUT_MS = 5_000

/** Sends what is due and asks to be woken for the rest. `until` is now, but for tests. */
export async function runDue(crm: Crm, until = crm.now()): Promise<void> {
  const waiting = allWebhooks(crm).filter((hook) => hook.due !== null && hook.state === 'active')
  const due = waiting.filter((hook) => hook.due! <= until && !crm.delivering.has(hook.id))
  await Promise.all(due.map((hook) => deliver(crm, hook)))
  const next = allWebhooks(crm)
    .filter((hook) => hook.due !== null && hook.state === 'active')
    .map((hook) => hook.due!)
  if (next.length > 0) crm.wakeAt(Math.max(Math.min(...next), crm.now() + 1))
}

async function deliver(crm: Crm, hook: Webhook): Promise<void> {
  takeMessage(crm, hook)
  const work = send(crm, hook).then((status) => {
    crm.delivering.delete(hook.id)
    if (status >= 200 && status < 300) delivered(crm, hook.id, status)
    else failed(crm, hook, status)
  })
  crm.delivering.set(hook.id, work)
  await work
}

/** Status of the answer; 0 when there was none. */
async function send(crm: Crm, hook: Webhook): Promise<number> {
  const at = new Date(crm.now())
  const body = JSON.stringify({
    type: 'changes.available',
    timestamp: at.toISOString(),
    data: { types: hook.pending, cursorHint: feedCursor(latestSeq(crm)) },
  })
  const id = hook.message ?? `msg_${crm.uuid()}`
  try {
    const response = await crm.fetch(hook.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatures(hook, id, at, body),
      },
      body,
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}

/** New secret first; the old one too while it is still valid. */
function signatures(hook: Webhook, id: string, at: Date, body: string): string {
  const secrets = hook.oldSecret === null ? [hook.secret] : [hook.secret, hook.oldSecret]
  return secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' ')
}

/**
 * Why an address is refused, or undefined. Public https only; plain http and loopback because the demo's
 * edge runs on the same machine. Private ranges never.
 */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'Not an address.'
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return 'No credentials in the address.'
  const host = url.hostname.toLowerCase()
  if (['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    return ['http:', 'https:'].includes(url.protocol) ? undefined : 'Only http and https.'
  }
  if (url.protocol !== 'https:') return 'Only https.'
  if (/^[\d.]+$/u.test(host) || host.startsWith('[')) return 'A host name is needed.'
  if (!host.includes('.') || /\.(?:internal|local|localhost)$/u.test(host))
    return 'Not a public host.'
  return undefined
}
