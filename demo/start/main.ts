/**
 * @module
 * `npm start`: the whole product on one machine, offline. Builds the pages, starts the three
 * Workers, plays the cron, says where to go, and stops everything on Ctrl-C.
 *
 * Does not own: the parts; each is a file beside this one.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingForLive } from './live-settings.ts'
import { readOptions, usage } from './options.ts'
import type { Options } from './options.ts'
import type { Urls } from './origins.ts'
import { buildPages } from './pages.ts'
import { StartProblem } from './start-problem.ts'
import { driveCron } from './watchdog.ts'
import { startWorkers } from './workers.ts'
import type { Workers } from './workers.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** State, logs and addresses; elsewhere for a second demo beside the first. */
const folder = resolve(process.env['DEMO_FOLDER'] ?? join(root, '.demo'))
const urlsFile = join(folder, 'urls.json')

const reading = readOptions(process.argv.slice(2), process.env)
if ('problem' in reading) fail(reading.problem)
else if (reading.options.help) say(usage)
else await start(reading.options)

async function start(options: Options): Promise<void> {
  const began = Date.now()
  try {
    requireLiveSettings(options)
    rmSync(urlsFile, { force: true })
    if (buildPages(root) === 'built') say('Pages built.')
    say('Starting the Workers …')
    const workers = await startWorkers({
      ports: options.ports,
      live: options.live,
      fresh: options.fresh,
      stateDir: join(folder, 'state'),
      logDir: join(folder, 'logs'),
      onError: complain,
    })
    stopInTheEnd(workers, driveCron(workers.urls.edge, complain))
    mkdirSync(folder, { recursive: true })
    writeFileSync(urlsFile, `${JSON.stringify(workers.urls, null, 2)}\n`)
    say(welcome(workers.urls, options.live, Date.now() - began))
  } catch (problem) {
    if (!(problem instanceof StartProblem)) throw problem
    fail(problem.message)
  }
}

function requireLiveSettings({ live }: Options): void {
  if (!live) return
  const file = join(root, '.dev.vars')
  const missing = missingForLive(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  if (missing.length) throw new StartProblem(missing.join('\n'))
}

/** Ctrl-C, SIGTERM, a closed terminal or the death of one Worker: all of them end, none stays behind. */
function stopInTheEnd(workers: Workers, stopCron: () => void): void {
  let stopping = false
  const stopAll = async (code: number) => {
    if (stopping) return
    stopping = true
    stopCron()
    rmSync(urlsFile, { force: true })
    await workers.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stopAll(0))
  }
  void workers.ended.then((name) => {
    if (!stopping) complain(name, 'the Worker has ended, so the demo stops. See .demo/logs/.')
    return stopAll(1)
  })
}

function welcome(urls: Urls, live: boolean, tookMs: number): string {
  const mailbox = live ? 'Outlook' : `${urls.microsoft365}/outlook?user=megan@contoso.example`
  const person = live ? 'yourself' : 'Megan'
  return `
  CRM             ${urls.crm}
  Edge            ${urls.edge}
  Microsoft 365   ${urls.microsoft365}

Open the CRM as Marcus, go to Settings › Marketplace › Microsoft, connect as ${person}, switch Calendar on.
Keep ${mailbox} beside it: what you change on one side appears on the other.

Ready in ${(tookMs / 1000).toFixed(1)} s. Ctrl-C stops it; state stays in .demo/ (npm start -- --fresh forgets it).`
}

function complain(name: string, line: string): void {
  process.stderr.write(`[${name}] ${line}\n`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
