/**
 * @module
 * One deliberate mistake: a text of the engine and what stands in its place.
 */
export type Mutant = {
  readonly name: string
  /** From the root of the project. */
  readonly file: string
  /** Occurs exactly once in the file. */
  readonly text: string
  readonly instead: string
}
