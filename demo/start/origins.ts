/**
 * @module
 * The three Workers of the demo: their names, their usual ports, and how a chosen or free port
 * becomes an origin. Three origins on purpose: a CRM page and the edge never share one in real life.
 *
 * Does not own: starting anything (workers.ts).
 */
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

/** Ports nobody listens on now: for tests, so that two runs never meet. */
export async function freePorts(): Promise<Ports> {
  const [edge, crm, microsoft365] = await Promise.all([listen(0), listen(0), listen(0)])
  if (!edge || !crm || !microsoft365) throw new Error('no free port on 127.0.0.1')
  return { edge, crm, microsoft365 }
}

export async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined
}

/** Listens for a moment; the port that was given, or undefined where it is taken. */
function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, host, () => {
      const address = server.address()
      const given = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(given))
    })
  })
}
