/**
 * @module
 * The core of a tenant object: its people and groups, what was consented to, its subscriptions and their delivery.
 *
 * Owns: how the parts hang together, emptying and seeding after a reset. Does not own: how any part answers.
 */
import type { Caller, GraphReply, Sql } from '../frame.ts'
import { makeGrantStore } from '../entra/grant-store.ts'
import { makeDelivery } from '../subscriptions/delivery.ts'
import { makeSubscriptionStore } from '../subscriptions/store.ts'
import { makeWatch } from '../subscriptions/watch.ts'
import type { DirectoryCall } from './call.ts'
import { makeMeteredDirectory } from './metered.ts'
import { makePeople } from './people-store.ts'
import { createDirectoryTables, emptyDirectory } from './schema.ts'
import { seedTenant } from './seed.ts'
import { makeTenantState } from './tenant-state.ts'
import type { TenantFacts } from './tenants.ts'

export type TenantPlatform = {
  tenant: TenantFacts
  sql: Sql
  clock(): number
  /** Asks for `deliver()` at a time of the machine's clock. */
  wake(at: number): void
  fetch(request: Request): Promise<Response>
}
export type Tenant = ReturnType<typeof makeTenant>

export function makeTenant(platform: TenantPlatform) {
  const { tenant, sql, clock } = platform
  createDirectoryTables(sql)
  const state = makeTenantState(sql, clock)
  const { now } = state
  const people = makePeople(sql, tenant.id)
  const directory = makeMeteredDirectory({ sql, tenant, now, people })
  const grants = makeGrantStore(sql)
  const subscriptions = makeSubscriptionStore(sql)
  const { fetch } = platform
  const wakeAt = (at: number) => platform.wake(state.machineTime(at))
  const delivery = makeDelivery({ sql, now, clock, subscriptions, fetch, wakeAt })
  const watch = makeWatch({ tenantId: tenant.id, subscriptions, delivery, now })

  const at = state.meeting((seed) => {
    for (const part of [grants, subscriptions, delivery, directory]) part.clear()
    emptyDirectory(sql)
    state.store('userConsentOff', 0)
    seedTenant(sql, tenant, seed)
  })
  const answer = (call: DirectoryCall): GraphReply => {
    const reply = directory.answer(call)
    if (call.method !== 'GET' && reply.status < 300)
      watch.personChanged(call.segments[1] ?? '', call.method)
    return reply
  }
  /** Ends a person's sessions: older refresh tokens are refused, his subscriptions removed with notice. */
  const revoke = (key: string): void => {
    const id = people.revoke(key, now())
    if (id !== undefined) watch.personRevoked(id)
  }
  const setPolicy = (ask: { userConsent: boolean }): void =>
    state.store('userConsentOff', ask.userConsent ? 0 : 1)

  return {
    prepare: at(() => undefined),
    person: at(people.view),
    people: at(people.named),
    setMailboxState: at(people.setMailboxState),
    setPolicy: at(people.setPolicy),
    revoke: at(revoke),
    directory: at(answer),
    changed: at(watch.changed),
    findSubscription: at((id: string) => subscriptions.find(id, now())),
    listSubscriptions: at((caller: Caller) => subscriptions.of(caller, now())),
    duplicateSubscription: at((wanted: Wanted) => subscriptions.duplicateOf(wanted, now())),
    countSubscriptions: at((mailbox: string) => subscriptions.ofMailbox(mailbox, now()).length),
    saveSubscription: at(subscriptions.save),
    resumeSubscription: at(watch.resume),
    removeSubscription: at(subscriptions.remove),
    lifecycle: at(watch.lifecycle),
    setUnreliability: at(delivery.setUnreliability),
    forceEndpoint: at(delivery.forceEndpoint),
    /** After the clock was moved: what is due now goes out now. */
    wake: at(delivery.wake),
    deliver: delivery.deliver,
    consented: at(grants.consented),
    consent: at(grants.consent),
    grantRoles: at(grants.grantRoles),
    rolesGranted: at(grants.rolesGranted),
    knows: at(grants.knows),
    saveCode: at(grants.saveCode),
    takeCode: at((code: string) => grants.takeCode(code, now())),
    saveRefresh: at(grants.saveRefresh),
    findRefresh: at(grants.findRefresh),
    touchRefresh: at((token: string) => grants.touchRefresh(token, now())),
    policy: at(() => ({ userConsent: state.read('userConsentOff') === 0 })),
    setTenantPolicy: at(setPolicy),
  }
}
type Wanted = Parameters<ReturnType<typeof makeSubscriptionStore>['duplicateOf']>[0]
