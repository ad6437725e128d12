/**
 * @module
 * `npm run bench`: counts and sizes first, times second; prints a table and writes dist/bench.json. A bar
 * missed ends it with 1. Every figure is measured in this run. `--only lives` leaves the others out.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureLifeCosts } from './lives.ts'
import { measurePicker } from './picker.ts'
import { measurePlanning } from './plan-speed.ts'
import { measureSizes } from './sizes.ts'
import { measureSyncCost } from './sync-cost.ts'
import { missed, tableOf } from './table.ts'
import type { Figure } from './table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  sizes: () => measureSizes(root),
  picker: () => measurePicker(root),
  sync: measureSyncCost,
  lives: () => measureLifeCosts(root),
  planning: measurePlanning,
}
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
const chosen = values.only ?? Object.keys(parts)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: there is ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const figures: Figure[] = []
for (const name of chosen) figures.push(...((await parts[name]?.()) ?? []))
console.log(tableOf(figures))
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(
  join(root, 'dist/bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`,
)
const over = missed(figures)
for (const { name, unit } of over) console.error(`bar missed: ${name}, ${unit}`)
process.exitCode = over.length === 0 ? 0 : 1
