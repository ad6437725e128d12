/**
 * @module
 * The deterministic simulation as a layer: a fixed number of runs from a fixed seed, so that the
 * same tree always gives the same answer (`npm run simulate` explores further).
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runNode } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Layer } from './layer.ts'

const seed = '1'
const runs = '2000'

export const simulationLayer: Layer = {
  name: 'simulation',
  about: 'the sync engine under injected faults, from a fixed seed',
  async run({ root }) {
    const script = join(root, 'test/simulation/main.ts')
    if (!existsSync(script)) return failedLayer('simulation', 'test/simulation/main.ts is missing')
    const said = await runNode(root, [script, '--seed', seed, '--runs', runs])
    if (said.code !== 0) return failedLayer('simulation', lastLines(said, 60))
    const note = said.stdout.trim().split('\n').at(-1) ?? ''
    return { passed: 1, failed: 0, skipped: 0, failures: [], note }
  },
}
