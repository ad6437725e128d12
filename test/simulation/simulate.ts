/**
 * @module
 * Runs histories and says what broke.
 */
import fc from 'fast-check'
import { defaultSyncSettings } from '../../edge/policy.ts'
import { answered } from './answer.ts'
import { createInCrm, perform } from './commands.ts'
import type { Command } from './act.ts'
import { History } from './history.ts'
import type { Settings } from './settings.ts'
import { judge } from './oracle.ts'
import { commands, settings } from './script.ts'

export type Figures = { runs: number; commands: number; faults: number }

/** @returns what was violated; empty: nothing */
export async function live(
  given: Settings,
  script: readonly Command[],
  figures?: Figures,
): Promise<readonly string[]> {
  const history = new History(given)
  try {
    begin(history)
    for (const command of script) await perform(history, command)
    if (!(await history.settle())) return ['I1 never comes to rest']
    if (!(await history.poll())) return ['I1 never comes to rest after a poll']
    if (!(await allAnswered(history))) return ['I1 asks for ever']
    // Notices and delta alone must do; the comparison is the net below them (K08).
    const mayMiss = history.everybody.some((one) => one.mayMiss)
    const found = mayMiss ? [] : judge(history)
    if (found.length > 0) return found
    if (mayMiss && !(await compared(history))) return ['I1 never comes to rest']
    return await quiet(history)
  } finally {
    if (figures !== undefined) {
      figures.runs += 1
      figures.commands += script.length
      figures.faults += history.faults.injected
    }
    history.close()
  }
}

/** Who was there before, and what; then the switches are turned on. */
export function begin(history: History): void {
  const { everybody, settings: given } = history
  for (const one of everybody) sayRules(one)
  for (let n = 0; n < given.initial; n++) {
    const owner = everybody[n % 3 === 2 ? 1 : 0] ?? history
    createInCrm(owner, n % 4 === 3)
  }
  // What was there before is listed, not rung about.
  history.crm.pending.splice(0)
  for (const one of everybody) one.switch(true)
}

/** The organization's rules as otherwise, and whether people are invited (CAL-8). */
function sayRules({ store, settings: { cap, invitations } }: History): void {
  if (invitations === undefined) return
  const caps = { calendar: cap, contacts: cap }
  store.saveSettings({ version: 1, settings: { ...defaultSyncSettings, caps, invitations } })
}

async function allAnswered({ everybody }: History): Promise<boolean> {
  for (const one of everybody) if (!(await answered(one))) return false
  return true
}

const writesOf = ({ crm, everybody }: History): number =>
  everybody.reduce((sum, { outlook }) => sum + outlook.writes, crm.writes)

function compared(history: History): Promise<boolean> {
  history.dueForComparison()
  return history.settle()
}

/** I2: comparing everything changes nothing, the first time and the second. */
async function quiet(history: History): Promise<readonly string[]> {
  for (const round of ['first', 'second']) {
    const writes = writesOf(history)
    if (!(await compared(history))) return ['I1 never comes to rest after a comparison']
    const more = writesOf(history) - writes
    if (more > 0) return [`I2 ${more} writes in the ${round} comparison although nothing changed`]
  }
  return (await allAnswered(history)) ? judge(history) : ['I1 asks for ever']
}

export async function simulate(
  seed: number,
  runs: number,
  shrinks = true,
): Promise<{ figures: Figures; counterexample: string | null }> {
  const figures: Figures = { runs: 0, commands: 0, faults: 0 }
  const property = fc.asyncProperty(settings, commands, async (given, script) => {
    const found = await live(given, script, figures)
    if (found.length > 0) throw new Error(found.join('\n'))
  })
  const details = await fc.check(property, { seed, numRuns: runs, endOnFailure: !shrinks })
  if (!details.failed) return { figures, counterexample: null }
  return { figures, counterexample: printed(details) }
}

function printed(details: {
  counterexample: readonly [Settings, readonly Command[]] | null
  counterexamplePath: string | null
  errorInstance: unknown
}): string {
  const [given, script] = details.counterexample ?? [undefined, []]
  const steps = script.map((command) => `  ${JSON.stringify(command)}`)
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : 'unknown'
  return [
    reason,
    `path ${details.counterexamplePath ?? ''}`,
    `given ${JSON.stringify(given)}`,
    'when',
    ...steps,
  ].join('\n')
}
