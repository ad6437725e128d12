/**
 * @module
 * One organization with its real tables, over a CRM, mailboxes and a clock that the test moves.
 */
import type { OrgContext } from '../../../edge/app/org/context.ts'
import { leave } from '../../../edge/app/org/take-part.ts'
import { wake } from '../../../edge/app/org/wake.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import { openAlarms } from '../../../edge/objects/alarms.ts'
import { migrate } from '../../../edge/objects/migrate.ts'
import { orgMigrations } from '../../../edge/objects/org/schema.ts'
import { openPeopleStore } from '../../../edge/objects/org/people-store.ts'
import { openOrgStore } from '../../../edge/objects/org/store.ts'
import { defaultSyncSettings, orgPolicy } from '../../../edge/policy.ts'
import type { CrmChange, CrmMember, CrmPort } from '../../../edge/ports/crm.ts'
import type { KnownMapping, KnownSettings } from '../../../edge/ports/hosts.ts'
import { edgeSqlite } from '../../support/edge-sqlite.ts'

export type Told = {
  readonly ids: readonly string[]
  readonly schemaChanged: boolean
  readonly resync: boolean
}

export const change = (id: string, more: Partial<CrmChange> = {}): CrmChange => ({
  stream: 'contacts',
  id,
  gone: false,
  version: '1',
  ownerId: null,
  previousOwnerId: null,
  causedBy: null,
  ...more,
})

const later: Failure = { kind: 'later', detail: 'busy' }

export function orgStage(rhythm: Partial<OrgContext['rhythm']> = {}) {
  let now = 1_000_000
  const sql = edgeSqlite()
  migrate(sql, orgMigrations)
  const crm = fakeCrm()
  const told = new Map<string, Told[]>()
  const rules = new Map<string, KnownSettings[]>()
  const mappings = new Map<string, KnownMapping[]>()
  const deaf = new Set<string>()
  const gone: string[] = []
  const noted: string[] = []
  const events: string[] = []
  const roll: string[] = []
  const platform = { at: null as number | null }
  const org: OrgContext = {
    name: 'v1:org',
    organization: 'org',
    store: openOrgStore(sql),
    alarms: openAlarms(
      sql,
      {
        setAlarm: async (at: number | Date) => void (platform.at = Number(at)),
        deleteAlarm: async () => void (platform.at = null),
      },
      () => now,
    ),
    crm: crm.port,
    vault: {
      seal: async (plain, { owner, purpose }) => `${owner}|${purpose}|${plain}`,
      open: async (sealed, { owner, purpose }) => {
        const [ofOwner, ofPurpose, plain = ''] = sealed.split('|')
        return ofOwner === owner && ofPurpose === purpose ? ok(plain) : fail('tampered' as const)
      },
    },
    clock: { now: () => now, random: () => 0.5, uuid: () => 'id' },
    journal: { event: (name) => void events.push(name) },
    rhythm: { ...orgPolicy, ...rhythm },
    defaults: defaultSyncSettings,
    webhookUrl: 'https://edge.test/hooks/crm/org',
    verifyDelivery: (secret, { headers }) =>
      headers['webhook-signature'] === `by ${secret}` ? (headers['webhook-id'] ?? null) : null,
    mailbox: (member) => ({
      async notifyCrm(changes, schemaChanged, resync = false) {
        if (deaf.has(member)) throw new Error('overloaded')
        const ids = changes.map(({ id }) => id)
        told.set(member, [...(told.get(member) ?? []), { ids, schemaChanged, resync }])
      },
      async disconnect() {
        if (deaf.has(member)) throw new Error('overloaded')
        gone.push(member)
        await leave(org, member)
        return ok(null)
      },
      async takeSettings(saved) {
        if (deaf.has(member)) throw new Error('overloaded')
        rules.set(member, [...(rules.get(member) ?? []), saved])
      },
      async takeMapping(saved) {
        if (deaf.has(member)) throw new Error('overloaded')
        mappings.set(member, [...(mappings.get(member) ?? []), saved])
      },
    }),
    rollCall: {
      enrol: async (_, name, dueBy) => void roll.push(`enrol ${name} ${dueBy - now}`),
      strike: async (_, name) => void roll.push(`strike ${name}`),
    },
    pendingAmong: openPeopleStore(sql).pendingAmong,
    workOff: {
      mail: async () => {},
      notice: async () => {},
      removal: async () => {},
      'roll-out': async () => {},
    },
    isBeingRemoved: () => false,
    ownTenants: () => [],
    shutOut: {
      is: async (member) => {
        if (crm.state.failure) return null
        const listed = crm.state.members.find(({ id }) => id === member)
        return crm.state.deleted.has(member) || listed?.active === false
      },
      note: (member) => void noted.push(member),
    },
  }

  /** Lets time pass and alarms ring as the platform would; answers how often they rang. */
  const pass = async (milliseconds: number): Promise<number> => {
    const end = now + milliseconds
    let rings = 0
    while (platform.at !== null && platform.at <= end) {
      now = Math.max(now, platform.at)
      platform.at = null
      rings += 1
      if (rings > 1000) throw new Error('the alarm does not come to rest')
      await wake(org, 'alarm')
    }
    now = end
    return rings
  }
  return {
    org,
    crm,
    events,
    roll,
    deaf,
    gone,
    noted,
    platform,
    sql,
    pass,
    now: () => now,
    told: (member: string) => told.get(member) ?? [],
    idsTold: (member: string) => (told.get(member) ?? []).flatMap(({ ids }) => ids),
    rulesTold: (member: string) => rules.get(member) ?? [],
    mappingsTold: (member: string) => mappings.get(member) ?? [],
    forgetTold: () => told.clear(),
  }
}

