/**
 * @module
 * A model of one mailbox and of what its person does in it: containers, items, versions, notices.
 *
 * Does not own: what the engine asks of it (model-outlook.ts).
 */
import type { Fields } from '../../edge/domain/record.ts'

export type Item = {
  readonly id: string
  version: number
  born: number
  changedAt: number
  fields: Fields
  marker: string | undefined
  box: string
  /** Of its own, that no write may replace (C14). */
  keeps?: string
  /** A deletion is confirmed and not done (D09). */
  stays?: boolean
  /** What a late copy of the mailbox still shows (K06). */
  before: { version: number; fields: Fields } | null
}

type Box = { readonly id: string; readonly name: string; readonly mark: string | null }

/** Another calendar or folder of the same person. */
const ELSEWHERE = 'elsewhere'

export class ModelMailbox {
  readonly items = new Map<string, Item>()
  readonly boxes = new Map<string, Box>()
  readonly notices: { item: string; version: string }[] = []
  /** Every change, oldest first: what delta is made from. */
  readonly log: string[] = []
  #ids: number
  readonly #firstId: number
  readonly #normalised: (fields: Fields) => Fields
  readonly #now: () => number

  /** @param normalised what Outlook makes of what it is given; the engine is not told */
  constructor(normalised: (fields: Fields) => Fields, now: () => number, firstId = 0) {
    this.#ids = firstId
    this.#firstId = firstId
    this.#normalised = normalised
    this.#now = now
  }

  /** Was this id given in this mailbox? */
  isOf(id: string): boolean {
    const number = Number(id.slice(1))
    return number > this.#firstId && number <= this.#ids
  }

  /** Ours: the one that carries a mark. */
  get container(): { id: string; name: string } | null {
    const box = [...this.boxes.values()].find(({ mark }) => mark !== null)
    return box === undefined ? null : { id: box.id, name: box.name }
  }

  makeBox(name: string, mark: string | null): Box {
    this.#ids += 1
    const box = { id: `box${this.#ids}`, name, mark }
    this.boxes.set(box.id, box)
    return box
  }

  inBox(box: string): Item[] {
    return [...this.items.values()].filter((item) => item.box === box)
  }

  living(): Item[] {
    return this.inBox(this.container?.id ?? '')
  }

  elsewhere(): Item[] {
    return this.inBox(ELSEWHERE)
  }

  add(fields: Fields, marker?: string, box = this.container?.id ?? ELSEWHERE): string {
    this.#ids += 1
    const id = `o${this.#ids}`
    const made = { id, version: 1, born: 1, changedAt: this.#now() }
    const item = { ...made, fields: this.#normalised(fields), marker, box }
    this.items.set(id, { ...item, before: null })
    this.changed(id)
    return id
  }

  edit(id: string, fields: Fields): void {
    const item = this.items.get(id)
    if (item === undefined) return
    const before = { version: item.version, fields: item.fields }
    item.fields = { ...item.fields, ...this.#normalised(fields) }
    this.touch(id)
    item.before = before
  }

  /** A new version without a visible change (free/busy, reminder dismissed). */
  touch(id: string): void {
    const item = this.items.get(id)
    if (item === undefined) return
    item.version += 1
    item.changedAt = this.#now()
    this.changed(id)
  }

  remove(id: string): void {
    this.items.delete(id)
    this.changed(id)
  }

  move(id: string, place: 'ours' | 'other'): void {
    const item = this.items.get(id)
    if (item === undefined) return
    item.box = place === 'ours' ? (this.container?.id ?? ELSEWHERE) : ELSEWHERE
    this.touch(id)
  }

  deleteContainer(): void {
    const { container } = this
    if (container !== null) this.deleteBox(container.id)
  }

  deleteBox(box: string): void {
    for (const { id } of this.inBox(box)) this.remove(id)
    this.boxes.delete(box)
  }

  changed(id: string): void {
    this.log.push(id)
    const item = this.items.get(id)
    this.notices.push({ item: id, version: item === undefined ? '' : String(item.version) })
  }
}
