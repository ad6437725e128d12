/**
 * @module
 * One simulated life of a stream: commands of people, faults of the world, slices of the real engine over its
 * real store; then quiet, and the oracles.
 */
import { compareMapping } from '../../edge/app/mailbox/compare-mapping.ts'
import { freshMemory, runSlice } from '../../edge/app/mailbox/slice.ts'
import type { SliceMemory } from '../../edge/app/mailbox/slice.ts'
import { hearCrm, hearOutlook } from '../../edge/app/mailbox/notices.ts'
import { decideBrake, switchStream } from '../../edge/app/mailbox/switch.ts'
import type { Stream } from '../../edge/domain/record.ts'
import { nextPhase } from '../../edge/domain/stream/phase.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import type { MailboxStore } from '../../edge/ports/mailbox-store.ts'
import { edgeSqlite } from '../support/edge-sqlite.ts'
import { contextOf } from './context.ts'
import { Crash, FaultSource } from './faults.ts'
import type { SyncMap } from '../../edge/domain/sync/sync-map.ts'
import { Ledger } from './ledger.ts'
import { ME, ModelCrm } from './model-crm.ts'
import { ModelOutlook } from './model-outlook.ts'
import { SLICE_REQUESTS, STEP_CALLS } from './numbers.ts'
import { letGo, unmarkCopies } from './own.ts'
import { normalised, refusedBy } from './sample-map.ts'
import { Witness } from './witness.ts'

export type Settings = {
  readonly stream: Stream
  readonly conflict: 'crm' | 'outlook' | 'newest' | 'ask'
  readonly editBeatsDelete: boolean
  readonly cap: number
  /** Delta in its moods: late, stale, doubled, out of order, empty pages. */
  readonly odd: boolean
  /** Records in the CRM before the stream is switched on. */
  readonly initial: number
  /** How far the CRM's clock is from ours. */
  readonly skewMs: number
  /** Instead of the sample map, where a scenario is about real fields. */
  readonly map?: SyncMap
}

const RELEASED_MS = 15 * 60_000

const tables = ['link', 'look', 'flight', 'doom', 'parked', 'entered', 'stream', 'activity', 'fact']

export class History {
  readonly ledger = new Ledger()
  readonly faults = new FaultSource()
  readonly crm: ModelCrm
  readonly outlook: ModelOutlook
  readonly store: MailboxStore
  readonly settings: Settings
  readonly #sql = edgeSqlite()
  #memory: SliceMemory = freshMemory()
  #now = 1_000_000
  #unique = 0
  /** Deletions until then were approved by a person. */
  approvedUntil = 0
  /** Groups the person's mapping leaves out. */
  mappedOut: string | null = null
  /** CRM records whose changes were rung about since the stream began. */
  readonly rung = new Set<string>()
  /** Something left our calendar before there was a delta cursor: only a comparison can tell (engine.md §7.3d). */
  mayMiss = false
  /** How often the store was lost. */
  losses = 0
  /** Conflicts that were shown before the store was lost. */
  readonly archive: string[] = []

