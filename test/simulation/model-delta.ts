/**
 * @module
 * Delta rounds of the model mailbox: pages, expiry, and the moods Microsoft's have (graph-contract §3):
 * pages without rows that go on, rows told twice, out of order, late, and as they were some time ago.
 */
import type { OutlookPage, OutlookRow } from '../../edge/ports/outlook.ts'
import type { Item, ModelMailbox } from './model-mailbox.ts'

export type DeltaMeans = {
  readonly mailbox: ModelMailbox
  readonly pageSize: number
  readonly odd: boolean
  readonly row: (item: Item) => OutlookRow
}

export class ModelDelta {
  readonly #means: DeltaMeans
  /** Grows when every cursor handed out so far is forgotten. */
  #generation = 0
  /** Length of the log as far as delta knows it: it learns of a change one call late when odd. */
  #known = 0

  constructor(means: DeltaMeans) {
    this.#means = means
  }

  expire(): void {
    this.#generation += 1
  }

  /** null: the cursor is forgotten. */
  page(box: string, cursor: string | null): OutlookPage | null {
    const { mailbox, odd } = this.#means
    const seen = odd ? this.#known : mailbox.log.length
    this.#known = mailbox.log.length
    const start = `${this.#generation}:i:${mailbox.log.length}:0`
    const [generation, kind = 'i', at = '0', offset = '0'] = (cursor ?? start).split(':')
    if (Number(generation) !== this.#generation) return null
    return kind === 'i'
      ? this.#initial(box, Number(at), Number(offset))
      : this.#since(box, Number(at), Math.max(seen, Number(at)), offset === 'filled')
  }

  #initial(box: string, at: number, offset: number): OutlookPage {
    const { mailbox, pageSize, row } = this.#means
    const all = mailbox.inBox(box)
    const complete = offset + pageSize >= all.length
    return {
      rows: all.slice(offset, offset + pageSize).map(row),
      complete,
      cursor: this.#token(complete ? `d:${at}:0` : `i:${at}:${offset + pageSize}`),
    }
  }

  #since(box: string, at: number, end: number, filled: boolean): OutlookPage {
    const { mailbox, pageSize, odd } = this.#means
    if (odd && !filled && at < end) {
      return { rows: [], complete: false, cursor: this.#token(`d:${at}:filled`) }
    }
    const ids = mailbox.log.slice(at, Math.min(at + pageSize, end))
    const rows = [...new Set(ids)].flatMap((id) => this.#rows(box, id))
    const next = at + ids.length
    return {
      rows: odd ? [...rows.toReversed(), ...rows.slice(0, 1)] : rows,
      complete: next >= end,
      cursor: this.#token(`d:${next}:0`),
    }
  }

  #rows(box: string, id: string): readonly OutlookRow[] {
    const { mailbox, odd, row } = this.#means
    const item = mailbox.items.get(id)
    if (item === undefined || item.box !== box) return [{ kind: 'look', id }]
    const stale = odd && item.before !== null ? [row({ ...item, ...item.before })] : []
    return [row(item), ...stale]
  }

  #token(text: string): string {
    return `${this.#generation}:${text}`
  }
}