/** A feed of numbered entries; a cursor is the number of entries before it. */
function fakeCrm() {
  const feed: CrmChange[] = []
  const state = {
    failure: null as Failure | null,
    oldest: 0,
    pageSize: 2,
    schemaChangedAt: -1,
    membersChangedAt: -1,
    reads: 0,
    members: [] as CrmMember[],
    /** Users who are no longer there; the list alone may come short. */
    deleted: new Set<string>(),
    membersReads: 0,
    subscribed: [] as string[],
    unsubscribed: [] as string[],
    webhookTermMs: null as number | null,
    now: () => 0,
    /** Runs between a read and its answer: what others do meanwhile. */
    meanwhile: (): void | Promise<void> => {},
  }
  const port: Pick<CrmPort, 'feed' | 'members' | 'subscribe' | 'unsubscribe'> = {
    async feed(cursor) {
      state.reads += 1
      const answer = answerOf(cursor)
      await state.meanwhile()
      return answer
    },
    async members() {
      state.membersReads += 1
      return state.failure ? fail(state.failure) : ok(state.members)
    },
    async subscribe(url) {
      if (state.failure) return fail(state.failure)
      const id = `hook-${state.subscribed.length + 1}`
      state.subscribed.push(url)
      const expiresAt = state.webhookTermMs === null ? null : state.now() + state.webhookTermMs
      return ok({ id, secret: `secret of ${id}`, expiresAt })
    },
    async unsubscribe(id) {
      state.unsubscribed.push(id)
      return ok(null)
    },
  }
  const answerOf = (cursor: string | null): Awaited<ReturnType<CrmPort['feed']>> => {
    if (state.failure) return fail(state.failure)
    if (cursor === null) return ok(page(feed.length, feed.length))
    const from = Number(cursor)
    if (from < state.oldest) return fail({ kind: 'resync', detail: 'too old' })
    return ok(page(from, Math.min(feed.length, from + state.pageSize)))
  }
  const page = (from: number, to: number) => ({
    changes: feed.slice(from, to),
    cursor: String(to),
    more: to < feed.length,
    schemaChanged: from <= state.schemaChangedAt && state.schemaChangedAt < to,
    membersChanged: from <= state.membersChangedAt && state.membersChangedAt < to,
  })
  return {
    port: port as CrmPort,
    state,
    write: (...changes: CrmChange[]) => void feed.push(...changes),
    breakDown: () => void (state.failure = later),
    recover: () => void (state.failure = null),
  }
}
