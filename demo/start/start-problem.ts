/**
 * @module
 * What keeps the demo from starting, as a sentence for the person at the terminal. Anything else
 * that is thrown while starting is a bug and keeps its stack.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
