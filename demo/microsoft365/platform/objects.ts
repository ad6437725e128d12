/**
 * @module
 * The sandbox's Durable Object classes: RPC shells around the cores, nothing else (a class method is callable
 * from outside whatever TypeScript calls it, so there is only `invoke` and what the platform asks for).
 */
import { DurableObject } from 'cloudflare:workers'
import { makeControls } from '../controls/controls.ts'
import { makeTenant } from '../directory/tenant.ts'
import { findTenant } from '../directory/tenants.ts'
import { makeSigningKey } from '../entra/keys.ts'
import { makeMailbox } from '../mailbox/mailbox.ts'
import { makeRoom } from '../mailboxes/room.ts'
import type { Controls } from '../controls/controls.ts'
import type { Tenant } from '../directory/tenant.ts'
import type { MailboxRoom } from '../mailboxes/room.ts'
import { durableSql } from './durable-sql.ts'
import { invoke } from './hosts.ts'

const platform = (ctx: DurableObjectState) => ({
  sql: durableSql(ctx.storage),
  clock: () => Date.now(),
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
})

export class ControlsObject extends DurableObject {
  #core: Controls

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    this.#core = makeControls({ ...platform(ctx), makeKey: makeSigningKey })
  }

  invoke(method: string, args: unknown[]): Promise<unknown> {
    return invoke(this.#core, method, args)
  }
}

export class TenantObject extends DurableObject {
  #core: Tenant

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    const wake = (at: number) => {
      void ctx.storage.setAlarm(at)
    }
    const tenant = findTenant(ctx.id.name ?? '')
    if (!tenant) throw new Error(`no tenant is called ${ctx.id.name}`)
    this.#core = makeTenant({ ...platform(ctx), tenant, wake, fetch: (request) => fetch(request) })
  }

  invoke(method: string, args: unknown[]): Promise<unknown> {
    return invoke(this.#core, method, args)
  }

  override async alarm(): Promise<void> {
    await this.#core.deliver()
  }
}

export class MailboxObject extends DurableObject {
  #core: MailboxRoom

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    this.#core = makeRoom({ ...platform(ctx), makeMailbox })
  }

  invoke(method: string, args: unknown[]): Promise<unknown> {
    return invoke(this.#core, method, args)
  }
}
