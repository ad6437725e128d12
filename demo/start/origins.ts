/**
 * @module
 * The three Workers of the demo: their names, their usual ports, and how a chosen or free port
 * becomes an origin. Three origins on purpose: a CRM page and the edge never share one in real life.
 *
 * Does not own: starting anything (workers.ts).
 */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

export const workerNames = ['microsoft365', 'crm', 'edge'] as const
export type WorkerName = (typeof workerNames)[number]
export type Ports = Record<WorkerName, number>
export type Urls = Record<WorkerName, string>

export const usualPorts: Ports = { edge: 8787, crm: 8788, microsoft365: 8789 }

/** The environment variable that moves a Worker to another port (interfaces.md, Commands). */
export const portVariables: Record<WorkerName, string> = {
  edge: 'EDGE_PORT',
  crm: 'CRM_PORT',
  microsoft365: 'M365_PORT',
}

const host = '127.0.0.1'

export function originsOf(ports: Ports): Urls {
  return {
    edge: `http://${host}:${ports.edge}`,
    crm: `http://${host}:${ports.crm}`,
    microsoft365: `http://${host}:${ports.microsoft365}`,
  }
}

/**
 * Where tests take ports: below what Linux (from 32768), macOS and Windows (from 49152) give to whoever asks for
 * any port. A port of that range, let go for a moment, is soon somebody's: the runtime itself asks for several.
 */
export const testPorts = { from: 20_000, below: 32_000 } as const

/** Ports nobody listens on now: for tests, so that two runs never meet. */
export async function freePorts(): Promise<Ports> {
  const chosen = new Set<number>()
  for (let tries = 0; chosen.size < workerNames.length; tries++) {
    if (tries === 100) throw new Error(`no free port on ${host}`)
    const port = randomInt(testPorts.from, testPorts.below)
    if (await isFree(port)) chosen.add(port)
  }
  const [edge = 0, crm = 0, microsoft365 = 0] = chosen
  return { edge, crm, microsoft365 }
}

/** Listens for a moment. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
