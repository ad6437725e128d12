/**
 * @module
 * Operators' events as one JSON line each on the console, where Workers collects them.
 */
import type { Journal } from '../ports/journal.ts'

export const makeJournal = (
  write: (line: string) => void = (line) => console.log(line),
): Journal => ({
  event: (name, facts = {}) => write(JSON.stringify({ event: name, ...facts })),
})
