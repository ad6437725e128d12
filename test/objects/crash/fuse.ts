/**
 * @module
 * Cuts an object's life off at its n-th outbound request: before it is sent, or after the answer came and
 * before anything of it is written down.
 *
 * The requests of an object are told apart by the alarm they belong to. `abort` is what a crash is on the
 * platform: nothing of the object runs on, what was not yet on disk is lost, the next event loads it anew.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

export type Moment = 'before' | 'after'
export type Kind = 'mailbox' | 'org'
type Fuse = { readonly kind: Kind; readonly at: number; readonly moment: Moment }

const living = new AsyncLocalStorage<{
  readonly kind: Kind
  readonly abort: (why: string) => void
}>()
const counted = { mailbox: 0, org: 0 }
let fuse: Fuse | null = null
let blown: string | null = null
let died: Kind | null = null

/** Counts from here on; with a fuse, cuts once. */
export function arm(next: Fuse | null): void {
  counted.mailbox = 0
  counted.org = 0
  fuse = next
  blown = null
}

/** How many requests an object made since `arm`. */
export const requestsOf = (kind: Kind): number => counted[kind]

/** Whether the last alarm of the object was cut off: the platform tells the next one that it is a retry. */
export function hasDied(kind: Kind): boolean {
  if (died !== kind) return false
  died = null
  return true
}

/** Which request the fuse cut off; null: none was. */
export const cutAt = (): string | null => blown

/** Runs an object's alarm under the fuse. */
export function underFuse<Value>(
  kind: Kind,
  ctx: DurableObjectState,
  work: () => Promise<Value>,
): Promise<Value> {
  return living.run({ kind, abort: (why) => ctx.abort(why) }, work)
}

const send = globalThis.fetch.bind(globalThis)

globalThis.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
  const who = living.getStore()
  if (who === undefined) return send(input, init)
  const request = new Request(input, init)
  counted[who.kind] += 1
  const hit = fuse !== null && fuse.kind === who.kind && fuse.at === counted[who.kind] ? fuse : null
  if (hit === null) return send(request)
  fuse = null
  const { pathname } = new URL(request.url)
  const what = `${hit.moment} ${request.method} ${pathname}`
  if (hit.moment === 'after') await (await send(request)).arrayBuffer()
  blown = what
  died = who.kind
  who.abort('the crash of the test')
  // Nothing of the object runs on; whatever waits here is gone with it.
  return new Promise<Response>(() => undefined)
}
