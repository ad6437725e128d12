/**
 * @module
 * A model of one mailbox behind the Outlook port: containers, versions, delta with paging and expiry,
 * idempotent creates, moves, copies, rewriting of what it is given. Checks what it must never be asked.
 */
import type { Fields, Stream } from '../../edge/domain/record.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type {
  Container,
  OutlookItem,
  OutlookLook,
  OutlookOutcome,
  OutlookPage,
  OutlookPort,
  OutlookRow,
  OutlookWrite,
} from '../../edge/ports/outlook.ts'
import { Crash } from './faults.ts'
import type { FaultSource } from './faults.ts'
import type { Ledger } from './ledger.ts'
import { normalised } from './sample-map.ts'

type Item = {
  id: string
  version: number
  born: number
  fields: Fields
  marker: string | undefined
  place: 'ours' | 'other'
}

const PAGE = 4

export class ModelOutlook implements OutlookPort {
  readonly items = new Map<string, Item>()
  readonly log: string[] = []
  readonly #keys = new Map<string, string>()
  readonly notices: { item: string; version: string }[] = []
  container: Container | null = null
  writes = 0
  deletes = 0
  #requests = 0
  #ids = 0
  /** Grows when Outlook forgets every cursor handed out so far. */
  #generation = 0
  #signedOut = false
  wasSignedOut = false
  readonly #faults: FaultSource
  readonly #ledger: Ledger

  constructor(faults: FaultSource, ledger: Ledger) {
    this.#faults = faults
    this.#ledger = ledger
  }

  // What a person does in Outlook

  living(): Item[] {
    return [...this.items.values()].filter(({ place }) => place === 'ours')
  }

  elsewhere(): Item[] {
    return [...this.items.values()].filter(({ place }) => place === 'other')
  }

  add(fields: Fields, marker?: string): string {
    this.#ids += 1
    const id = `o${this.#ids}`
    this.items.set(id, {
      id,
      version: 1,
      born: 1,
      fields: normalised(fields),
      marker,
      place: 'ours',
    })
    this.#changed(id)
    return id
  }

  edit(id: string, fields: Fields): void {
    const item = this.items.get(id)
    if (item === undefined) return
    item.fields = { ...item.fields, ...normalised(fields) }
    this.touch(id)
  }

  /** A new version without a visible change (free/busy, reminder dismissed). */
  touch(id: string): void {
    const item = this.items.get(id)
    if (item === undefined) return
    item.version += 1
    this.#changed(id)
  }

  remove(id: string): void {
    this.items.delete(id)
    this.#changed(id)
  }

  move(id: string, place: 'ours' | 'other'): void {
    const item = this.items.get(id)
    if (item === undefined) return
    item.place = place
    this.touch(id)
  }

  deleteContainer(): void {
    for (const { id } of this.living()) this.remove(id)
    this.container = null
  }

  expireDelta(): void {
    this.#generation += 1
  }

  signOut(out: boolean): void {
    this.#signedOut = out
    this.wasSignedOut ||= out
  }

