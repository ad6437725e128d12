/**
 * @module
 * The layer of the custom elements: Web Test Runner in a real browser, in a process of its own
 * (elements-run.ts), read back from the report that process writes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runNode } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Layer, Outcome } from './layer.ts'

export const elementsLayer: Layer = {
  name: 'elements',
  about: 'the custom elements in a real browser',
  needsBrowser: true,
  async run({ root, scratch, browser }) {
    const report = join(scratch, 'elements.json')
    const said = await runNode(root, [join(root, 'test/runner/elements-run.ts'), report], {
      ...(browser ? { CHROME_PATH: browser } : {}),
    })
    if (!existsSync(report)) return failedLayer('elements', lastLines(said))
    return JSON.parse(readFileSync(report, 'utf8')) as Outcome
  },
}
