/**
 * @module
 * Hosts in the Worker: every stateful part is a Durable Object found by its name.
 */
import type { Controls } from '../controls/controls.ts'
import type { Tenant } from '../directory/tenant.ts'
import type { MailboxRoom } from '../mailboxes/room.ts'
import { remote } from './hosts.ts'
import type { Hosts, Invokable } from './hosts.ts'
import type { ControlsObject, MailboxObject, TenantObject } from './objects.ts'

export type SandboxEnv = {
  CONTROLS: DurableObjectNamespace<ControlsObject>
  TENANT: DurableObjectNamespace<TenantObject>
  MAILBOX: DurableObjectNamespace<MailboxObject>
  ASSETS?: Fetcher
}

export function workerHosts(env: SandboxEnv): Hosts {
  return {
    controls: remote<Controls>(named(env.CONTROLS, 'controls')),
    tenant: (id) => remote<Tenant>(named(env.TENANT, id)),
    mailbox: (tenantId, userId) => remote<MailboxRoom>(named(env.MAILBOX, `${tenantId}/${userId}`)),
    fetch: (request) => fetch(request),
    clock: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  }
}

/** A stub belongs to the request that made it, the hosts to the isolate: hence a new stub for every call. */
function named(
  namespace: DurableObjectNamespace<ControlsObject | TenantObject | MailboxObject>,
  name: string,
): Invokable {
  return {
    invoke: (method, args) =>
      (namespace.getByName(name) as unknown as Invokable).invoke(method, args),
  }
}
