/**
 * @module
 * `node test/simulation/mutants/main.ts`: can the simulation fail? Each deliberate mistake in the engine must
 * be caught within 1,000 histories. Prints a table, writes dist/mutants.json, exits 1 if one survives.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { mutants } from './list.ts'
import type { Mutant } from './mutant.ts'

type Verdict = { name: string; caughtAfter: number | null; by: string }

const SEED = '6'
const HISTORIES = '1000'
/** A mutant that hangs is one that the bounds of the simulation did not catch. */
const LIMIT_MS = 900_000

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const only = process.argv[2]
const chosen = mutants.filter(({ name }) => only === undefined || name.includes(only))
const verdicts = await all(chosen)
const survivors = verdicts.filter(({ caughtAfter }) => caughtAfter === null)
print(verdicts)
if (only === undefined) write(verdicts)
process.exit(survivors.length === 0 ? 0 : 1)

async function all(list: readonly Mutant[]): Promise<readonly Verdict[]> {
  const waiting = [...list]
  const found = new Map<string, Verdict>()
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      found.set(next.name, await judge(next))
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
  return list.flatMap(({ name }) => found.get(name) ?? [])
}

function judge({ name }: Mutant): Promise<Verdict> {
  const args = ['--import', file('mutate.ts'), file('run.ts'), SEED, HISTORIES]
  const env = { ...process.env, SIMULATION_MUTANT: name }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, timeout: LIMIT_MS }, (error, stdout, stderr) => {
      if (error !== null) {
        const said =
          stderr
            .trim()
            .split('\n')
            .find((line) => line.includes('Error')) ?? ''
        resolve({ name, caughtAfter: null, by: `did not run: ${said || error.message}` })
        return
      }
      const { histories, reason } = JSON.parse(stdout) as Record<string, number | string | null>
      const caughtAfter = reason === null ? null : Number(histories)
      resolve({ name, caughtAfter, by: String(reason ?? 'SURVIVED') })
    })
  })
}

function print(list: readonly Verdict[]): void {
  const width = Math.max(...list.map(({ name }) => name.length))
  for (const { name, caughtAfter, by } of list)
    console.log(`${name.padEnd(width)}  ${String(caughtAfter ?? '-').padStart(5)}  ${by}`)
  const caught = list.filter((one) => one.caughtAfter !== null)
  const slowest = Math.max(0, ...caught.map((one) => one.caughtAfter ?? 0))
  console.log(
    `${caught.length} of ${list.length} mutants caught, the slowest after ${slowest} histories`,
  )
}

function write(list: readonly Verdict[]): void {
  const dist = new URL('../../../dist/', import.meta.url)
  mkdirSync(dist, { recursive: true })
  const report = { seed: Number(SEED), histories: Number(HISTORIES), mutants: list }
  writeFileSync(new URL('mutants.json', dist), `${JSON.stringify(report, null, 2)}\n`)
}
