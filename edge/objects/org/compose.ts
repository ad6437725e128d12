/**
 * @module
 * What an organization's object works with, from its bindings and its name.
 */
import { clock } from '../../adapters/clock.ts'
import { makeCrmPort } from '../../adapters/crm/registry.ts'
import { makeJournal } from '../../adapters/journal.ts'
import { makeVault } from '../../adapters/vault.ts'
import { makeDeliveryVerifier } from '../../adapters/webhook-signature.ts'
import type { OrgContext } from '../../app/org/context.ts'
import { enrolAgain } from '../../app/org/roll-call.ts'
import type { PeopleContext } from '../../app/people/context.ts'
import { workOffNotices } from '../../app/people/tell-crm.ts'
import { workOffMails } from '../../app/people/work-off-mails.ts'
import { readSettings } from '../../env.ts'
import type { EdgeBindings } from '../../env.ts'
import { defaultSyncSettings, demoOrgPolicy, orgPolicy } from '../../policy.ts'
import { openAlarms } from '../alarms.ts'
import { migrate } from '../migrate.ts'
import { parseOrgName } from '../names.ts'
import { openSql } from '../sql.ts'
import { hostsOf } from '../stubs.ts'
import { composePeople } from './compose-people.ts'
import { openNoticeStore } from './notice-store.ts'
import { openPeopleStore } from './people-store.ts'
import { orgMigrations } from './schema.ts'
import { openOrgStore } from './store.ts'

export type ComposedOrg = { readonly org: OrgContext; readonly people: PeopleContext }

export function composeOrg(ctx: DurableObjectState, env: EdgeBindings): ComposedOrg {
  const name = ctx.id.name ?? ''
  const organization = parseOrgName(name)
  const settings = readSettings(env)
  const registered = settings.organizations.find(({ id }) => id === organization)
  if (organization === null || !registered) throw new Error('an organization nobody registered')
  const sql = openSql(ctx.storage)
  migrate(sql, orgMigrations)
  const hosts = hostsOf(env)
  const store = openOrgStore(sql)
  const alarms = openAlarms(sql, ctx.storage)
  const journal = makeJournal()
  const peopleStore = openPeopleStore(sql)
  const org: OrgContext = {
    ...{ name, organization, store, alarms },
    crm: makeCrmPort(registered.connector, { fetch: (request) => fetch(request), clock }),
    vault: makeVault(settings.vaultKeys),
    clock,
    journal,
    rhythm: settings.isDemo ? demoOrgPolicy : orgPolicy,
    defaults: defaultSyncSettings,
    webhookUrl: `${settings.edgeOrigin}/hooks/crm/${encodeURIComponent(organization)}`,
    verifyDelivery: makeDeliveryVerifier(clock),
    mailbox: (member) => hosts.mailbox({ organization, member }),
    rollCall: hosts.directory(name),
    pendingAmong: peopleStore.pendingAmong,
    workOffMails: () => workOffMails(people),
    workOffNotices: () => workOffNotices(people),
  }
  const people = composePeople({
    ...{ env, settings, alarms, journal, hosts },
    queue: openNoticeStore(sql),
    organization: registered,
    store: peopleStore,
    identities: store,
    keepAwake: () => enrolAgain(org),
  })
  return { org, people }
}
