/**
 * @module
 * Starts the Workers of the demo together and stops all of them: what `npm start` and the journeys
 * both stand on.
 *
 * Owns: who is told which origin. Does not own: one process (worker-process.ts), the pages
 * (pages.ts), the terminal (main.ts).
 */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePorts, isFree, originsOf, portVariables, workerNames } from './origins.ts'
import type { Ports, Urls, WorkerName } from './origins.ts'
import { liveSecretFiles } from './live-settings.ts'
import { makeServedFolders } from './pages.ts'
import { guardGroups, stopGroup } from './process-group.ts'
import { StartProblem } from './start-problem.ts'
import { startWorker, untilReady } from './worker-process.ts'
import type { RunningWorker, WorkerPlan } from './worker-process.ts'

export type StartOptions = {
  /** Free ports are taken where none are given. */
  ports?: Ports
  stateDir: string
  /** Forgets the state of an earlier run. */
  fresh?: boolean
  /** The real Microsoft 365 in place of the sandbox. */
  live?: boolean
  /** Only these Workers (all by default). */
  only?: readonly WorkerName[]
  logDir?: string
  /** The edge with another entry: for a bench that counts what the edge does. */
  edgeEntry?: string
  onError?: (name: string, line: string) => void
}

export type Workers = {
  urls: Urls
  stop: () => Promise<void>
  /** Settles with a name when a Worker ends by itself. */
  ended: Promise<string>
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const live = {
  graph: 'https://graph.microsoft.com',
  entra: 'https://login.microsoftonline.com',
  outlook: 'https://outlook.office.com',
}

export async function startWorkers(options: StartOptions): Promise<Workers> {
  const { stateDir, fresh = false, logDir = `${stateDir}/logs` } = options
  const names = (options.only ?? workerNames).filter((name) => !isReplaced(name, options.live))
  const ports = options.ports ?? (await freePorts())
  await requireFreePorts(ports, names)
  makeServedFolders(root)
  if (fresh) rmSync(stateDir, { recursive: true, force: true })

  const urls = urlsOf(ports, options.live)
  const secrets = options.live ? liveSecretFiles(root, stateDir) : undefined
  const onError = options.onError ?? (() => undefined)
  const plans = names
    .map((name) => planOf(name, ports, urls, secrets))
    .map((plan) => (plan.name === 'edge' ? withEntry(plan, options.edgeEntry) : plan))
  const running = plans.map((plan) => startWorker(plan, { root, stateDir, logDir, onError }))
  const dismissGuard = guardGroups(running.map((worker) => worker.child))
  const stop = async () => {
    await Promise.all(running.map((worker) => stopGroup(worker.child)))
    dismissGuard()
  }
  try {
    await Promise.all(plans.map((plan, at) => ready(running[at], urls, plan)))
  } catch (problem) {
    await stop()
    throw problem
  }
  return { urls, stop, ended: Promise.race(running.map(untilEnded)) }
}

function untilEnded({ name, child }: RunningWorker): Promise<string> {
  return new Promise((resolve) => child.once('exit', () => resolve(name)))
}

function isReplaced(name: WorkerName, isLive = false): boolean {
  return isLive && name === 'microsoft365'
}

function urlsOf(ports: Ports, isLive = false): Urls {
  const urls = originsOf(ports)
  if (!isLive) return urls
  // Entra takes plain http only for the name localhost.
  return { ...urls, edge: `http://localhost:${ports.edge}`, microsoft365: live.outlook }
}

async function ready(worker: RunningWorker | undefined, urls: Urls, plan: WorkerPlan) {
  if (worker) await untilReady(worker, `${urls[plan.name as WorkerName]}${plan.readyPath}`)
}

function planOf(
  name: WorkerName,
  ports: Ports,
  urls: Urls,
  liveSecrets: readonly string[] | undefined,
): WorkerPlan {
  const port = ports[name]
  const origins = { EDGE_ORIGIN: urls.edge, CRM_ORIGIN: urls.crm, M365_ORIGIN: urls.microsoft365 }
  const base = { name, port, secretFiles: [] }
  switch (name) {
    case 'microsoft365':
      return { ...base, config: 'demo/microsoft365/wrangler.toml', readyPath: '/', vars: origins }
    case 'crm':
      return { ...base, config: 'demo/crm/wrangler.toml', readyPath: '/', vars: origins }
    case 'edge':
      return {
        ...base,
        config: 'wrangler.toml',
        env: 'demo',
        readyPath: '/healthz',
        secretFiles: liveSecrets ?? [],
        organizations: { crm: urls.crm, isLive: liveSecrets !== undefined },
        // The only difference between the sandbox and production: two origins, and whose tenants there are.
        vars: {
          ...origins,
          GRAPH_ORIGIN: liveSecrets ? live.graph : urls.microsoft365,
          ENTRA_ORIGIN: liveSecrets ? live.entra : urls.microsoft365,
        },
      }
  }
}

function withEntry(plan: WorkerPlan, entry: string | undefined): WorkerPlan {
  return entry === undefined ? plan : { ...plan, entry }
}

async function requireFreePorts(ports: Ports, names: readonly WorkerName[]): Promise<void> {
  for (const name of names) {
    if (await isFree(ports[name])) continue
    throw new StartProblem(
      `Port ${ports[name]} (${name}) is taken: another demo may be running. Stop it, or choose ` +
        `another port: ${portVariables[name]}=${ports[name] + 10} npm start`,
    )
  }
}
