/**
 * @module
 * `npm run simulate -- --seed N --runs N`: the deterministic simulation of the sync engine (SYN-2).
 */
import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '1000' } },
  allowPositionals: true,
})
const seed = Number(values.seed)
const runs = Number(values.runs)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  console.error('Usage: npm run simulate -- --seed <integer> --runs <positive integer>')
  process.exit(2)
}
const { figures, counterexample } = await simulate(seed, runs)
if (counterexample !== null) console.error(`\nviolation with seed ${seed}:\n${counterexample}\n`)
console.log(
  `${figures.runs} runs, ${figures.commands} commands, ${figures.faults} faults injected, ` +
    `${counterexample === null ? 0 : 1} violations (seed ${seed})`,
)
process.exit(counterexample === null ? 0 : 1)
