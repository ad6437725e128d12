/**
 * @module
 * One Worker as `wrangler dev` runs it: its command line, its log, the wait until it answers.
 *
 * Does not own: which Workers there are and what they are told (workers.ts).
 */
import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { spawnGroup } from './process-group.ts'
import { StartProblem } from './start-problem.ts'

export type WorkerPlan = {
  name: string
  config: string
  /** Another entry than the configuration's. */
  entry?: string
  env?: string
  port: number
  /** A path that is answered, with a page or the way to one, once the Worker runs. */
  readyPath: string
  vars: Record<string, string>
  /** Files with secrets. None in the offline demo, where `.dev.vars` is left alone. */
  secretFiles: readonly string[]
}

export type Surroundings = {
  root: string
  stateDir: string
  logDir: string
  /** Called with each line that reports an error. */
  onError: (name: string, line: string) => void
}

export type RunningWorker = { name: string; child: ChildProcess; logFile: string }

const errorLine = /\[ERROR\]|\[wrangler:error\]|✘|Uncaught/
/** Whoever asked hung up before the answer was through (a closed page): workerd calls it an error, it is none of the Worker's. */
const hungUp = /disconnected: .*Broken pipe/

export function startWorker(plan: WorkerPlan, surroundings: Surroundings): RunningWorker {
  const { root, stateDir, logDir, onError } = surroundings
  mkdirSync(stateDir, { recursive: true })
  mkdirSync(logDir, { recursive: true })
  const logFile = join(logDir, `${plan.name}.log`)
  const log = createWriteStream(logFile)
  const child = spawnGroup(process.execPath, commandLine(plan, surroundings), {
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
    if (/Build failed/.test(readLog(worker)))
      throw new StartProblem(`The ${worker.name} Worker could not be built.\n${tail(worker)}`)
    if (Date.now() > deadline)
      throw new StartProblem(
        `The ${worker.name} Worker did not answer at ${url} within ${withinMs / 1000} s.\n${tail(worker)}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

function commandLine(plan: WorkerPlan, { root, stateDir }: Surroundings): string[] {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
  const vars = Object.entries(plan.vars).flatMap(([key, value]) => ['--var', `${key}:${value}`])
  return [
    wrangler,
    'dev',
    ...(plan.entry ? [plan.entry] : []),
    ...['--config', join(root, plan.config)],
    ...(plan.env ? ['--env', plan.env] : []),
    // With an explicit file, if only an empty one, wrangler reads no other.
    ...[emptyFile(stateDir), ...plan.secretFiles].flatMap((file) => ['--env-file', file]),
    ...['--ip', '127.0.0.1', '--port', String(plan.port), '--inspector-port', '0'],
    ...['--persist-to', join(stateDir, plan.name), '--show-interactive-dev-session=false'],
    ...vars,
  ]
}

function emptyFile(folder: string): string {
  const file = join(folder, 'no-secrets.env')
  writeFileSync(file, '')
  return file
}

/** No calls home, no banner, nothing written outside the state folder. */
function quietWrangler({ stateDir, logDir }: Surroundings): Record<string, string> {
  return {
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: logDir,
    WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_SEND_METRICS: 'false',
    // Else every request leaves a trace on disk.
    X_LOCAL_OBSERVABILITY: 'false',
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
