/**
 * @module
 * The list of the combobox: open or not, which row is active, how far it is scrolled, which keys do
 * what (APG, editable combobox with list autocomplete).
 *
 * Does not own: what choosing means. Keys that edit text stay the input's.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ROW_PX, move, redraw, rowsWanted, scrollFor } from './picker-state.ts'
import { showPopup } from './popup.ts'

const ROWS_A_FRAME = 2

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }

type Acts = {
  count(): number
  /** Enter on a row. */
  choose(index: number): void
  /** Escape with the list closed. */
  clear(): void
  /** Backspace, or the arrow backwards, at the very start of the text. */
  toChips(): void
  /** The active row or the scroll moved. */
  moved(): void
}

export class ComboboxController implements ReactiveController {
  readonly #host: Host
  readonly #acts: Acts
  #hide: (() => void) | undefined
  open = false
  active = -1
  scrollTop = 0
  /** Drawn rows; the rest follows in the next frame. */
  rows: readonly number[] = []
  /** This frame has enough to lay out. */
  #full = false
  /** Where the list is to be scrolled to; a person's own scrolling is never undone. */
  #scrollTo: number | undefined

  constructor(host: Host, acts: Acts) {
    this.#host = host
    this.#acts = acts
    host.addController(this)
  }

  hostDisconnected(): void {
    this.close()
    this.#hide?.()
    this.#hide = undefined
  }

  hostUpdate(): void {
    // Drawn while nobody sees them, all would be laid out in the one task that opens the list.
    const count = this.open ? this.#acts.count() : 0
    const drawn = this.rows.filter((row) => row < count)
    const wanted = rowsWanted(this.scrollTop, this.active, count)
    // The active row has to be there at once.
    const { rows, more } = redraw(drawn, wanted, this.#full ? 1 : ROWS_A_FRAME)
    this.rows = rows
    if (more) this.#goOn()
  }

  /** After the frame: what a scroll asks for before it is painted would still belong to it. */
  #goOn(): void {
    if (this.#full) return
    this.#full = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#full = false
        this.#host.requestUpdate()
      }),
    )
  }

  hostUpdated(): void {
    const { renderRoot } = this.#host
    const popup = renderRoot.querySelector<HTMLElement>('[popover]')
    const field = renderRoot.querySelector<HTMLElement>('.field')
    if (this.open && !this.#hide && popup && field) this.#hide = showPopup(popup, field)
    if (!this.open && this.#hide) {
      this.#hide()
      this.#hide = undefined
    }
    this.#layOut(renderRoot)
  }

  show(): void {
    if (this.open) return
    this.open = true
    // To open it is enough for one task.
    this.#goOn()
    this.#host.requestUpdate()
  }

  close(): void {
    if (!this.open) return
    this.open = false
    this.active = -1
    this.#host.requestUpdate()
  }

  /** Another list than before: from the top. */
  restart(): void {
    this.active = -1
    this.scrollTop = this.#scrollTo = 0
  }

  scrolled = (scrollTop: number): void => {
    // The answer to a key's own scroll: it is drawn already.
    if (scrollTop === this.scrollTop) return
    this.scrollTop = scrollTop
    this.#acts.moved()
    // A scroll is told of within a frame, which has enough to do with it.
    this.#goOn()
  }

  activate(index: number): void {
    this.active = index
    this.#host.requestUpdate()
  }

  onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    if (this.#onListKey(event) || this.#onTextKey(event)) event.preventDefault()
  }

  #onListKey({ key, altKey }: KeyboardEvent): boolean {
    const next = move(key, this.active, this.#acts.count())
    if (key === 'Enter' && this.open && this.active >= 0) {
      this.#acts.choose(this.active)
      return true
    }
    if (key === 'Escape') {
      if (this.open) this.close()
      else this.#acts.clear()
      return true
    }
    if (key === 'Tab') this.close()
    if (next === undefined) return false
    this.show()
    if (!altKey) this.#moveTo(next)
    return true
  }

  #onTextKey({ key, target }: KeyboardEvent): boolean {
    const input = target as HTMLInputElement
    const back = getComputedStyle(input).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0
    if (!atStart || (key !== 'Backspace' && key !== back)) return false
    this.#acts.toChips()
    return true
  }

  #moveTo(index: number): void {
    this.active = index
    this.scrollTop = this.#scrollTo = scrollFor(index, this.scrollTop)
    this.#acts.moved()
    this.#host.requestUpdate()
  }

  /** Places by property, not by style attribute: those the page's policy may forbid. */
  #layOut(root: HTMLElement | DocumentFragment): void {
    const list = root.querySelector<HTMLElement>('#list')
    const tall = root.querySelector<HTMLElement>('.tall')
    if (!list || !tall) return
    tall.style.setProperty('height', `${this.#acts.count() * ROW_PX}px`)
    for (const row of tall.querySelectorAll<HTMLElement>('[data-row]')) {
      row.style.setProperty('top', `${Number(row.dataset['row']) * ROW_PX}px`)
    }
    if (this.#scrollTo !== undefined) list.scrollTop = this.#scrollTo
    this.#scrollTo = undefined
  }
}
