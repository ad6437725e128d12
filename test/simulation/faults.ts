/**
 * @module
 * What can go wrong with one outward call, and what a person does meanwhile.
 */

export type Fault =
  | 'ok'
  /** 429 or 503 before anything happened. */
  | 'later'
  /** Connection cut before the work was done. */
  | 'lost-before'
  /** The work was done, the answer never came. */
  | 'lost-after'
  /** The process dies before the call leaves. */
  | 'crash-before'
  /** The process dies after the work was done. */
  | 'crash-after'

export class Crash extends Error {}

/** One source for both models: each call takes the next fault, and first what a person does meanwhile. */
export class FaultSource {
  #faults: Fault[] = []
  #meanwhile: (() => void)[] = []
  injected = 0

  load(faults: readonly Fault[], meanwhile: readonly (() => void)[]): void {
    this.#faults = [...faults]
    this.#meanwhile = [...meanwhile]
  }

  next(): Fault {
    this.#meanwhile.shift()?.()
    const fault = this.#faults.shift() ?? 'ok'
    if (fault !== 'ok') this.injected += 1
    return fault
  }

  /** Per item of a batch: only what concerns one item. */
  nextItem(): Fault {
    const fault = this.#faults[0]
    if (fault === undefined || fault.startsWith('crash')) return 'ok'
    this.#faults.shift()
    if (fault !== 'ok') this.injected += 1
    return fault
  }
}
