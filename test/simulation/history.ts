/**
 * @module
 * One simulated life of a stream: people, faults, slices of the real engine over its real store; then quiet.
 */
import { compareMapping } from '../../edge/app/mailbox/compare-mapping.ts'
import { freshMemory, runSlice } from '../../edge/app/mailbox/slice.ts'
import type { SliceMemory } from '../../edge/app/mailbox/slice.ts'
import { hearCrm, hearOutlook } from '../../edge/app/mailbox/notices.ts'
import { decideBrake, switchStream } from '../../edge/app/mailbox/switch.ts'
import { otherSide } from '../../edge/domain/record.ts'
import type { Json, Stream } from '../../edge/domain/record.ts'
import { nextPhase } from '../../edge/domain/stream/phase.ts'
import { migrate } from '../../edge/objects/migrate.ts'
import { migrations } from '../../edge/objects/mailbox/schema.ts'
import { eraseTables } from '../../edge/objects/mailbox/erase-tables.ts'
import { openMailboxStore } from '../../edge/objects/mailbox/store.ts'
import type { CrmChange } from '../../edge/ports/crm.ts'
import type { MailboxStore } from '../../edge/ports/mailbox-store.ts'
import { edgeSqlite } from '../support/edge-sqlite.ts'
import { contextOf } from './context.ts'
import { Crash, FaultSource } from './faults.ts'
import type { SyncMap } from '../../edge/domain/sync/sync-map.ts'
import { Ledger } from './ledger.ts'
import { COLLEAGUE, ME } from './model-crm.ts'
import type { ModelCrm } from './model-crm.ts'
import type { ModelOutlook } from './model-outlook.ts'
import { makeCrm, makeOutlook } from './models.ts'
import { OPEN_ROOM, SLICE_REQUESTS, STEP_CALLS } from './numbers.ts'
import { forgetOutlook, letGo, unmarkCopies } from './own.ts'
import { spoken } from './series.ts'
import { settle } from './settle.ts'
import type { Settings } from './settings.ts'
import { SignIn } from './sign-in.ts'
import { Witness, watchSignIn } from './witness.ts'

const RELEASED_MS = 15 * 60_000
/** Ids of the colleague's mailbox begin here: whose an item is can be seen. */
const COLLEAGUES_IDS = 10_000

export class History {
  readonly me: string
  /** Whom records are given away to. */
  readonly other: string
  readonly colleague: History | null
  /** Everybody who syncs with this CRM. */
  readonly everybody: History[]
  readonly ledger: Ledger
  readonly faults: FaultSource
  readonly crm: ModelCrm
  readonly outlook: ModelOutlook
  readonly signIn: SignIn
  store: MailboxStore
  readonly settings: Settings
  readonly #sql = edgeSqlite()
  #memory: SliceMemory = freshMemory()
  readonly #time: { now: number }
  readonly #witness: Witness
  #unique = 0
  /** Deletions until then were approved by a person. */
  approvedUntil = 0
  /** Groups the person's mapping leaves out. */
  mappedOut: string | null = null
  /** Which release runs: how it counts its reading of values, and a map that reads them so (P05). */
  release: { readonly reading: number; readonly map?: SyncMap } = { reading: 1 }
  /** CRM records whose changes were rung about since the stream began. */
  readonly rung = new Set<string>()
  /** Something left our calendar before there was a delta cursor: only a comparison can tell (engine.md §7.3d). */
  mayMiss = false
  /** How often the store was lost. */
  losses = 0
  /** Conflicts that were shown before the store was lost. */
  readonly archive: string[] = []

