/**
 * @module
 * The platform's time, chance and ids (ports/clock.ts).
 */
import type { Clock } from '../ports/clock.ts'

export const clock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
}
