/**
 * @module
 * The core of a tenant object: its people and groups, what was consented to, its subscriptions and their delivery.
 *
 * Owns: emptying and seeding after a reset, resource units, revocation. Does not own: how any part answers.
 */
import type { GraphReply, MailboxChange, Sql } from '../frame.ts'
import type { Policy } from '../entra/challenge.ts'
import { makeGrantStore } from '../entra/grant-store.ts'
import { errorReply } from '../graph/errors.ts'
import type { Moment } from '../platform/hosts.ts'
import { makeDelivery } from '../subscriptions/delivery.ts'
import type { Unreliability } from '../subscriptions/delivery.ts'
import type { EndpointState } from '../subscriptions/endpoints.ts'
import { makeWatch } from '../subscriptions/watch.ts'
import { makeSubscriptionStore } from '../subscriptions/store.ts'
import { makeUnitMeter, unitCost, unitLimit } from '../throttle.ts'
import { readQuery } from './call.ts'
import type { DirectoryCall } from './call.ts'
import { answerDirectory } from './directory.ts'
import { findUser } from './find-user.ts'
import type { MailboxState, PersonKind } from './person.ts'
import { rolesOf } from './groups.ts'
import { createDirectoryTables, emptyDirectory } from './schema.ts'
import { seedTenant } from './seed.ts'
import type { TenantFacts } from './tenants.ts'

export type TenantPlatform = {
  tenant: TenantFacts
  sql: Sql
  clock(): number
  random(): number
  uuid(): string
  /** Asks for `deliver()` at a time of the machine's clock. */
  wake(at: number): void
  fetch(request: Request): Promise<Response>
}
/** What the door and Entra need to know of a person. */
export type PersonView = {
  id: string
  tenantId: string
  upn: string
  displayName: string
  mail: string | null
  kind: PersonKind
  mailbox: MailboxState
  enabled: boolean
  /** Tokens issued before are revoked (epoch milliseconds). */
  validFrom: number
  policy?: Policy
  roles: string[]
}
export type NamedPerson = {
  user: string
  id: string
  tenantId: string
  displayName: string
  kind: PersonKind
}
export type Tenant = ReturnType<typeof makeTenant>

