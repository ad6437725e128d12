/**
 * @module
 * People of one organization with its real tables, over a CRM, mailboxes, a post office and a clock that
 * the test moves.
 */
import type { PeopleContext } from '../../../edge/app/people/context.ts'
import { workOffNotices } from '../../../edge/app/people/tell-crm.ts'
import { workOffMails } from '../../../edge/app/people/work-off-mails.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import { openAlarms } from '../../../edge/objects/alarms.ts'
import { migrate } from '../../../edge/objects/migrate.ts'
import { openPeopleStore } from '../../../edge/objects/org/people-store.ts'
import { orgMigrations } from '../../../edge/objects/org/schema.ts'
import { openOrgStore } from '../../../edge/objects/org/store.ts'
import { peoplePolicy } from '../../../edge/policy.ts'
import type { CrmPeople, CrmRole, CrmUser } from '../../../edge/ports/crm-people.ts'
import type { Refusal } from '../../../edge/ports/hosts.ts'
import type { Mail, MailOutcome } from '../../../edge/ports/mailer.ts'
import type { Doer } from '../../../edge/ports/people-host.ts'
import type { DirectoryUser } from '../../../edge/ports/tenant.ts'
import { edgeSqlite } from '../../support/edge-sqlite.ts'

export const tenantId = 'tenant-1'

export const doer = (member: string): Doer => ({
  who: { organization: 'org', member, name: `Name of ${member}`, email: null },
  from: { via: 'crm-page', address: '192.0.2.1' },
})

export const directoryUser = (id: string, more: Partial<DirectoryUser> = {}): DirectoryUser => ({
  id,
  displayName: `Person ${id}`,
  address: `${id}@contoso.test`,
  userPrincipalName: `${id}@contoso.test`,
  jobTitle: null,
  department: null,
  enabled: null,
  guest: null,
  ...more,
})

export type Post = { readonly mail: Mail; readonly senders: readonly string[] }

export function peopleStage(more: Partial<PeopleContext> = {}) {
  let now = 1_700_000_000_000
  let ids = 0
  let secrets = 0
  const sql = edgeSqlite()
  migrate(sql, orgMigrations)
  const store = openPeopleStore(sql)
  const identities = openOrgStore(sql)
  for (const member of ['amelia', 'priya', 'noah']) {
    identities.bind(member, { tenantId, userId: `${member}-in-entra`, address: '' })
  }
  const crm = fakeCrmPeople()
  const platform = { at: null as number | null }
  const alarms = openAlarms(
    sql,
    {
      setAlarm: async (at: number | Date) => void (platform.at = Number(at)),
      deleteAlarm: async () => void (platform.at = null),
    },
    () => now,
  )
  const world = {
    directory: new Map<string, DirectoryUser>(),
    directoryFailure: null as Failure | null,
    mailRefusal: null as Refusal | null,
    granted: [] as { member: string; scopes: readonly string[] }[],
    reads: 0,
    post: [] as Post[],
    outcome: (_mail: Mail): MailOutcome | Promise<MailOutcome> => ({ kind: 'sent' }),
  }
  const people: PeopleContext = {
    organization: {
      id: 'org',
      name: 'Northwind Ltd',
      crmName: 'Northwind CRM',
      edition: 'paid',
      origins: ['https://crm.test'],
      tenants: [tenantId],
    },
    store,
    identities,
    installedTenant: () => null,
    alarms,
    clock: { now: () => now, random: () => 0.5, uuid: () => `00000000-${++ids}` },
    journal: { event: () => {} },
    crm: crm.port,
    mailbox: (member) => ({
      async readPeople(wanted) {
        world.reads += 1
        if (world.directoryFailure) return fail(world.directoryFailure)
        return ok(wanted.flatMap((id) => world.directory.get(id) ?? []))
      },
      approvalGranted: async (scopes) => void world.granted.push({ member, scopes }),
      mayMail: async () => (world.mailRefusal ? fail(world.mailRefusal) : ok(null)),
    }),
    mailer: {
      async send(mail, senders) {
        world.post.push({ mail, senders })
        return world.outcome(mail)
      },
    },
    notices: null,
    mailsAsMember: true,
    digest: async (text) => `hash of ${text}`,
    secretText: () => `secret-${++secrets}`,
    acceptUrl: async (invitation, secret) => `https://edge.test/accept/${invitation}/${secret}`,
    approvalUrl: async (id) => `https://edge.test/consent/${id}`,
    rhythm: peoplePolicy,
    keepAwake: async () => {},
    ...more,
  }
  /** Lets time pass and alarms ring; answers how often they rang. */
  const pass = async (milliseconds: number): Promise<number> => {
    const end = now + milliseconds
    let rings = 0
    while (platform.at !== null && platform.at <= end) {
      now = Math.max(now, platform.at)
      platform.at = null
      rings += 1
      if (rings > 1000) throw new Error('the alarm does not come to rest')
      const due = await alarms.ring(now, 60_000)
      if (due.includes('mail')) await workOffMails(people)
      if (due.includes('notice')) await workOffNotices(people)
    }
    now = end
    return rings
  }
  const know = (...people_: DirectoryUser[]) => {
    for (const user of people_) world.directory.set(user.id, user)
  }
  return { people, store, identities, crm, world, pass, know, platform, now: () => now, sql }
}

