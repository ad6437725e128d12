/**
 * @module
 * The stateful parts of the sandbox as the door sees them: one controls object, one object per tenant,
 * one per mailbox, each behind asynchronous calls.
 *
 * Owns: the shape of a host and the one way calls cross to it. Does not own: what the parts do
 * (controls/, directory/, mailboxes/) nor where they live (worker-hosts.ts in the Worker, a test's memory).
 */
import type { Controls } from '../controls/controls.ts'
import type { Tenant } from '../directory/tenant.ts'
import type { MailboxRoom } from '../mailboxes/room.ts'

/** A core seen from outside its object: same names, every answer a promise. */
export type Remote<Core> = {
  [K in keyof Core]: Core[K] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never
}

/** What crosses to an object: a method's name and its arguments (structured-cloneable). */
export type Invokable = { invoke(method: string, args: unknown[]): Promise<unknown> }

/** The state of the whole sandbox at one request; handed to every object so that all share one clock and one seed. */
export type Moment = {
  /** Sandbox clock minus the machine's clock, in milliseconds. */
  offset: number
  /** Goes up with every reset: an object that meets a newer epoch empties itself first. */
  epoch: number
  seed: Seed
}
export type Seed = 'contoso' | 'large' | 'empty'

export type Hosts = {
  controls: Remote<Controls>
  tenant(tenantId: string): Remote<Tenant>
  mailbox(tenantId: string, userId: string): Remote<MailboxRoom>
  /** Requests that leave the sandbox: validation handshakes. */
  fetch(request: Request): Promise<Response>
  /** The machine's clock, epoch milliseconds. */
  clock(): number
  /** Holds a faulted call. */
  sleep(ms: number): Promise<void>
}

/** Typed calls over an Invokable. `then` is left out so that a remote can be awaited without being called. */
export function remote<Core extends object>(target: Invokable): Remote<Core> {
  const handler = {
    get: (_: object, method: string | symbol) =>
      typeof method === 'symbol' || method === 'then'
        ? undefined
        : (...args: unknown[]) => target.invoke(method, args),
  }
  return new Proxy({}, handler) as Remote<Core>
}

/** The receiving end: runs one named method of a core. */
export async function invoke(core: object, method: string, args: unknown[]): Promise<unknown> {
  const work: unknown = Object.hasOwn(core, method) ? Reflect.get(core, method) : undefined
  if (typeof work !== 'function') throw new Error(`no such method: ${method}`)
  return Reflect.apply(work, core, args)
}
