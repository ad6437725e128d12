/**
 * @module
 * The deterministic simulation as a layer: a fixed number of runs from a fixed seed, so that the same tree
 * always gives the same answer (`npm run simulate` explores further), and the deliberate mistakes it must
 * catch, without which its silence would prove nothing.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runNode } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Layer } from './layer.ts'

const seed = '1'
const runs = '1000'

export const simulationLayer: Layer = {
  name: 'simulation',
  about: 'the sync engine under injected faults, from a fixed seed; mutants of it, all caught',
  async run({ root }) {
    const script = join(root, 'test/simulation/main.ts')
    if (!existsSync(script)) return failedLayer('simulation', 'test/simulation/main.ts is missing')
    const said = await runNode(root, [script, '--seed', seed, '--runs', runs])
    if (said.code !== 0) return failedLayer('simulation', lastLines(said, 60))
    const mutants = await runNode(root, [join(root, 'test/simulation/mutants/main.ts')])
    if (mutants.code !== 0) return failedLayer('mutants of the engine', lastLines(mutants, 60))
    const note = [said, mutants].map(({ stdout }) => stdout.trim().split('\n').at(-1) ?? '')
    return { passed: 2, failed: 0, skipped: 0, failures: [], note: note.join('; ') }
  },
}
