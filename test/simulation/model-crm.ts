/**
 * @module
 * A model of a CRM behind the CRM port: revisions, ownership, origin, a feed with tombstones, creates by
 * external reference. Checks what it must never be asked.
 */
import type { Fields, Stream } from '../../edge/domain/record.ts'
import { ok } from '../../edge/domain/result.ts'
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
import { called } from './faults.ts'
import type { FaultSource } from './faults.ts'

type Stored = {
  id: string
  version: number
  ownerId: string
  origin: Origin
  lastChange: CrmRecord['lastChange']
  updatedAt: number
  createdAt: number
  fields: Fields
  reference: string | undefined
}

/** Who watches over what the engine does here. */
export type CrmWitness = {
  readonly created: (id: string, reference: string) => void
  readonly deleting: (id: string) => void
  /** Before a record is written to. */
  readonly updating: (before: Fields, fields: Fields) => void
}

export type CrmNature = {
  readonly stream: Stream
  readonly pageSize: number
  /** The CRM's own clock. */
  readonly now: () => number
  /** Why a value is not allowed; null: it is. */
  readonly refuses: (fields: Fields) => string | null
}

export const ME = 'marcus'
export const COLLEAGUE = 'noah'

export class ModelCrm implements CrmPort {
  readonly records = new Map<string, Stored>()
  readonly pending: CrmChange[] = []
  writes = 0
  #ids = 0
  #calls = 0
  readonly #faults: FaultSource
  #witness: CrmWitness
  readonly #nature: CrmNature

  constructor(faults: FaultSource, witness: CrmWitness, nature: CrmNature) {
    this.#faults = faults
    this.#witness = witness
    this.#nature = nature
  }

  /** Who writes from here on is watched over by this one. */
  attend(witness: CrmWitness): void {
    this.#witness = witness
  }

  // What people do in the CRM

  add(fields: Fields, origin: Origin, reference?: string, ownerId = ME): string {
    this.#ids += 1
    const id = `c${this.#ids}`
    const lastChange = origin === 'import' ? 'import' : 'ui'
    const updatedAt = this.#nature.now()
    this.records.set(id, {
      id,
      version: 1,
      ownerId,
      origin,
      lastChange,
      updatedAt,
      createdAt: updatedAt,
      fields,
      reference,
    })
    this.#changed(id, ownerId, null, null)
    return id
  }

  edit(id: string, fields: Fields, by: CrmRecord['lastChange'], key: string | null = null): void {
    const record = this.records.get(id)
    if (record === undefined) return
    record.fields = { ...record.fields, ...fields }
    record.version += 1
    record.lastChange = by
    record.updatedAt = this.#nature.now()
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
      stream: this.#nature.stream,
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
    return called(this.#faults, () => ok(work()))
  }

  #view(record: Stored): CrmRecord {
    const { id, ownerId, origin, lastChange, updatedAt, createdAt, fields } = record
    const version = String(record.version)
    const { reference } = record
    const view = { id, version, ownerId, origin, lastChange, updatedAt, createdAt, fields }
    return reference === undefined ? view : { ...view, reference }
  }

  list(
    ownerId: string,
    listing: CrmListing,
    cursor: string | null,
  ): Promise<Result<CrmPage, Failure>> {
    return this.#call(() => {
      const mine = [...this.records.values()]
        .filter((record) => record.ownerId === ownerId && this.#belongs(record, listing))
        .toSorted((a, b) => order(a.id) - order(b.id))
      const rest = mine.filter(({ id }) => cursor === null || order(id) > order(cursor))
      const page = rest.slice(0, this.#nature.pageSize)
      const next = rest.length > page.length ? (page.at(-1)?.id ?? null) : null
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

  readMadeFrom(
    _stream: Stream,
    outlookIds: readonly string[],
  ): Promise<Result<ReadonlyMap<string, CrmRecord | null>, Failure>> {
    return this.#call(() => {
      const madeFrom = (id: string) =>
        [...this.records.values()].find(({ reference }) => reference === id)
      return new Map(
        outlookIds.map((id) => {
          const record = madeFrom(id)
          return [id, record === undefined ? null : this.#view(record)]
        }),
      )
    })
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
    const each = (write: CrmWrite) => this.#faults.item<CrmOutcome>(() => this.#perform(write))
    const answer = await this.#call(() => writes.map(each))
    if (answer.ok) return answer.value
    return writes.map(() => ({ kind: 'failed', failure: answer.failure }))
  }

  #perform(write: CrmWrite): CrmOutcome {
    const refusal = write.action === 'delete' ? null : this.#nature.refuses(write.fields)
    if (write.action === 'create') return this.#create(write, refusal)
    const record = this.records.get(write.id)
    if (record === undefined) {
      return write.action === 'delete'
        ? { kind: 'deleted' }
        : { kind: 'failed', failure: { kind: 'gone', detail: 'no record' } }
    }
    const isCurrent =
      write.version === null || ['*', String(record.version)].includes(write.version)
    if (!isCurrent) return { kind: 'failed', failure: { kind: 'stale', detail: 'version' } }
    if (refusal !== null) return refused(refusal)
    this.writes += 1
    if (write.action === 'delete') {
      this.#witness.deleting(write.id)
      this.remove(write.id)
      return { kind: 'deleted' }
    }
    this.#witness.updating(record.fields, write.fields)
    this.edit(write.id, write.fields, 'sync', write.key)
    return { kind: 'written', record: this.#view(record), existed: true }
  }

  #create(write: Extract<CrmWrite, { action: 'create' }>, refusal: string | null): CrmOutcome {
    const known = [...this.records.values()].find(({ reference }) => reference === write.reference)
    if (known !== undefined) {
      return { kind: 'written', record: this.#view(known), existed: true }
    }
    if (refusal !== null) return refused(refusal)
    this.writes += 1
    const id = this.add(write.fields, 'sync', write.reference, write.ownerId)
    this.#witness.created(id, write.reference)
    const record = this.records.get(id)
    if (record === undefined) throw new Error('just made')
    return { kind: 'written', record: this.#view(record), existed: false }
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

const refused = (detail: string): CrmOutcome => ({
  kind: 'failed',
  failure: { kind: 'refused', code: 'invalid', detail },
})

const order = (id: string): number => Number(id.slice(1))
