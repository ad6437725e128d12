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
 * `gapMs` after the end of one run the next may start.
 */
export function coalesced(work: () => Promise<void>, gapMs: number): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      await work()
      if (gapMs > 0) await new Promise((resolve) => setTimeout(resolve, gapMs))
    } while (again)
    running = undefined
  }
  return () => {
    again = running !== undefined
    running ??= run()
    return running
  }
}
