/**
 * @module
 * Installing over the real tables: a CRM, one register of tenants for all organizations, mailboxes that are taken
 * apart, time that the test moves.
 */
import type { InstallContext } from '../../../edge/app/org/install-context.ts'
import { workOffRemoval } from '../../../edge/app/org/uninstall.ts'
import { ok } from '../../../edge/domain/result.ts'
import type { OutlookChoice, RemovedCopies } from '../../../edge/contract/install.ts'
import { openInstallStore } from '../../../edge/objects/org/install-store.ts'
import { peopleStage, tenantId } from '../people/people-stage.ts'

export const administrator = {
  tenantId,
  userId: 'admin-in-entra',
  address: 'admin@contoso.test',
  displayName: 'Ada Admin',
}

export function installStage(claims = new Map<string, string>()) {
  const stage = peopleStage()
  const store = openInstallStore(stage.sql)
  const erased: { member: string; outlook: OutlookChoice }[] = []
  const deaf = new Set<string>()
  const copies = new Map<string, RemovedCopies>()
  const counts = { rested: 0 }
  const context: InstallContext = {
    people: stage.people,
    store,
    alarms: stage.people.alarms,
    claims: () => ({
      async claimTenant(tenant, organization) {
        if (!claims.has(tenant)) claims.set(tenant, organization)
        return claims.get(tenant) ?? ''
      },
      async releaseTenant(tenant, organization) {
        if (claims.get(tenant) === organization) claims.delete(tenant)
      },
    }),
    mailbox: (member) => ({
      async erase(outlook) {
        if (deaf.has(member)) throw new Error('overloaded')
        erased.push({ member, outlook })
        return ok({ calendar: copies.get(member) ?? 'cleared', contacts: 'none' })
      },
    }),
    restFeed: async () => void (counts.rested += 1),
    keepAwake: async () => {},
    rhythm: { mailboxesPerSlice: 2, callsAtOnce: 2, retryMs: 60_000 },
  }
  /** Alarms ring until nothing is due within this time. */
  const pass = async (slices: number) => {
    for (let slice = 0; slice < slices && stage.people.alarms.at('removal') !== null; slice++) {
      await workOffRemoval(context)
    }
  }
  return {
    ...stage,
    context,
    claims,
    erased,
    deaf,
    copies,
    counts,
    passSlices: pass,
    install: store,
  }
}
