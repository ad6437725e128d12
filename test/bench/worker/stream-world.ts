/**
 * @module
 * One stream between the modelled sides, driven by its own alarms in a time of its own.
 *
 * Owns: the controlled clock, counting. Does not own: the models (test/simulation), what is measured
 * (lived-costs.ts).
 */
import type { SyncContext } from '../../../edge/app/mailbox/context.ts'
import { hearCrm, hearOutlook } from '../../../edge/app/mailbox/notices.ts'
import { freshMemory } from '../../../edge/app/mailbox/slice.ts'
import { switchStream } from '../../../edge/app/mailbox/switch.ts'
import { wake } from '../../../edge/app/mailbox/wake.ts'
import type { Stream } from '../../../edge/domain/record.ts'
import { ok } from '../../../edge/domain/result.ts'
import { brakePolicy } from '../../../edge/domain/sync/brake.ts'
import { migrations } from '../../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../../edge/objects/mailbox/store.ts'
import { openWakeAlarm } from '../../../edge/objects/mailbox/wake-alarm.ts'
import { migrate } from '../../../edge/objects/migrate.ts'
import { openSql } from '../../../edge/objects/sql.ts'
import { mailboxPolicy } from '../../../edge/policy.ts'
import { FaultSource } from '../../simulation/faults.ts'
import { ME, ModelCrm } from '../../simulation/model-crm.ts'
import { ModelOutlook } from '../../simulation/model-outlook.ts'
import { normalised, sampleMap } from '../../simulation/sample-map.ts'
import { counted, graphCalled } from '../spent.ts'
import type { Calls, Spent } from '../spent.ts'

/** As both adapters ask for them (edge/adapters/graph). */
const PAGE_SIZE = 200
/** Of ids and versions alone (edge/adapters/graph/events.ts). */
const BRIEF_PAGE_SIZE = 1_000
/** What is due so soon belongs to the work before it: bells, the second look after one. */
const NEAR_MS = 15_000
/** What the service takes (graph-contract §7.1). */
const WATCH_MS = 10_070 * 60_000
/** Far ahead of the platform's clock: its alarms are counted and never fire. */
const BEGIN = Date.UTC(2090, 0, 1)
const MOST_WAKES = 100_000

class WatchedOutlook extends ModelOutlook {
  override watch() {
    return Promise.resolve(ok({ id: 'w', expiresAt: time.now + WATCH_MS }))
  }
}

/** One world an isolate at a time. */
const time = { now: BEGIN }

export type World = ReturnType<typeof openWorld>

function openSides(stream: Stream) {
  const faults = new FaultSource()
  const ignore = () => undefined
  const now = () => time.now
  const refuses = () => null
  const crmWitness = { created: ignore, deleting: ignore, updating: ignore }
  const crm = new ModelCrm(faults, crmWitness, { stream, pageSize: PAGE_SIZE, now, refuses })
  const pages = { pageSize: PAGE_SIZE, briefPageSize: BRIEF_PAGE_SIZE }
  const nature = { ...pages, odd: false, now, normalised, refuses }
  const outlook = new WatchedOutlook(
    faults,
    { created: ignore, touched: ignore, mailing: ignore },
    nature,
  )
  return { crm, outlook }
}

function openStorage(storage: DurableObjectStorage) {
  const alarmRows = { written: 0 }
  /** Kept here: time of its own, so the platform's never rings. Setting it is billed as a row (embedding §6.2). */
  const due: { at: number | null } = { at: null }
  const set = (at: number | null) => {
    alarmRows.written += 1
    due.at = at
    return Promise.resolve()
  }
  const counting = {
    setAlarm: (at: number | Date) => set(Number(at)),
    deleteAlarm: () => set(null),
  }
  const { graceMs, coalesceMs: slackMs } = mailboxPolicy
  const sql = openSql(storage)
  migrate(sql, migrations)
  return {
    sql,
    alarmRows,
    due,
    alarm: openWakeAlarm(counting, { graceMs, slackMs }, () => time.now),
  }
}

