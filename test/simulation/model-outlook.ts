/**
 * @module
 * A model of one mailbox behind the Outlook port: what the engine asks, answered with faults, and checked
 * for what it must never ask. The same suite as Microsoft Graph's adapter holds it (test/contracts).
 */
import type { Fields, Stream } from '../../edge/domain/record.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type {
  Container,
  ListedRow,
  OutlookItem,
  OutlookLook,
  OutlookOutcome,
  OutlookPage,
  OutlookPort,
  OutlookWrite,
} from '../../edge/ports/outlook.ts'
import { called } from './faults.ts'
import type { FaultSource } from './faults.ts'
import { ModelDelta } from './model-delta.ts'
import { ModelMailbox } from './model-mailbox.ts'
import type { Item } from './model-mailbox.ts'

/** Who watches over what the engine does here. */
export type OutlookWitness = {
  readonly created: (id: string, crmId: string) => void
  /** Whom it is made for, or what it is done to, when Outlook may mail people because of it (CAL-8). */
  readonly mailing: (write: OutlookWrite, id: string) => void
  /** Before an item is written to or deleted. */
  readonly touched: (item: Item, action: 'update' | 'delete', inside: boolean) => void
}

export type OutlookNature = {
  readonly pageSize: number
  /** Of a listing in brief; as the others when left out. */
  readonly briefPageSize?: number
  readonly odd: boolean
  readonly now: () => number
  readonly normalised: (fields: Fields) => Fields
  /** Why a value cannot be held; null: it can. */
  readonly refuses: (fields: Fields) => string | null
  /** Ids are counted from here on. */
  readonly firstId?: number
  /** Left out: everybody is let in. */
  readonly door?: Door
}

/** How a call gets in; `isIn`: whether Graph takes the token, asked when the call has arrived. */
export type Door = <Value>(
  call: (isIn: () => boolean) => Promise<Result<Value, Failure>>,
) => Promise<Result<Value, Failure>>

const open: Door = (call) => call(() => true)
const refused: Failure = { kind: 'sign-in', detail: 'the token is refused' }

export class ModelOutlook extends ModelMailbox implements OutlookPort {
  writes = 0
  wasShut = false
  /** How often it was shut or opened. */
  shuts = 0
  #requests = 0
  #shut: Failure | null = null
  readonly #keys = new Map<string, string>()
  readonly #faults: FaultSource
  readonly #witness: OutlookWitness
  readonly #nature: OutlookNature
  readonly #delta: ModelDelta

  constructor(faults: FaultSource, witness: OutlookWitness, nature: OutlookNature) {
    super(nature.normalised, nature.now, nature.firstId)
    this.#faults = faults
    this.#witness = witness
    this.#nature = nature
    const { pageSize, odd } = nature
    const row = (item: Item) => ({ kind: 'item', item: view(item, false) }) as const
    this.#delta = new ModelDelta({ mailbox: this, pageSize, odd, row })
  }

  expireDelta(): void {
    this.#delta.expire()
  }

  /** Nothing gets in any more, for this reason; null: everything does. */
  shut(why: Failure | null): void {
    this.#shut = why
    this.shuts += 1
    this.wasShut ||= why !== null
  }

  get isShut(): boolean {
    return this.#shut !== null
  }

