/**
 * @module
 * Holds the sandbox to Microsoft's published contract: the conformance kit beside the project, run
 * against a sandbox Worker of its own. Where the kit is not there, the layer says so.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWorkers } from '../../demo/start/workers.ts'
import { lastLines, runNode } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Layer, Outcome } from './layer.ts'

type KitReport = {
  passed: number
  skipped: number
  cases: { topic: string; id: string; result: string; problems: KitProblem[] }[]
}
type KitProblem = { step: string; path: string; expected: string; came: unknown }

const kit = '../shared/graph-conformance/run.mjs'

export const conformanceLayer: Layer = {
  name: 'conformance',
  about: "the sandbox against Microsoft Graph's published contract",
  async run({ root }) {
    const script = join(root, kit)
    if (!existsSync(script)) return absent
    const stateDir = mkdtempSync(join(tmpdir(), 'conformance-'))
    const { urls, stop } = await startWorkers({ stateDir, only: ['microsoft365'] })
    try {
      const said = await runNode(root, [script, '--base', urls.microsoft365, '--json'])
      const report = parse(said.stdout)
      return report ? outcomeOf(report) : failedLayer('conformance', lastLines(said))
    } finally {
      await stop()
      rmSync(stateDir, { recursive: true, force: true })
    }
  },
}

const absent: Outcome = {
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  absent: true,
  note: 'not run: there is no ../shared/graph-conformance beside the project',
}

function parse(text: string): KitReport | undefined {
  try {
    return JSON.parse(text) as KitReport
  } catch {
    return undefined
  }
}

function outcomeOf({ passed, skipped, cases }: KitReport): Outcome {
  const failures = cases
    .filter(({ result }) => result === 'failed')
    .map(({ topic, id, problems }) => ({
      name: `${topic}/${id}`,
      problem: problems.map(sentence).join('\n') || 'the sandbox could not be reached',
    }))
  return { passed, failed: failures.length, skipped, failures }
}

function sentence({ step, path, expected, came }: KitProblem): string {
  const seen = typeof came === 'string' ? came : JSON.stringify(came)
  return `[${step}] ${path}: expected ${expected}, came ${seen}`
}
