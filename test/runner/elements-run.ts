/**
 * @module
 * Runs Web Test Runner with the config named by the second argument and writes an Outcome as JSON to the
 * file named by the first. A process of its own, because the runner keeps servers and browsers open.
 */
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { startTestRunner } from '@web/test-runner'
import type {
  TestResultError,
  TestRunnerConfig,
  TestSession,
  TestSuiteResult,
} from '@web/test-runner'
import type { Failure, Outcome } from './layer.ts'

const [report = '', configName = ''] = process.argv.slice(2)
const configUrl = new URL(`../${configName}`, import.meta.url)
const { default: config } = (await import(configUrl.href)) as { default: TestRunnerConfig }

const runner = await startTestRunner({
  config: {
    ...config,
    reporters: [{ onTestRunFinished: ({ sessions }) => write(outcomeOf(sessions)) }],
  },
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
})
if (!runner) process.exit(1)
runner.on('finished', () => void runner.stop())
runner.on('stopped', (passed) => process.exit(passed ? 0 : 1))

function write(outcome: Outcome): void {
  writeFileSync(report, JSON.stringify(outcome))
}

function outcomeOf(sessions: TestSession[]): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const session of sessions) addSession(session, outcome)
  outcome.failed = outcome.failures.length
  return outcome
}

function addSession(session: TestSession, outcome: Outcome): void {
  const file = relative(process.cwd(), session.testFile)
  for (const error of session.errors) outcome.failures.push({ name: file, problem: told(error) })
  if (session.testResults) addSuite(session.testResults, file, outcome)
  if (!session.passed && session.errors.length === 0 && !hasFailures(outcome.failures, file))
    outcome.failures.push({ name: file, problem: `the session ended as ${session.status}` })
}

function addSuite(suite: TestSuiteResult, path: string, outcome: Outcome): void {
  const name = suite.name ? `${path} › ${suite.name}` : path
  for (const test of suite.tests) {
    if (test.skipped) outcome.skipped += 1
    else if (test.passed) outcome.passed += 1
    else
      outcome.failures.push({
        name: `${name} › ${test.name}`,
        problem: told(test.error),
      })
  }
  for (const inner of suite.suites) addSuite(inner, name, outcome)
}

function told(error: TestResultError | undefined): string {
  return [error?.message, error?.stack].filter(Boolean).join('\n') || 'failed'
}

function hasFailures(failures: readonly Failure[], file: string): boolean {
  return failures.some(({ name }) => name.startsWith(file))
}
