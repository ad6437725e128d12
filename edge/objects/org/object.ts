/**
 * @module
 * One CRM organization. RPC surface only: a class method is callable from outside.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Delivery, OrgContext } from '../../app/org/context.ts'
import { crmWebhook } from '../../app/org/crm-webhook.ts'
import { bindIdentity, personStatuses } from '../../app/org/identities.ts'
import { join, leave } from '../../app/org/take-part.ts'
import { wake } from '../../app/org/wake.ts'
import type { EdgeBindings } from '../../env.ts'
import type { OrgHost, WakeReason } from '../../ports/hosts.ts'
import type { Identity } from '../../ports/org-store.ts'
import { composeOrg } from './compose.ts'

export class OrgObject extends DurableObject<EdgeBindings> implements OrgHost {
  readonly #org: OrgContext

  constructor(ctx: DurableObjectState, env: EdgeBindings) {
    super(ctx, env)
    this.#org = composeOrg(ctx, env)
  }

  join(member: string) {
    return join(this.#org, member)
  }

  leave(member: string) {
    return leave(this.#org, member)
  }

  crmWebhook(delivery: Delivery) {
    return crmWebhook(this.#org, delivery)
  }

  personStatuses(directoryIds: readonly string[]) {
    return personStatuses(this.#org, directoryIds)
  }

  bindIdentity(member: string, identity: Identity) {
    return bindIdentity(this.#org, member, identity)
  }

  wake(reason: WakeReason) {
    return wake(this.#org, reason)
  }

  /** A throw would cost one of the platform's six tries; the next one is already set (`Alarms.ring`). */
  override async alarm(): Promise<void> {
    try {
      await wake(this.#org, 'alarm')
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      this.#org.journal.event('org.alarm-failed', { name })
    }
  }
}
