/**
 * @module
 * A layer that vitest runs: started with its JSON reporter, read back as counts and failures.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { lastLines, runNode } from './command.ts'
import type { Said } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Failure, Layer, LayerContext, Outcome } from './layer.ts'

/** The part of vitest's JSON report that is read. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: 'passed' | 'failed'
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

export function vitestLayer(
  layer: Pick<Layer, 'name' | 'about' | 'needsBrowser'>,
  ...args: string[]
): Layer {
  return {
    ...layer,
    async run(context) {
      const report = join(context.scratch, `${layer.name}.json`)
      const said = await runNode(
        context.root,
        [
          join(context.root, 'node_modules/vitest/vitest.mjs'),
          ...['run', ...args, '--reporter=json', `--outputFile.json=${report}`],
        ],
        context.browser ? { CHROME_PATH: context.browser } : {},
      )
      if (!existsSync(report)) return failedLayer(layer.name, lastLines(said))
      return outcomeOf(JSON.parse(readFileSync(report, 'utf8')) as Report, said, context)
    },
  }
}

function outcomeOf(report: Report, said: Said, { root }: LayerContext): Outcome {
  const failures = report.testResults.flatMap((file) => failuresOf(file, relative(root, file.name)))
  // An error outside of any test fails the run without failing a test.
  if (said.code !== 0 && failures.length === 0 && report.testResults.length > 0)
    failures.push({ name: 'outside of any test', problem: lastLines(said) })
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

function failuresOf(file: Report['testResults'][number], path: string): Failure[] {
  const failed = file.assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0 && file.status === 'failed')
    return [{ name: path, problem: file.message || 'the file could not be run' }]
  return failed.map(({ fullName, failureMessages }) => ({
    name: `${path} › ${fullName}`,
    problem: failureMessages.join('\n'),
  }))
}