export function openWorld(storage: DurableObjectStorage, stream: Stream, records: number) {
  time.now = BEGIN
  const { crm, outlook } = openSides(stream)
  const { sql, alarmRows, due, alarm } = openStorage(storage)
  const store = openMailboxStore(sql)
  const calls: Calls = { graphRequests: 0, graphCalls: 0, crmCalls: 0, graphMs: 0 }
  const context = contextOf(stream, records, {
    store,
    outlook: counted(
      outlook,
      (lines) => graphCalled(calls, lines),
      () => ({ requests: calls.graphRequests, calls: calls.graphCalls }),
    ),
    crm: counted(
      crm,
      () => void (calls.crmCalls += 1),
      () => ({ calls: calls.crmCalls }),
    ),
  })
  const memory = freshMemory()
  let wakes = 0
  const run = async (): Promise<void> => {
    wakes += 1
    due.at = null
    await alarm.ring(false)
    await alarm.done(await wake(context, memory))
  }
  const ring = async (): Promise<void> => {
    if (ringOnce(context, stream, { crm, outlook }))
      await alarm.soon(time.now + mailboxPolicy.coalesceMs)
  }
  /** Bells, then whatever is due until `until`, each at its time. */
  const runUntil = async (until: number): Promise<void> => {
    for (let count = 0; count < MOST_WAKES; count += 1) {
      await ring()
      if (due.at === null || due.at > until) return
      time.now = Math.max(time.now, due.at)
      await run()
    }
    throw new Error(`no rest after ${MOST_WAKES} wakes: ${JSON.stringify(store.stream(stream))}`)
  }
  return {
    stream,
    records,
    crm,
    outlook,
    store,
    now: () => time.now,
    wait: (ms: number) => void (time.now += ms),
    runUntil,
    toRest: async () => {
      let before = -1
      while (before !== wakes) {
        before = wakes
        await runUntil(time.now + NEAR_MS)
      }
    },
    switchOn: () => {
      store.saveConnection(connected())
      const switched = switchStream({ store, clock: context.clock }, stream, true)
      if (!switched.ok) throw new Error('the stream cannot be switched on')
      return alarm.soon(time.now)
    },
    databaseBytes: () => storage.sql.databaseSize,
    spent: (): Spent => {
      const { rowsRead, rowsWritten } = sql.spent()
      const writes = outlook.writes + crm.writes
      return { ...calls, writes, wakes, rowsRead, rowsWritten: rowsWritten + alarmRows.written }
    },
  }
}

/** Every notice in one envelope, as Microsoft sends what happens together. Answers whether to wake. */
function ringOnce(
  { store, clock }: SyncContext,
  stream: Stream,
  { crm, outlook }: { crm: ModelCrm; outlook: ModelOutlook },
): boolean {
  const ears = { store, clock, member: ME }
  const { watch } = store.stream(stream)
  const rung = outlook.notices.splice(0)
  const notices = rung.map(({ item, version }) => ({ item, version, lifecycle: null }))
  const changes = crm.pending.splice(0)
  const secret = watch?.secret ?? ''
  const named = notices.map((notice) => ({ ...notice, subscription: watch?.id ?? '', secret }))
  const one = watch !== null && named.length > 0 && hearOutlook(ears, stream, named)
  const other = changes.length > 0 && hearCrm(ears, changes, false, false)
  return one || other
}

function contextOf(
  stream: Stream,
  records: number,
  ports: Pick<SyncContext, 'store' | 'outlook' | 'crm'>,
): SyncContext {
  let unique = 0
  const policy = { conflict: 'crm', editBeatsDelete: true, outlookDelete: 'delete' } as const
  const done = () => Promise.resolve(ok(null))
  return {
    ...ports,
    member: { organization: 'org', member: ME },
    clock: { now: () => time.now, random: () => 0.5, uuid: () => `u${(unique += 1)}` },
    journal: { event: () => undefined },
    policy,
    brake: brakePolicy,
    rhythm: mailboxPolicy.rhythm,
    kind: () => ({
      map: sampleMap,
      scope: (record) => (record.ownerId === ME ? 'in' : 'not-owned'),
      label: (_side, fields) => String(fields['title'] ?? ''),
      reading: 1,
      containerName: `CRM ${stream}`,
      cap: records,
    }),
    hook: () => ({ url: 'https://edge.example/hook' }),
    ready: done,
    join: done,
  }
}

const connected = () => ({
  state: 'connected' as const,
  tenantId: 't',
  userId: 'u',
  address: 'a',
  displayName: 'd',
  problem: null,
  claims: null,
  refreshToken: 'r',
  connectedAt: BEGIN,
})
