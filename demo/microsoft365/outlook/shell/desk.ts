/**
 * @module
 * What every part of the page works with: the person's Graph, his zone and clock, a word to him, a redraw.
 */
import type { Graph } from '../graph/client.ts'

export type Question = {
  title: string
  text: string
  /** The dangerous answer. */
  yes: string
  run(): Promise<string | undefined>
}

export type Desk = {
  user: string
  graph: Graph
  /** Windows name of the mailbox's zone, as Graph takes it. */
  zone(): string
  /** Wall clock of the mailbox's zone, by the sandbox's clock. */
  now(): string
  /** Shown for a moment and read out politely. */
  say(text: string): void
  /** Asks before something that cannot be taken back. */
  ask(question: Question): void
  redraw(): void
}

/**
 * Runs one at a time and once more when asked meanwhile: news come in bursts while a first sync runs.
 * Between two runs are at least `gapMs`. The promise is that of a run that began after the call.
 */
export function coalesced(work: () => Promise<void>, gapMs: number): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  let ended = -Infinity
  const run = async () => {
    next = undefined
    await work()
    ended = performance.now()
  }
  return () => {
    next ??= last
      .then(() => pause(gapMs - (performance.now() - ended)))
      .then(() => {
        last = run()
        return last
      })
    return next
  }
}

function pause(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
}
