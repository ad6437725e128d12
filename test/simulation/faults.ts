/**
 * @module
 * What can go wrong with one outward call, and what a person does meanwhile.
 */
import { fail } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'

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

type Failed = { readonly kind: 'failed'; readonly failure: Failure }

/** One source for both models: each call takes the next fault, and first what a person does meanwhile. */
export class FaultSource {
  #faults: Fault[] = []
  #meanwhile: (() => void)[] = []
  injected = 0

  load(faults: readonly Fault[], meanwhile: readonly (() => void)[]): void {
    this.#faults = [...faults]
    this.#meanwhile = [...meanwhile]
  }

  /** The next thing a person does, or Microsoft. */
  meanwhile(): void {
    this.#meanwhile.shift()?.()
  }

  next(): Fault {
    const fault = this.#faults.shift() ?? 'ok'
    if (fault !== 'ok') this.injected += 1
    return fault
  }

  /** One line of a batch: only what concerns one line goes wrong with it. */
  item<Outcome>(work: () => Outcome): Outcome | Failed {
    const fault = this.#faults[0]
    if (fault === undefined || fault.startsWith('crash')) return work()
    this.#faults.shift()
    if (fault === 'ok') return work()
    this.injected += 1
    if (fault === 'later') return { kind: 'failed', failure: { kind: 'later', detail: 'item' } }
    if (fault === 'lost-after') work()
    return { kind: 'failed', failure: { kind: 'unknown', detail: 'cut' } }
  }
}

/** A call through the faults: `work` is what the other side does with it. */
export function called<Value>(
  faults: FaultSource,
  work: () => Result<Value, Failure>,
): Promise<Result<Value, Failure>> {
  const cut = fail({ kind: 'unknown' as const, detail: 'cut' })
  // Before the call arrives, and again while its answer is on the way: what is answered is old by then.
  faults.meanwhile()
  const worked = () => {
    const answer = work()
    faults.meanwhile()
    return answer
  }
  switch (faults.next()) {
    case 'crash-before':
      return Promise.reject(new Crash())
    case 'later':
      return Promise.resolve(fail({ kind: 'later', detail: 'busy' }))
    case 'lost-before':
      return Promise.resolve(cut)
    case 'lost-after':
      worked()
      return Promise.resolve(cut)
    case 'crash-after':
      worked()
      return Promise.reject(new Crash())
    case 'ok':
      return Promise.resolve(worked())
  }
}
