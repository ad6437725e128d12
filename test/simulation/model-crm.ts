/**
 * @module
 * A model of a CRM behind the CRM port: revisions, ownership, origin, a feed with tombstones, creates by
 * external reference. Checks what it must never be asked.
 */
import type { Fields, Stream } from '../../edge/domain/record.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type {
  CrmChange,
  CrmFeedPage,
  CrmField,
  CrmListing,
  CrmLook,
  CrmMember,
  CrmOutcome,
  CrmPage,
  CrmPort,
  CrmRecord,
  CrmWrite,
  Origin,
} from '../../edge/ports/crm.ts'
import { Crash } from './faults.ts'
import type { FaultSource } from './faults.ts'
import type { Ledger } from './ledger.ts'

type Stored = {
  id: string
  version: number
  ownerId: string
  origin: Origin
  lastChange: CrmRecord['lastChange']
  updatedAt: number
  fields: Fields
  reference: string | undefined
}

const PAGE = 4

export const ME = 'marcus'

export class ModelCrm implements CrmPort {
  readonly records = new Map<string, Stored>()
  readonly pending: CrmChange[] = []
  writes = 0
  deletes = 0
  #ids = 0
  #calls = 0
  readonly #faults: FaultSource
  readonly #ledger: Ledger
  readonly #stream: Stream

  constructor(faults: FaultSource, ledger: Ledger, stream: Stream) {
    this.#faults = faults
    this.#ledger = ledger
    this.#stream = stream
  }

  // What people do in the CRM

  add(fields: Fields, origin: Origin, reference?: string): string {
    this.#ids += 1
    const id = `c${this.#ids}`
    const lastChange = origin === 'import' ? 'import' : 'ui'
    const updatedAt = this.#ledger.tick()
    this.records.set(id, {
      id,
      version: 1,
      ownerId: ME,
      origin,
      lastChange,
      updatedAt,
      fields,
      reference,
    })
    this.#changed(id, ME, null, null)
    return id
  }

  edit(id: string, fields: Fields, by: CrmRecord['lastChange'], key: string | null = null): void {
    const record = this.records.get(id)
    if (record === undefined) return
    record.fields = { ...record.fields, ...fields }
    record.version += 1
    record.lastChange = by
    record.updatedAt = this.#ledger.tick()
    this.#changed(id, record.ownerId, null, key)
  }

  give(id: string, ownerId: string): void {
    const record = this.records.get(id)
    if (record === undefined) return
    const previous = record.ownerId
    record.ownerId = ownerId
    record.version += 1
    this.#changed(id, ownerId, previous, null)
  }

  remove(id: string): void {
    const record = this.records.get(id)
    this.records.delete(id)
    this.#changed(id, record?.ownerId ?? null, null, null)
  }