  #call<Value>(work: () => Result<Value, Failure>): Promise<Result<Value, Failure>> {
    this.#requests += 1
    const { door = open } = this.#nature
    return door((isIn) =>
      called(this.#faults, () => {
        if (this.#shut !== null) return fail(this.#shut)
        return isIn() ? work() : fail(refused)
      }),
    )
  }

  ensureContainer(
    _stream: Stream,
    name: string,
    mark: string,
  ): Promise<Result<Container, Failure>> {
    return this.#call(() => {
      const boxes = [...this.boxes.values()]
      const taken = boxes.some((box) => box.name === name)
      const known = boxes.find((box) => box.mark === mark)
      const box = known ?? this.makeBox(taken ? `${name} (2)` : name, mark)
      return ok({ id: box.id, name: box.name })
    })
  }

  findContainer(_stream: Stream, id: string): Promise<Result<Container | null, Failure>> {
    return this.#call(() => {
      const box = this.boxes.get(id)
      return ok(box === undefined ? null : { id, name: box.name })
    })
  }

  removeContainer(_stream: Stream, id: string): Promise<Result<null, Failure>> {
    return this.#call(() => {
      this.deleteBox(id)
      return ok(null)
    })
  }

  countItems(_stream: Stream, id: string): Promise<Result<number, Failure>> {
    return this.#call(() => ok(this.inBox(id).length))
  }

  collectionTag(_stream: Stream, box: string): Promise<Result<string | null, Failure>> {
    return this.#call(() => {
      if (!this.boxes.has(box)) return fail({ kind: 'gone', detail: 'no container' })
      const items = this.inBox(box)
      const last = items.reduce((latest, { changedAt }) => Math.max(latest, changedAt), 0)
      const newest = items
        .filter(({ changedAt }) => changedAt === last)
        .map(({ id, version }) => `${id} ${version}`)
      return ok([items.length, ...newest].join(' '))
    })
  }

  changes(_s: Stream, box: string, cursor: string | null): Promise<Result<OutlookPage, Failure>> {
    return this.#call(() => {
      if (!this.boxes.has(box)) return fail({ kind: 'gone', detail: 'no container' })
      const page = this.#delta.page(box, cursor)
      return page === null ? fail({ kind: 'resync', detail: 'expired' }) : ok(page)
    })
  }

  list(
    _s: Stream,
    box: string,
    cursor: string | null,
    brief = false,
  ): Promise<Result<OutlookPage<ListedRow>, Failure>> {
    return this.#call(() => {
      if (!this.boxes.has(box)) return fail({ kind: 'gone', detail: 'no container' })
      const from = cursor ?? ''
      const rest = this.inBox(box)
        .filter(({ id }) => from === '' || order(id) > order(from))
        .toSorted((a, b) => order(a.id) - order(b.id))
      const { pageSize, briefPageSize = pageSize } = this.#nature
      const page = rest.slice(0, brief ? briefPageSize : pageSize)
      const rows = page.map((item): ListedRow => {
        const { id, version } = item
        return brief
          ? { kind: 'version', id, version: String(version) }
          : { kind: 'item', item: view(item, true) }
      })
      return ok({ rows, complete: rest.length === page.length, cursor: page.at(-1)?.id ?? from })
    })
  }

  read(
    _stream: Stream,
    box: string,
    ids: readonly string[],
  ): Promise<Result<ReadonlyMap<string, OutlookLook>, Failure>> {
    return this.#call(() => {
      const look = (item: Item | undefined): OutlookLook => {
        if (item === undefined) return { kind: 'gone' }
        return item.box === box ? { kind: 'present', item: view(item, true) } : { kind: 'moved' }
      }
      return ok(new Map(ids.map((id) => [id, look(this.items.get(id))])))
    })
  }

  async write(
    stream: Stream,
    box: string,
    writes: readonly OutlookWrite[],
  ): Promise<readonly OutlookOutcome[]> {
    const each = (write: OutlookWrite) =>
      this.#faults.item<OutlookOutcome>(() => this.#perform(stream, box, write))
    const answer = await this.#call(() => ok(writes.map(each)))
    if (answer.ok) return answer.value
    return writes.map(() => ({ kind: 'failed', failure: answer.failure }))
  }

  #perform(stream: Stream, box: string, write: OutlookWrite): OutlookOutcome {
    const failed = (failure: Failure): OutlookOutcome => ({ kind: 'failed', failure })
    if (write.action === 'create') {
      if (!this.boxes.has(box)) return failed({ kind: 'gone', detail: 'no container' })
      return this.#create(stream, box, write)
    }
    const item = this.items.get(write.id)
    if (item === undefined) {
      return write.action === 'delete'
        ? { kind: 'deleted' }
        : failed({ kind: 'gone', detail: 'no item' })
    }
    const isCurrent = write.version === null || ['*', String(item.version)].includes(write.version)
    if (!isCurrent) return failed({ kind: 'stale', detail: 'version' })
    const refusal = write.action === 'update' ? this.#nature.refuses(write.fields) : null
    if (refusal !== null) return failed({ kind: 'refused', code: 'invalid', detail: refusal })
    this.#witness.touched(item, write.action, item.box === box)
    if (write.mayMail === true) this.#witness.mailing(write, item.id)
    this.writes += 1
    if (write.action === 'delete') {
      if (item.stays !== true) this.remove(item.id)
      return { kind: 'deleted' }
    }
    const { [item.keeps ?? '']: left, ...fields } = write.fields
    this.edit(item.id, fields)
    const kept =
      left === undefined ? [] : [{ group: item.keeps ?? '', code: 'kept', detail: 'Kept' }]
    return { kind: 'written', item: view(item, true), replayed: false, kept }
  }

  #create(
    stream: Stream,
    box: string,
    write: Extract<OutlookWrite, { action: 'create' }>,
  ): OutlookOutcome {
    const refusal = this.#nature.refuses(write.fields)
    if (refusal !== null)
      return { kind: 'failed', failure: { kind: 'refused', code: 'invalid', detail: refusal } }
    // Contacts know no transactionId: an earlier attempt is only found by looking for its marker.
    const asks = stream === 'calendar' || write.replay
    const known = asks ? this.items.get(this.#keys.get(write.key) ?? '') : undefined
    if (known !== undefined) {
      return { kind: 'written', item: view(known, true), replayed: true }
    }
    this.writes += 1
    const id = this.add(write.fields, write.key, box)
    this.#keys.set(write.key, id)
    const crmId = decodeURIComponent(write.key.split('|')[0] ?? '')
    this.#witness.created(id, crmId)
    if (write.mayMail === true) this.#witness.mailing(write, crmId)
    const made = this.items.get(id)
    if (made === undefined) throw new Error('just made')
    return { kind: 'written', item: view(made, true), replayed: false }
  }

  watch(): Promise<Result<{ id: string; expiresAt: number }, Failure>> {
    return this.#call(() => ok({ id: 'w', expiresAt: Number.MAX_SAFE_INTEGER }))
  }

  renewWatch(): Promise<Result<{ id: string; expiresAt: number }, Failure>> {
    return this.watch()
  }

  unwatch(): Promise<Result<null, Failure>> {
    return this.#call(() => ok(null))
  }

  spent(): { requests: number; calls: number } {
    return { requests: this.#requests, calls: this.#requests }
  }
}

function view(item: Item, withMarker: boolean): OutlookItem {
  const { id, version, born, changedAt, fields, marker } = item
  return {
    id,
    version: String(version),
    fields,
    untouched: version === born,
    changedAt,
    ...(withMarker && marker !== undefined ? { marker } : {}),
  }
}

const order = (id: string): number => Number(id.slice(1))