  /** @param beside the mailbox whose CRM and time this one shares */
  constructor(settings: Settings, beside: History | null = null) {
    this.settings = settings
    this.me = beside === null ? ME : COLLEAGUE
    this.other = beside === null ? COLLEAGUE : ME
    this.ledger = beside?.ledger ?? new Ledger()
    this.faults = beside?.faults ?? new FaultSource()
    this.everybody = beside?.everybody ?? []
    this.everybody.push(this)
    this.#time = beside === null ? { now: 1_000_000 } : beside.#time
    this.#witness = new Witness(this)
    const means = { settings, faults: this.faults, now: () => this.now }
    this.crm = beside?.crm ?? makeCrm(means, this.#witness.crm)
    migrate(this.#sql, migrations)
    this.store = openMailboxStore(this.#sql, OPEN_ROOM)
    this.signIn = new SignIn(() => this)
    this.outlook = makeOutlook(means, this.#witness.outlook, {
      firstId: beside === null ? 0 : COLLEAGUES_IDS,
      door: (call) => this.signIn.enter(call),
    })
    this.connect()
    const hasColleague = beside === null && settings.colleague === true
    this.colleague = hasColleague ? new History(settings, this) : null
  }

  close(): void {
    this.#sql.close()
    this.colleague?.close()
  }

  get stream(): Stream {
    return this.settings.stream
  }

  get now(): number {
    return this.#time.now
  }

  wait(ms: number): void {
    this.#time.now += ms
  }

  /** Sleeps through a back-off. */
  rest(): void {
    const { retry } = this.store.stream(this.stream)
    this.#time.now = Math.max(this.now, retry?.notBefore ?? 0)
  }

  /** Sleeps until the alarm that is set for what was put off. */
  restUntilDue(): void {
    this.#time.now = Math.max(this.now, this.store.nextDue(this.stream) ?? 0)
  }

  // Commands on the stream

  connect(): void {
    this.outlook.shut(null)
    this.store.saveConnection(this.signIn.connected())
    const state = this.store.stream(this.stream)
    const phase = nextPhase(state.phase, 'connected-again')
    if (phase !== state.phase)
      this.store.saveStream({ ...state, phase, problem: null, retry: null })
  }

  switch(enabled: boolean): void {
    const before = this.store.stream(this.stream).phase
    const begins = enabled && before === 'off'
    if (begins) letGo(this)
    // Shut out, our copies were left behind with nobody knowing any more what is whose.
    if (begins && this.outlook.wasShut && this.outlook.container !== null) unmarkCopies(this)
    switchStream(this.#switching(), this.stream, enabled)
    if (begins) this.rung.clear()
    if (!enabled && before !== 'off') forgetOutlook(this, 'switched-off')
  }

  decide(decision: 'apply' | 'restore'): void {
    const held = this.store.doomed(this.stream, 1000)
    const outcome = decideBrake(this.#switching(), this.stream, decision)
    if (!outcome.ok) return
    this.approvedUntil = this.now + RELEASED_MS
    if (decision === 'apply') return
    // A person took the deletions back that were held, not those still to be heard of.
    for (const { crmId, side } of held)
      this.ledger.storyOf('crm', crmId)?.deleted[otherSide(side)].splice(0)
  }

  #switching() {
    return { store: this.store, clock: this.#clock() }
  }

  /** Delivers what both sides rang about; `lose`: Microsoft's notices may be lost, the CRM's feed never is. */
  ring(lose: boolean, twice: boolean): void {
    const ears = { ...this.#switching(), member: this.me }
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
    for (const one of this.everybody) one.#hear(changes, twice)
  }

  #hear(changes: readonly CrmChange[], twice: boolean): void {
    const ears = { ...this.#switching(), member: this.me }
    for (const { id } of changes) this.rung.add(id)
    hearCrm(ears, changes, false, false)
    if (twice) hearCrm(ears, changes.toReversed(), false, false)
  }

  /** The object's store is gone, both sides are not: built anew from the marks in Outlook (I18). */
  loseStore(): void {
    this.archive.push(...this.conflicts())
    unmarkCopies(this)
    eraseTables(this.#sql)
    this.#forget()
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
      return kind === 'conflict' && detail !== null ? [spoken(JSON.parse(detail) as Json)] : []
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

  /** What only this life of the object knew. */
  #forget(): void {
    this.#memory = freshMemory()
    this.store = openMailboxStore(this.#sql, OPEN_ROOM)
    this.signIn.forget()
  }

  /** One wake of the object. A crash loses memory, never the store. */
  async slice(): Promise<'done' | 'more' | 'failed' | 'crashed'> {
    const before = this.outlook.spent().calls + this.crm.spent().calls
    const watched = watchSignIn(this)
    this.crm.attend(this.#witness.crm)
    try {
      return await runSlice(contextOf(this, this.#clock()), this.stream, this.#memory)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      this.#forget()
      return 'crashed'
    } finally {
      const spent = this.outlook.spent().calls + this.crm.spent().calls - before
      if (spent > 2 * SLICE_REQUESTS + STEP_CALLS)
        this.ledger.violate(`I13 ${spent} calls in a slice`)
      watched()
    }
  }

  #clock() {
    return {
      now: () => {
        this.#time.now += 1
        return this.now
      },
      random: () => 0.5,
      uuid: () => {
        this.#unique += 1
        return `${this.me === ME ? 'u' : 'n'}${this.#unique}`
      },
    }
  }

  /** No more faults: everything that is known gets done. False when it never comes to rest. */
  settle(): Promise<boolean> {
    return settle(this.everybody)
  }

  /** Outlook is asked although nobody rang: twice, for it may tell late. */
  async poll(): Promise<boolean> {
    for (let round = 0; round < 2; round++) {
      // More than the time between two polls, and a clock that was set back.
      this.wait(130_000)
      if (!(await this.settle())) return false
    }
    return true
  }

  /** The daily comparison is due, and the poll. */
  dueForComparison(): void {
    this.wait(4_000_000)
  }
}