  #changed(id: string, ownerId: string | null, previousOwnerId: string | null, key: string | null) {
    const record = this.records.get(id)
    this.pending.push({
      stream: this.#stream,
      id,
      gone: record === undefined,
      version: record === undefined ? null : String(record.version),
      ownerId,
      previousOwnerId,
      causedBy: key,
    })
  }

  // The port

  #call<Value>(work: () => Value): Promise<Result<Value, Failure>> {
    this.#calls += 1
    const fault = this.#faults.next()
    if (fault === 'crash-before') return Promise.reject(new Crash())
    if (fault === 'later') return Promise.resolve(fail({ kind: 'later', detail: 'busy' }))
    if (fault === 'lost-before') return Promise.resolve(fail({ kind: 'unknown', detail: 'cut' }))
    const value = work()
    if (fault === 'crash-after') return Promise.reject(new Crash())
    if (fault === 'lost-after') return Promise.resolve(fail({ kind: 'unknown', detail: 'cut' }))
    return Promise.resolve(ok(value))
  }

  #view(record: Stored): CrmRecord {
    const { id, ownerId, origin, lastChange, updatedAt, fields } = record
    return { id, version: String(record.version), ownerId, origin, lastChange, updatedAt, fields }
  }

  list(
    ownerId: string,
    listing: CrmListing,
    cursor: string | null,
  ): Promise<Result<CrmPage, Failure>> {
    return this.#call(() => {
      const mine = [...this.records.values()]
        .filter((record) => record.ownerId === ownerId && this.#belongs(record, listing))
        .sort((a, b) => order(a.id) - order(b.id))
      const rest = mine.filter(({ id }) => cursor === null || order(id) > order(cursor))
      const page = rest.slice(0, PAGE)
      const next = rest.length > PAGE ? (page.at(-1)?.id ?? null) : null
      return {
        records: page.map((record) => this.#view(record)),
        cursor: next,
        estimatedTotal: mine.length,
      }
    })
  }

  /** Odd records lie in the past. */
  #belongs(record: Stored, listing: CrmListing): boolean {
    if (listing.which === 'all') return true
    return (order(record.id) % 2 === 0) === (listing.which === 'future')
  }

  read(
    _stream: Stream,
    ids: readonly string[],
  ): Promise<Result<ReadonlyMap<string, CrmLook>, Failure>> {
    return this.#call(() => {
      const looks = new Map<string, CrmLook>()
      for (const id of ids) {
        const record = this.records.get(id)
        looks.set(
          id,
          record === undefined ? { kind: 'gone' } : { kind: 'present', record: this.#view(record) },
        )
      }
      return looks
    })
  }

  async write(_stream: Stream, writes: readonly CrmWrite[]): Promise<readonly CrmOutcome[]> {
    const answer = await this.#call(() => writes.map((write) => this.#writeOne(write)))
    if (answer.ok) return answer.value
    return writes.map(() => ({ kind: 'failed', failure: answer.failure }))
  }

  #writeOne(write: CrmWrite): CrmOutcome {
    const fault = this.#faults.nextItem()
    if (fault === 'later') return { kind: 'failed', failure: { kind: 'later', detail: 'item' } }
    if (fault === 'lost-before') return { kind: 'failed', failure: { kind: 'unknown', detail: '' } }
    const outcome = this.#perform(write)
    return fault === 'lost-after'
      ? { kind: 'failed', failure: { kind: 'unknown', detail: 'cut' } }
      : outcome
  }

  #perform(write: CrmWrite): CrmOutcome {
    if (write.action === 'create') return this.#create(write)
    const record = this.records.get(write.id)
    if (record === undefined) {
      return write.action === 'delete'
        ? { kind: 'deleted' }
        : { kind: 'failed', failure: { kind: 'gone', detail: 'no record' } }
    }
    if (write.version !== null && write.version !== String(record.version)) {
      return { kind: 'failed', failure: { kind: 'stale', detail: 'version' } }
    }
    this.writes += 1
    if (write.action === 'delete') {
      this.#judgeDelete(write.id)
      this.deletes += 1
      this.remove(write.id)
      return { kind: 'deleted' }
    }
    this.edit(write.id, write.fields, 'sync', write.key)
    return { kind: 'written', record: this.#view(record), existed: true }
  }

  #create(write: Extract<CrmWrite, { action: 'create' }>): CrmOutcome {
    const known = [...this.records.values()].find(({ reference }) => reference === write.reference)
    if (known !== undefined) {
      return { kind: 'written', record: this.#view(known), existed: true }
    }
    this.writes += 1
    const id = this.add(write.fields, 'sync', write.reference)
    const uid = this.#ledger.outlookUid.get(write.reference)
    if (uid === undefined) this.#ledger.violate(`created for an unknown item ${write.reference}`)
    else this.#ledger.crmUid.set(id, this.#forked(uid, write.reference))
    const record = this.records.get(id)
    if (record === undefined) throw new Error('just made')
    return { kind: 'written', record: this.#view(record), existed: false }
  }

  /** An item that comes back when its record is somebody else's becomes a record of its own (engine.md §7.1). */
  #forked(uid: string, item: string): string {
    const theirs = [...this.records.values()].some(
      ({ id, ownerId }) => ownerId !== ME && this.#ledger.crmUid.get(id) === uid,
    )
    if (!theirs) return uid
    const story = this.#ledger.born()
    this.#ledger.outlookUid.set(item, story.uid)
    return story.uid
  }

  /** I7, I11: we delete here only what a person deleted in Outlook, one by one. */
  #judgeDelete(id: string): void {
    const story = this.#ledger.storyOf('crm', id)
    if (story !== undefined && story.deleted.outlook.length === 0) {
      this.#ledger.violate(`I7 ${story.uid} deleted in the CRM, nobody deleted it in Outlook`)
    }
  }

  fields(): Promise<Result<readonly CrmField[], Failure>> {
    return this.#call(() => [])
  }

  feed(): Promise<Result<CrmFeedPage, Failure>> {
    return this.#call(() => ({ changes: [], cursor: '', more: false, schemaChanged: false }))
  }

  members(): Promise<Result<readonly CrmMember[], Failure>> {
    return this.#call(() => [])
  }

  subscribe(): Promise<Result<{ id: string; secret: string; expiresAt: null }, Failure>> {
    return this.#call(() => ({ id: 'w', secret: 's', expiresAt: null }))
  }

  unsubscribe(): Promise<Result<null, Failure>> {
    return this.#call(() => null)
  }

  spent(): { calls: number } {
    return { calls: this.#calls }
  }
}

const order = (id: string): number => Number(id.slice(1))
