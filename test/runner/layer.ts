/**
 * @module
 * What a layer of tests is and what it answers: counts and readable failures, whatever tool ran it.
 */
export type Failure = { name: string; problem: string }

export type Outcome = {
  passed: number
  failed: number
  skipped: number
  failures: Failure[]
  /** One sentence to show: what was measured, or why nothing ran. */
  note?: string
  /** The layer did not apply here and says why in `note`; otherwise running no test is a failure. */
  absent?: boolean
}

export type Layer = {
  name: string
  about: string
  needsBrowser?: boolean
  run: (context: LayerContext) => Promise<Outcome>
}

export type LayerContext = {
  root: string
  /** A folder of this run alone, for reports. */
  scratch: string
  /** Path of a Chromium, where the layer asked for one. */
  browser?: string
}

export function failedLayer(name: string, problem: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ name, problem }] }
}

/** A layer that ran nothing proves nothing: it counts as failed unless it says it does not apply. */
export function judged(name: string, outcome: Outcome): Outcome {
  const ran = outcome.passed + outcome.failed
  if (ran > 0 || outcome.absent) return outcome
  return failedLayer(name, `the layer "${name}" ran no test`)
}