const roles: CrmRole[] = [
  { id: 'super-admin', name: 'Super Admin', permissions: ['manageUsers', 'manageIntegration'] },
  { id: 'sales-manager', name: 'Sales Manager', permissions: ['manageUsers'] },
  { id: 'sales-rep', name: 'Sales Representative', permissions: [] },
  // What it permits this CRM does not say.
  { id: 'consultant', name: 'Consultant', permissions: null },
]

export const crmUser = (id: string, role = 'sales-rep', more: Partial<CrmUser> = {}): CrmUser => ({
  id,
  email: `${id}@crm.test`,
  name: id,
  active: true,
  role,
  permissions: roles.find((one) => one.id === role)?.permissions ?? [],
  ...more,
})

function fakeCrmPeople() {
  const users = new Map<string, CrmUser>()
  for (const user of [crmUser('amelia', 'super-admin'), crmUser('priya', 'sales-manager')]) {
    users.set(user.id, user)
  }
  users.set('noah', crmUser('noah'))
  const state = {
    failure: null as Failure | null,
    createFailure: null as Failure | null,
    calls: [] as string[],
    /** Runs before an answer: what others do meanwhile. */
    meanwhile: async (_call: string): Promise<void> => {},
  }
  const call = async <Value>(name: string, work: () => Value) => {
    state.calls.push(name)
    await state.meanwhile(name)
    return state.failure ? fail(state.failure) : ok(work())
  }
  const changed = (id: string, patch: Partial<CrmUser>): CrmUser => {
    const user = { ...(users.get(id) ?? crmUser(id)), ...patch }
    users.set(id, user)
    return user
  }
  const port: CrmPeople = {
    user: (id) => call('user', () => users.get(id) ?? null),
    byEmail: (email) =>
      call('byEmail', () => [...users.values()].find((one) => one.email === email) ?? null),
    withPermission: (permission) =>
      call('withPermission', () =>
        [...users.values()].filter(
          (one) => one.active && (one.permissions ?? []).includes(permission),
        ),
      ),
    async create({ email, name, role, identity }) {
      state.calls.push('create')
      await state.meanwhile('create')
      if (state.createFailure) return fail(state.createFailure)
      const id = `made-${users.size}`
      return ok(changed(id, { ...crmUser(id, role ?? 'sales-rep'), email, name, entra: identity }))
    },
    change: (id, { active, role }) =>
      call('change', () =>
        changed(id, { ...(active !== undefined && { active }), ...(role && { role }) }),
      ),
    bindIdentity: (id, identity) => call('bindIdentity', () => changed(id, { entra: identity })),
    unbindIdentity: (id) =>
      call('unbindIdentity', () => {
        const { entra: _, ...rest } = users.get(id) ?? crmUser(id)
        users.set(id, rest)
        return null
      }),
    roles: () => call('roles', () => roles),
  }
  return { port, users, state }
}
