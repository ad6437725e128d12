/**
 * @module
 * A person who answers what is asked: now for one side and now for the other (SYN-1, policy `ask`).
 */
import { activityPage } from '../../edge/app/mailbox/activity.ts'
import { resolveConflict } from '../../edge/app/mailbox/resolve.ts'
import { contextOf } from './context.ts'
import type { History } from './history.ts'

/** What a person is asked just now. */
export function asked({ store, stream }: History) {
  const { entries } = activityPage(store, stream, { cursor: null, limit: 10_000 })
  return entries.filter(({ conflict }) => conflict?.question === 'open')
}

/** @returns how many answers held */
async function answer(history: History): Promise<number> {
  const { stream } = history
  let held = 0
  for (const [n, { id }] of asked(history).entries()) {
    const sides = n % 2 === 0 ? (['crm', 'outlook'] as const) : (['outlook', 'crm'] as const)
    for (const keep of sides) {
      const clock = { now: () => history.now, random: () => 0.5, uuid: () => `${id} ${keep}` }
      const { ok } = await resolveConflict(contextOf(history, clock), stream, id, keep)
      held += ok ? 1 : 0
      // One side would not have the other's value: the person takes the other one.
      if (ok) break
    }
  }
  return held
}

/** Until nothing is asked any more that can be answered; false: it asks for ever. */
export async function answered(history: History): Promise<boolean> {
  for (let round = 0; round < 5; round++) {
    if ((await answer(history)) === 0) return true
    if (!(await history.settle()) || !(await history.poll())) return false
  }
  return false
}