  #changed(id: string): void {
    this.log.push(id)
    const item = this.items.get(id)
    this.notices.push({ item: id, version: item === undefined ? '' : String(item.version) })
  }

  // The port

  #call<Value>(work: () => Result<Value, Failure>): Promise<Result<Value, Failure>> {
    this.#requests += 1
    const fault = this.#faults.next()
    if (this.#signedOut) return Promise.resolve(fail({ kind: 'sign-in', detail: 'revoked' }))
    if (fault === 'crash-before') return Promise.reject(new Crash())
    if (fault === 'later') return Promise.resolve(fail({ kind: 'later', detail: 'throttled' }))
    if (fault === 'lost-before') return Promise.resolve(fail({ kind: 'unknown', detail: 'cut' }))
    const value = work()
    if (fault === 'crash-after') return Promise.reject(new Crash())
    if (fault === 'lost-after') return Promise.resolve(fail({ kind: 'unknown', detail: 'cut' }))
    return Promise.resolve(value)
  }

  #view(item: Item, withMarker: boolean): OutlookItem {
    const { id, version, born, fields, marker } = item
    return {
      id,
      version: String(version),
      fields,
      untouched: version === born,
      ...(withMarker && marker !== undefined ? { marker } : {}),
    }
  }

  ensureContainer(_stream: Stream, name: string): Promise<Result<Container, Failure>> {
    return this.#call(() => {
      this.container ??= { id: `box${this.log.length}`, name }
      return ok(this.container)
    })
  }

  findContainer(_stream: Stream, id: string): Promise<Result<Container | null, Failure>> {
    return this.#call(() => ok(this.container?.id === id ? this.container : null))
  }

  removeContainer(_stream: Stream, id: string): Promise<Result<null, Failure>> {
    return this.#call(() => {
      if (this.container?.id === id) this.deleteContainer()
      return ok(null)
    })
  }

  countItems(): Promise<Result<number, Failure>> {
    return this.#call(() => ok(this.living().length))
  }

  changes(_s: Stream, box: string, cursor: string | null): Promise<Result<OutlookPage, Failure>> {
    return this.#call(() => {
      if (this.container?.id !== box) return fail({ kind: 'gone', detail: 'no container' })
      const start = `${this.#generation}:i:${this.log.length}:0`
      const [generation, kind = 'i', at = '0', offset = '0'] = (cursor ?? start).split(':')
      if (Number(generation) !== this.#generation)
        return fail({ kind: 'resync', detail: 'expired' })
      return ok(kind === 'i' ? this.#initial(Number(at), Number(offset)) : this.#since(Number(at)))
    })
  }

  #initial(at: number, offset: number): OutlookPage {
    const all = this.living()
    const rows = all.slice(offset, offset + PAGE).map((item) => this.#row(item))
    const complete = offset + PAGE >= all.length
    return {
      rows,
      complete,
      cursor: this.#token(complete ? `d:${at}` : `i:${at}:${offset + PAGE}`),
    }
  }

  #since(at: number): OutlookPage {
    const ids = this.log.slice(at, at + PAGE)
    const rows = [...new Set(ids)].map((id): OutlookRow => {
      const item = this.items.get(id)
      return item?.place === 'ours' ? this.#row(item) : { kind: 'look', id }
    })
    const next = at + ids.length
    return { rows, complete: next >= this.log.length, cursor: this.#token(`d:${next}`) }
  }

  #token(text: string): string {
    return `${this.#generation}:${text}`
  }

  #row(item: Item): OutlookRow {
    return { kind: 'item', item: this.#view(item, false) }
  }

  list(_s: Stream, box: string, cursor: string | null): Promise<Result<OutlookPage, Failure>> {
    return this.#call(() => {
      if (this.container?.id !== box) return fail({ kind: 'gone', detail: 'no container' })
      const from = cursor ?? ''
      const rest = this.living()
        .filter(({ id }) => from === '' || order(id) > order(from))
        .sort((a, b) => order(a.id) - order(b.id))
      const page = rest.slice(0, PAGE)
      const rows = page.map((item) => ({ kind: 'item' as const, item: this.#view(item, true) }))
      return ok({ rows, complete: rest.length <= PAGE, cursor: page.at(-1)?.id ?? from })
    })
  }

  read(
    _s: Stream,
    _box: string,
    ids: readonly string[],
  ): Promise<Result<ReadonlyMap<string, OutlookLook>, Failure>> {
    return this.#call(() => {
      const looks = new Map<string, OutlookLook>()
      for (const id of ids) {
        const item = this.items.get(id)
        if (item === undefined) looks.set(id, { kind: 'gone' })
        else if (item.place === 'other') looks.set(id, { kind: 'moved' })
        else looks.set(id, { kind: 'present', item: this.#view(item, true) })
      }
      return ok(looks)
    })
  }

  async write(
    _stream: Stream,
    box: string,
    writes: readonly OutlookWrite[],
  ): Promise<readonly OutlookOutcome[]> {
    const answer = await this.#call(() => ok(writes.map((write) => this.#writeOne(box, write))))
    if (answer.ok) return answer.value
    return writes.map(() => ({ kind: 'failed', failure: answer.failure }))
  }

  #writeOne(box: string, write: OutlookWrite): OutlookOutcome {
    const fault = this.#faults.nextItem()
    if (fault === 'later') return { kind: 'failed', failure: { kind: 'later', detail: 'item' } }
    if (fault === 'lost-before') return { kind: 'failed', failure: { kind: 'unknown', detail: '' } }
    const outcome = this.#perform(box, write)
    return fault === 'lost-after'
      ? { kind: 'failed', failure: { kind: 'unknown', detail: 'cut' } }
      : outcome
  }

  #perform(box: string, write: OutlookWrite): OutlookOutcome {
    const failed = (failure: Failure): OutlookOutcome => ({ kind: 'failed', failure })
    if (write.action === 'create') {
      if (this.container?.id !== box) return failed({ kind: 'gone', detail: 'no container' })
      return this.#create(write)
    }
    const item = this.items.get(write.id)
    if (item === undefined) return failed({ kind: 'gone', detail: 'no item' })
    if (write.version !== null && write.version !== String(item.version)) {
      return failed({ kind: 'stale', detail: 'version' })
    }
    if (item.place === 'other') this.#ledger.violate(`I9 ${write.action} outside our container`)
    this.writes += 1
    if (write.action === 'delete') {
      this.#judgeDelete(item.id)
      this.deletes += 1
      this.remove(item.id)
      return { kind: 'deleted' }
    }
    this.edit(item.id, write.fields)
    return { kind: 'written', item: this.#view(item, true), replayed: false }
  }

  #create(write: Extract<OutlookWrite, { action: 'create' }>): OutlookOutcome {
    const known = this.#keys.get(write.key)
    const item = known === undefined ? undefined : this.items.get(known)
    if (item !== undefined) return { kind: 'written', item: this.#view(item, true), replayed: true }
    this.writes += 1
    const id = this.add(write.fields, write.key)
    this.#keys.set(write.key, id)
    const crmId = decodeURIComponent(write.key.split('|')[0] ?? '')
    const uid = this.#ledger.crmUid.get(crmId)
    if (uid === undefined) this.#ledger.violate(`created for an unknown record ${crmId}`)
    else this.#ledger.outlookUid.set(id, uid)
    const made = this.items.get(id)
    if (made === undefined) throw new Error('just made')
    return { kind: 'written', item: this.#view(made, true), replayed: false }
  }

  /** I7: we delete here only what a person deleted, or took out of scope, in the CRM. */
  #judgeDelete(id: string): void {
    const story = this.#ledger.storyOf('outlook', id)
    if (story === undefined) return
    if (story.deleted.crm.length === 0 && !story.left) {
      this.#ledger.violate(`I7 ${story.uid} deleted in Outlook, nobody deleted it in the CRM`)
    }
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

const order = (id: string): number => Number(id.slice(1))
