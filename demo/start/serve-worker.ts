/**
 * @module
 * The process of one Worker: bundled by esbuild, run by workerd, on the port it is told. Not `wrangler dev`: its
 * proxy before the Worker keeps idle connections exactly as long as the Worker does, loses that race on a busy
 * machine and then answers 500 or ends (cloudflare/workers-sdk #14641, #15317).
 *
 * Started by worker-process.ts with a `Serving` as its only argument. Prints each line of the log; `[ERROR]` before
 * what the Worker reports as one.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import {
  unstable_getMiniflareWorkerOptions as workerOptionsOf,
  unstable_readConfig as readConfig,
} from 'wrangler'
import { organizationsAt } from './organizations.ts'
import type { Whereabouts } from './organizations.ts'

/** What a Worker is told; paths are absolute, or from the folder it is started in. */
export type Serving = {
  name: string
  /** The wrangler configuration. */
  config: string
  env?: string
  /** Another entry than the configuration's. */
  entry?: string
  port: number
  /** Where the Durable Objects are kept. */
  persistTo: string
  vars: Record<string, string>
  /** Where the organizations of the configuration are in this run. */
  organizations?: Whereabouts
  /** Files with secrets; the later one wins. `.dev.vars` is read only where it is named here. */
  secretFiles: readonly string[]
}

await serve(JSON.parse(process.argv[2] ?? '{}') as Serving)

async function serve({ name, port, persistTo, ...plan }: Serving): Promise<void> {
  const named = plan.env === undefined ? {} : { env: plan.env }
  const config = readConfig({ config: plan.config, ...named }, { hideWarnings: true })
  const { workerOptions, main } = workerOptionsOf(config, plan.env)
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      ...workerOptions,
      name,
      modules: [
        {
          ...{ type: 'ESModule', path: `${name}.js` },
          contents: await bundled(plan.entry ?? main ?? ''),
        },
      ],
      bindings: {
        ...config.vars,
        ...organizationsOf(config.vars['ORGANIZATIONS'], plan.organizations),
        ...secretsOf(plan.secretFiles),
        ...plan.vars,
      },
      ...{ host: '127.0.0.1', port, resourcePersistencePath: join(persistTo, 'v3') },
      // Nothing is fetched from elsewhere, and crons are run when asked (watchdog.ts).
      ...{ cf: false, telemetry: { enabled: false }, unsafeTriggerHandlers: true },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: ({ level, message }) => say(level === 'error', message),
    }),
  )
  process.once('SIGTERM', () => void worker.dispose().finally(() => process.exit(0)))
  await worker.ready
}

function organizationsOf(registered: unknown, at?: Whereabouts): Record<string, string> {
  if (at === undefined || typeof registered !== 'string') return {}
  return { ORGANIZATIONS: organizationsAt(registered, at) }
}

function say(isError: boolean, message: string): void {
  process.stdout.write(`${isError ? '[ERROR] ' : ''}${message}\n`)
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    write: false,
    sourcemap: 'inline',
    keepNames: true,
    logLevel: 'warning',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  })
  return outputFiles[0]?.text ?? ''
}

function secretsOf(files: readonly string[]): NodeJS.Dict<string> {
  return Object.assign({}, ...files.map((file) => parseEnv(readFileSync(file, 'utf8'))))
}