export function makeTenant(platform: TenantPlatform) {
  const { tenant, sql, clock, random } = platform
  createDirectoryTables(sql)
  const setting = (name: string) =>
    Number(
      sql.all<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)[0]?.value ?? 0,
    )
  const store = (name: string, value: number) =>
    sql.run('INSERT OR REPLACE INTO setting VALUES (?, ?)', name, String(value))

  let offset = setting('offset')
  let epoch = setting('epoch')
  const now = () => clock() + offset
  /** How many people there are: counting 50,000 takes longer than most answers. */
  let people: number | undefined
  const units = makeUnitMeter()
  const grants = makeGrantStore(sql)
  const subscriptions = makeSubscriptionStore(sql)
  const delivery = makeDelivery({
    sql,
    now,
    clock,
    random,
    subscriptions,
    fetch: platform.fetch,
    wakeAt: (at) => platform.wake(at - offset),
  })
  const watch = makeWatch({ tenantId: tenant.id, subscriptions, delivery, now })

  const meet = (moment: Moment): void => {
    if (offset !== moment.offset) {
      offset = moment.offset
      store('offset', offset)
    }
    if (epoch === moment.epoch) return
    sql.transaction(() => {
      emptyDirectory(sql)
      grants.clear()
      subscriptions.clear()
      delivery.clear()
      units.clear()
      people = undefined
      store('userConsentOff', 0)
      seedTenant(sql, tenant, moment.seed)
      store('epoch', moment.epoch)
    })
    epoch = moment.epoch
  }
  const at =
    <Args extends unknown[], Answer>(work: (...args: Args) => Answer) =>
    (moment: Moment, ...args: Args): Answer => {
      meet(moment)
      return work(...args)
    }
  const person = (key: string): PersonView | undefined => {
    const row = findUser(sql, key)
    if (!row) return undefined
    const { displayName, mail } = JSON.parse(row.doc) as {
      displayName: string
      mail: string | null
    }
    const { id, upn, kind, mailbox, policy } = row
    return {
      id,
      tenantId: tenant.id,
      upn,
      displayName,
      mail,
      kind,
      mailbox,
      enabled: row.enabled === 1,
      validFrom: row.valid_from,
      ...(policy ? { policy } : {}),
      roles: rolesOf(sql, id),
    }
  }
  const directory = (call: DirectoryCall): GraphReply => {
    const query = readQuery(call.search)
    const guest = call.caller.userId !== undefined && person(call.caller.userId)?.kind === 'guest'
    const eventual = call.headers['consistencylevel']?.toLowerCase() === 'eventual'
    const context = { ...call, sql, now: now(), query, guest, eventual }
    people ??= sql.all<{ total: number }>('SELECT count(*) AS total FROM user')[0]?.total ?? 0
    const cost = unitCost({
      collection: call.segments.length === 1,
      path: call.segments.join('/'),
      query,
      method: call.method,
    })
    const { share, retryAfter } = units.spend(call.caller.appId, cost, unitLimit(people), now())
    const headers: Record<string, string> = { 'x-ms-resource-unit': String(cost) }
    if (share >= 0.8) headers['x-ms-throttle-limit-percentage'] = Math.min(1.8, share).toFixed(1)
    if (retryAfter !== undefined)
      return overUnits(retryAfter, headers, call.caller.appId, tenant.id)
    const reply = sql.transaction(() => answerDirectory(context))
    if (call.method !== 'GET') people = undefined
    if (call.method !== 'GET' && reply.status < 300)
      watch.personChanged(call.segments[1] ?? '', call.method)
    return { ...reply, headers: { ...headers, ...reply.headers } }
  }

  return {
    prepare: at(() => undefined),
    person: at(person),
    people: at((): NamedPerson[] =>
      sql
        .all<{ upn: string; id: string; kind: PersonKind; doc: string }>(
          'SELECT upn, id, kind, doc FROM user WHERE named = 1 ORDER BY rowid',
        )
        .map(({ upn, id, kind, doc }) => ({
          user: upn,
          id,
          tenantId: tenant.id,
          displayName: (JSON.parse(doc) as { displayName: string }).displayName,
          kind,
        })),
    ),
    directory: at(directory),
    setMailboxState: at((key: string, state: MailboxState): boolean => {
      const found = findUser(sql, key)
      if (found) sql.run('UPDATE user SET mailbox = ? WHERE id = ?', state, found.id)
      return found !== undefined
    }),
    setPolicy: at((key: string, policy: Policy | undefined): boolean => {
      const found = findUser(sql, key)
      if (found) sql.run('UPDATE user SET policy = ? WHERE id = ?', policy ?? null, found.id)
      return found !== undefined
    }),
    /** Ends a person's sessions: older refresh tokens are refused, his subscriptions removed with notice. */
    revoke: at((key: string): boolean => {
      const found = findUser(sql, key)
      if (!found) return false
      sql.run('UPDATE user SET valid_from = ? WHERE id = ?', now(), found.id)
      watch.personRevoked(found.id)
      return true
    }),
    changed: at((userId: string, changes: readonly MailboxChange[]): void =>
      watch.changed(userId, changes),
    ),
    findSubscription: at((id: string) => subscriptions.find(id, now())),
    listSubscriptions: at((caller: Parameters<typeof subscriptions.of>[0]) =>
      subscriptions.of(caller, now()),
    ),
    duplicateSubscription: at((wanted: Parameters<typeof subscriptions.duplicateOf>[0]) =>
      subscriptions.duplicateOf(wanted, now()),
    ),
    countSubscriptions: at((mailbox: string) => subscriptions.ofMailbox(mailbox, now()).length),
    saveSubscription: at(subscriptions.save),
    resumeSubscription: at(watch.resume),
    removeSubscription: at((id: string): void => subscriptions.remove(id)),
    lifecycle: at(watch.lifecycle),
    setUnreliability: at((ask: Unreliability): void => delivery.setUnreliability(ask)),
    forceEndpoint: at((host: string, state: EndpointState): void =>
      delivery.forceEndpoint(host, state),
    ),
    /** After the clock was moved: what is due now goes out now. */
    wake: at((): void => delivery.wake()),
    deliver: (): Promise<number> => delivery.deliver(),
    consented: at(grants.consented),
    consent: at(grants.consent),
    grantRoles: at(grants.grantRoles),
    rolesGranted: at(grants.rolesGranted),
    saveCode: at(grants.saveCode),
    takeCode: at((code: string) => grants.takeCode(code, now())),
    saveRefresh: at(grants.saveRefresh),
    findRefresh: at((token: string) => grants.findRefresh(token)),
    touchRefresh: at((token: string) => grants.touchRefresh(token, now())),
    policy: at(() => ({ userConsent: setting('userConsentOff') === 0 })),
    setTenantPolicy: at((ask: { userConsent: boolean }): void =>
      store('userConsentOff', ask.userConsent ? 0 : 1),
    ),
  }
}

function overUnits(
  retryAfter: number,
  headers: Record<string, string>,
  appId: string,
  tenantId: string,
): GraphReply {
  return errorReply(429, 'TooManyRequests', 'Please retry again later.', {
    ...headers,
    'Retry-After': String(retryAfter),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${appId}/${tenantId}`,
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  })
}
