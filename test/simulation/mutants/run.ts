/**
 * @module
 * The process of one mutant: runs histories until one goes wrong and says so as one line of JSON.
 */
import { simulate } from '../simulate.ts'

const [seed = '1', runs = '1000'] = process.argv.slice(2)
const { figures, counterexample } = await simulate(Number(seed), Number(runs), false)
const reason = counterexample?.split('\n')[0] ?? null
console.log(JSON.stringify({ histories: figures.runs, reason }))
