/**
 * @module
 * What an organization's object works with, from its bindings and its name.
 */
import { clock } from '../../adapters/clock.ts'
import { makeCrmPort } from '../../adapters/crm/registry.ts'
import { makeJournal } from '../../adapters/journal.ts'
import { makeVault } from '../../adapters/vault.ts'
import { makeDeliveryVerifier } from '../../adapters/webhook-signature.ts'
import type { OrgContext, ShutOut } from '../../app/org/context.ts'
import type { InstallContext } from '../../app/org/install-context.ts'
import { enrolAgain } from '../../app/org/roll-call.ts'
import { workOffRollOut } from '../../app/org/roll-out.ts'
import type { RollOutContext } from '../../app/org/roll-out.ts'
import { rest } from '../../app/org/take-part.ts'
import { isBeingRemoved, tiedTenant, workOffRemoval } from '../../app/org/uninstall.ts'
import type { PeopleContext } from '../../app/people/context.ts'
import { noteOf } from '../../app/people/note.ts'
import { workOffNotices } from '../../app/people/tell-crm.ts'
import { workOffMails } from '../../app/people/work-off-mails.ts'
import { readSettings } from '../../env.ts'
import type { EdgeBindings } from '../../env.ts'
import type { Hosts } from '../../ports/hosts.ts'
import type { InstallStore } from '../../ports/install-store.ts'
import type { Organization } from '../../ports/organizations.ts'
import {
  defaultSyncSettings,
  demoOrgPolicy,
  orgPolicy,
  removalPolicy,
  rollOutPolicy,
} from '../../policy.ts'
import { openAlarms } from '../alarms.ts'
import { migrate } from '../migrate.ts'
import { parseOrgName } from '../names.ts'
import { openSql } from '../sql.ts'
import type { Sql } from '../sql.ts'
import { hostsOf } from '../stubs.ts'
import { composePeople } from './compose-people.ts'
import { openInstallStore } from './install-store.ts'
import { openNoticeStore } from './notice-store.ts'
import { openRollOutStore } from './roll-out-store.ts'
import { openPeopleStore } from './people-store.ts'
import { orgMigrations } from './schema.ts'
import { openOrgStore } from './store.ts'

export type ComposedOrg = {
  readonly org: OrgContext
  readonly people: PeopleContext
  readonly install: InstallContext
  readonly rollOut: RollOutContext
}

export function composeOrg(ctx: DurableObjectState, env: EdgeBindings): ComposedOrg {
  const { name, settings, registered } = registeredBy(ctx, env)
  const organization = registered.id
  const sql = openSql(ctx.storage)
  migrate(sql, orgMigrations)
  const hosts = hostsOf(env, settings.organizations)
  const store = openOrgStore(sql)
  const alarms = openAlarms(sql, ctx.storage)
  const journal = makeJournal()
  const peopleStore = openPeopleStore(sql)
  const installStore = openInstallStore(sql)
  const org: OrgContext = {
    ...{ name, organization, store, alarms },
    crm: makeCrmPort(registered.connector, { fetch: (request) => fetch(request), clock }),
    vault: makeVault(settings.vaultKeys),
    ...{ clock, journal },
    ...{ rhythm: settings.isDemo ? demoOrgPolicy : orgPolicy, defaults: defaultSyncSettings },
    webhookUrl: `${settings.edgeOrigin}/hooks/crm/${encodeURIComponent(organization)}`,
    verifyDelivery: makeDeliveryVerifier(clock),
    mailbox: (member) => hosts.mailbox({ organization, member }),
    rollCall: hosts.directory(name),
    pendingAmong: peopleStore.pendingAmong,
    workOff: {
      mail: () => workOffMails(people),
      notice: () => workOffNotices(people),
      removal: () => workOffRemoval(install),
      'roll-out': () => workOffRollOut(rollOut),
    },
    ...belonging(installStore, registered, () => people),
  }
  const people = composePeople({
    ...{ env, settings, alarms, journal, hosts, organization: registered },
    ...{ store: peopleStore, identities: store, queue: openNoticeStore(sql) },
    installedTenant: () => tiedTenant(installStore),
    keepAwake: () => enrolAgain(org),
  })
  const rollOut = composeRollOut({ org, people, hosts, sql, registered })
  const install = composeInstall({ org, people, store: installStore, hosts })
  return { org, people, install, rollOut }
}

function composeRollOut(means: {
  org: OrgContext
  people: PeopleContext
  hosts: Hosts
  sql: Sql
  registered: Organization
}): RollOutContext {
  const { org, people, hosts, sql, registered } = means
  const { organization } = org
  return {
    ...{ org, people, store: openRollOutStore(sql), ...rollOutPolicy },
    tenants: () => tenantsOf(registered, people.installedTenant()),
    mailbox: (member) => hosts.mailbox({ organization, member }),
    keepAwake: () => enrolAgain(org),
  }
}

/** The one its administrator tied; where nobody has to install, those the operator registered for it, too. */
const tenantsOf = ({ tenants, install }: Organization, tied: string | null): readonly string[] => [
  ...(install === 'optional' ? tenants : []),
  ...(tied === null ? [] : [tied]),
]

/** Before an administrator tied a tenant, members may connect from anywhere where nobody has to install. */
function belonging(
  store: InstallStore,
  { tenants }: Organization,
  people: () => PeopleContext,
): Pick<OrgContext, 'isBeingRemoved' | 'ownTenants' | 'shutOut'> {
  return {
    shutOut: shutOutBy(people),
    isBeingRemoved: () => isBeingRemoved(store),
    ownTenants: () => {
      const tenant = tiedTenant(store)
      return tenant === null ? [] : [tenant, ...tenants]
    },
  }
}

const shutOutBy = (people: () => PeopleContext): ShutOut => ({
  async is(member) {
    const user = await people().crm.user(member)
    return user.ok ? user.value?.active !== true : null
  },
  note: (member) =>
    noteOf(
      people(),
      null,
      { via: 'system', address: null },
      { action: 'member.let-go', target: { id: member, label: null } },
    ),
})

function registeredBy(ctx: DurableObjectState, env: EdgeBindings) {
  const name = ctx.id.name ?? ''
  const organization = parseOrgName(name)
  const settings = readSettings(env)
  const registered = settings.organizations.find(({ id }) => id === organization)
  if (!registered) throw new Error('an organization nobody registered')
  return { name, settings, registered }
}

function composeInstall({
  org,
  people,
  store,
  hosts,
}: Pick<InstallContext, 'people' | 'store'> & { org: OrgContext; hosts: Hosts }): InstallContext {
  const { organization, alarms } = org
  return {
    ...{ people, store, alarms },
    claims: (tenantId) => hosts.tenants(tenantId),
    mailbox: (member) => hosts.mailbox({ organization, member }),
    restFeed: () => rest(org),
    keepAwake: () => enrolAgain(org),
    rhythm: removalPolicy,
  }
}
