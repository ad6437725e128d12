/**
 * @module
 * The process of one Worker as seen from outside: its start, its log, the wait until it answers.
 *
 * Does not own: which Workers there are and what they are told (workers.ts); how one is run (serve-worker.ts).
 */
import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { spawnGroup } from './process-group.ts'
import type { Serving } from './serve-worker.ts'
import { StartProblem } from './start-problem.ts'

export type WorkerPlan = Omit<Serving, 'persistTo'> & {
  /** A path that is answered, with a page or the way to one, once the Worker runs. */
  readyPath: string
}

export type Surroundings = {
  root: string
  stateDir: string
  logDir: string
  /** Called with each line that reports an error. */
  onError: (name: string, line: string) => void
}

export type RunningWorker = { name: string; child: ChildProcess; logFile: string }

const program = fileURLToPath(new URL('serve-worker.ts', import.meta.url))
const errorLine = /\[ERROR\]|\[mf:err|✘|Uncaught/
/** Whoever asked hung up before the answer was through (a closed page): workerd calls it an error, it is none of the Worker's. */
const hungUp = /disconnected: .*Broken pipe/

export function startWorker(plan: WorkerPlan, surroundings: Surroundings): RunningWorker {
  const { root, stateDir, logDir, onError } = surroundings
  mkdirSync(stateDir, { recursive: true })
  mkdirSync(logDir, { recursive: true })
  const logFile = join(logDir, `${plan.name}.log`)
  const log = createWriteStream(logFile)
  const serving: Serving = { ...plan, persistTo: join(stateDir, plan.name) }
  const child = spawnGroup(process.execPath, [program, JSON.stringify(serving)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...quietWrangler(surroundings) },
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (coloured) => {
      const line = stripVTControlCharacters(coloured)
      log.write(`${line}\n`)
      if (errorLine.test(line) && !hungUp.test(line)) onError(plan.name, line.trim())
    })
  }
  child.on('close', () => log.end())
  return { name: plan.name, child, logFile }
}

/** Waits until the Worker itself answers. Whoever else holds its port answers with an error, or lets it stop. */
export async function untilReady(
  worker: RunningWorker,
  url: string,
  withinMs = 90_000,
): Promise<void> {
  const deadline = Date.now() + withinMs
  for (;;) {
    if (await answers(url)) return
    if (worker.child.exitCode !== null || worker.child.signalCode !== null)
      throw new StartProblem(`The ${worker.name} Worker stopped while starting.\n${tail(worker)}`)
    if (Date.now() > deadline)
      throw new StartProblem(
        `The ${worker.name} Worker did not answer at ${url} within ${withinMs / 1000} s.\n${tail(worker)}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/** Nothing written outside the state folder, no call home. */
function quietWrangler({ logDir }: Surroundings): Record<string, string> {
  return {
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    WRANGLER_LOG_PATH: logDir,
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_SEND_METRICS: 'false',
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return response.status < 400
  } catch {
    return false
  }
}

function tail(worker: RunningWorker): string {
  const lines = readLog(worker).trim().split('\n').slice(-15)
  return `Last lines of ${worker.logFile}:\n${lines.map((line) => `  ${line}`).join('\n')}`
}

function readLog({ logFile }: RunningWorker): string {
  try {
    return readFileSync(logFile, 'utf8')
  } catch {
    return ''
  }
}
