/**
 * @module
 * `npm run bench`: counts and sizes first, times second; prints a table and writes dist/bench.json.
 * Every figure is measured in this run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measurePicker } from './picker.ts'
import { measureSizes } from './sizes.ts'
import { measureSyncCost } from './sync-cost.ts'
import { tableOf } from './table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const figures = [
  ...measureSizes(root),
  ...(await measurePicker(root)),
  ...(await measureSyncCost()),
]
console.log(tableOf(figures))
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(
  join(root, 'dist/bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`,
)