  constructor(settings: Settings) {
    this.settings = settings
    const { stream, odd, skewMs } = settings
    const witness = new Witness(this)
    this.crm = new ModelCrm(this.faults, witness.crm, {
      stream,
      pageSize: 4,
      now: () => this.#now + skewMs,
      refuses: (fields) => refusedBy('crm', fields),
    })
    this.outlook = new ModelOutlook(this.faults, witness.outlook, {
      pageSize: 4,
      odd,
      now: () => this.#now,
      normalised,
      refuses: (fields) => refusedBy('outlook', fields),
    })
    migrate(this.#sql, migrations)
    this.store = openMailboxStore(this.#sql)
    this.connect()
  }

  close(): void {
    this.#sql.close()
  }

  get stream(): Stream {
    return this.settings.stream
  }

  get now(): number {
    return this.#now
  }

  wait(ms: number): void {
    this.#now += ms
  }

  /** Sleeps through a back-off. */
  rest(): void {
    const { retry } = this.store.stream(this.stream)
    this.#now = Math.max(this.#now, retry?.notBefore ?? 0)
  }

  /** Sleeps until the alarm that is set for what was put off. */
  restUntilDue(): void {
    this.#now = Math.max(this.#now, this.store.nextDue(this.stream) ?? 0)
  }

  // Commands on the stream

  connect(): void {
    this.outlook.signOut(false)
    this.store.saveConnection({
      state: 'connected',
      tenantId: 't',
      userId: 'u',
      address: 'a',
      displayName: 'd',
      problem: null,
      claims: null,
      refreshToken: 'r',
      connectedAt: this.#now,
    })
    const state = this.store.stream(this.stream)
    this.store.saveStream({ ...state, phase: nextPhase(state.phase, 'connected-again') })
  }

  switch(enabled: boolean): void {
    const before = this.store.stream(this.stream).phase
    const begins = enabled && before === 'off'
    if (begins) letGo(this)
    switchStream(this.#switching(), this.stream, enabled)
    if (begins) this.rung.clear()
    if (!enabled && before !== 'off') this.forgetOutlook('switched-off')
  }

  /** What was done in Outlook and not carried over goes with the calendar; what was sent already is on its way. */
  forgetOutlook(why: 'switched-off' | 'container-gone'): void {
    const operations = this.store.flights(this.stream).flatMap((flight) => flight.operations)
    const sent = operations.filter((one) => one.action === 'delete').map((one) => one.crmId ?? '')
    // Heard before the calendar went, it may still be carried over; who switches off ends that (CAL-6).
    const heard = why === 'container-gone' ? this.store.doomed(this.stream, 1000) : []
    const ids = [...sent, ...heard.map(({ crmId }) => crmId)]
    const kept = ids.flatMap((id) => this.ledger.storyOf('crm', id) ?? [])
    const times = kept.map((story) => ({ story, deleted: [...story.deleted.outlook] }))
    this.ledger.forgetOutlookEdits()
    for (const { story, deleted } of times) story.deleted.outlook.push(...deleted)
  }

  decide(decision: 'apply' | 'restore'): void {
    const held = this.store.doomed(this.stream, 1000)
    const outcome = decideBrake(this.#switching(), this.stream, decision)
    if (!outcome.ok) return
    this.approvedUntil = this.#now + RELEASED_MS
    if (decision === 'apply') return
    // A person took the deletions back that were held, not those still to be heard of.
    for (const { crmId } of held) {
      const story = this.ledger.storyOf('crm', crmId)
      story?.deleted.crm.splice(0)
      story?.deleted.outlook.splice(0)
    }
  }

  #switching() {
    return { store: this.store, clock: this.#clock() }
  }

  /** Delivers what both sides rang about; `lose`: Microsoft's notices may be lost, the CRM's feed never is. */
  ring(lose: boolean, twice: boolean): void {
    const ears = { ...this.#switching(), member: ME }
    const notices = this.outlook.notices.splice(0)
    const watch = this.store.stream(this.stream).watch
    if (!lose && watch !== null) {
      const heard = notices.map(({ item, version }) => ({
        subscription: watch.id,
        secret: watch.secret,
        item,
        version,
        lifecycle: null,
      }))
      hearOutlook(ears, this.stream, heard)
      if (twice) hearOutlook(ears, this.stream, heard.toReversed())
    }
    const changes = this.crm.pending.splice(0)
    for (const { id } of changes) this.rung.add(id)
    hearCrm(ears, changes, false, false)
    if (twice) hearCrm(ears, changes.toReversed(), false, false)
  }

  /** The object's store is gone, both sides are not: built anew from the marks in Outlook (I18). */
  loseStore(): void {
    this.archive.push(...this.conflicts())
    unmarkCopies(this)
    for (const table of tables) this.#sql.run(`DELETE FROM ${table}`)
    this.#memory = freshMemory()
    this.approvedUntil = 0
    this.losses += 1
    this.connect()
    this.switch(true)
  }

  /** Values that lost a conflict and were written down. */
  conflicts(): readonly string[] {
    const { entries } = this.store.activity(this.stream, { before: null, limit: 10_000 })
    return entries.flatMap(({ kind, detail, conflict }) => {
      if (conflict?.question !== undefined) return [conflict.crm ?? '', conflict.outlook ?? '']
      return kind === 'conflict' && detail !== null ? [String(JSON.parse(detail))] : []
    })
  }

  /** The person saves another mapping (CON-5). */
  remap(): void {
    this.mappedOut = this.mappedOut === null ? 'tag' : null
    for (const story of this.ledger.stories.values()) {
      const isOut = ({ group }: { group: string }) => group === this.mappedOut
      story.edits = story.edits.map((edit) => (isOut(edit) ? { ...edit, at: 0 } : edit))
    }
    compareMapping(this.#switching(), this.stream)
  }

  /** One wake of the object. A crash loses memory, never the store. */
  async slice(): Promise<'done' | 'more' | 'failed' | 'crashed'> {
    const before = this.outlook.spent().calls + this.crm.spent().calls
    try {
      return await runSlice(contextOf(this, this.#clock()), this.stream, this.#memory)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      this.#memory = freshMemory()
      return 'crashed'
    } finally {
      const spent = this.outlook.spent().calls + this.crm.spent().calls - before
      if (spent > 2 * SLICE_REQUESTS + STEP_CALLS)
        this.ledger.violate(`I13 ${spent} calls in a slice`)
    }
  }

  #clock() {
    return {
      now: () => {
        this.#now += 1
        return this.#now
      },
      random: () => 0.5,
      uuid: () => {
        this.#unique += 1
        return `u${this.#unique}`
      },
    }
  }

  /** No more faults: everything that is known gets done. False when it never comes to rest. */
  async settle(): Promise<boolean> {
    this.faults.load([], [])
    for (let turn = 0; turn < 400; turn++) {
      this.ring(false, false)
      const { phase } = this.store.stream(this.stream)
      if (phase === 'reconnect') this.connect()
      if (phase === 'paused') this.decide('apply')
      this.rest()
      if (phase === 'live' || phase === 'paused') this.restUntilDue()
      const end = await this.slice()
      const nothingDue = this.store.nextDue(this.stream) === null
      const silent = nothingDue && this.outlook.notices.length + this.crm.pending.length === 0
      const after = this.store.stream(this.stream)
      const busy = ['paused', 'reconnect', 'preparing', 'first-sync', 'resync', 'clearing']
      if (end === 'done' && silent && !busy.includes(after.phase)) return true
    }
    return false
  }

  /** Outlook is asked although nobody rang: twice, for it may tell late. */
  async poll(): Promise<boolean> {
    for (let round = 0; round < 2; round++) {
      // More than the time between two polls, and a clock that was set back.
      this.#now += 130_000
      if (!(await this.settle())) return false
    }
    return true
  }

  /** The daily comparison is due, and the poll. */
  dueForComparison(): void {
    this.#now += 4_000_000
  }
}
