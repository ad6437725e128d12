/**
 * @module
 * What a person is told when the demo cannot start.
 */
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { freePorts, testPorts } from '../../demo/start/origins.ts'
import { spawnGroup, stopGroup } from '../../demo/start/process-group.ts'
import { untilReady } from '../../demo/start/worker-process.ts'
import { startWorkers } from '../../demo/start/workers.ts'

let server: Server | undefined
const stateDir = mkdtempSync(join(tmpdir(), 'workers-'))

afterEach(() => {
  server?.close()
  rmSync(stateDir, { recursive: true, force: true })
})

it('names the taken port, whose it is and how to move it', async () => {
  const taken = await occupiedPort()
  const ports = { ...(await freePorts()), crm: taken }
  await expect(startWorkers({ ports, stateDir })).rejects.toThrow(
    `Port ${taken} (crm) is taken: another demo may be running. Stop it, or choose another port: CRM_PORT=`,
  )
})

it('takes ports that no process is given by chance', async () => {
  const ports = Object.values(await freePorts())
  expect(new Set(ports).size).toBe(3)
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(testPorts.from)
    expect(port).toBeLessThan(testPorts.below)
  }
})

it('is not deceived by a stranger who answers on the port', async () => {
  server = createHttpServer((_, response) => response.writeHead(403).end('Forbidden'))
  const port = await listening(server)
  const child = spawnGroup(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {})
  const worker = { name: 'edge', child, logFile: join(stateDir, 'edge.log') }
  try {
    await expect(untilReady(worker, `http://127.0.0.1:${port}/healthz`, 400)).rejects.toThrow(
      /^The edge Worker did not answer at .* within 0.4 s/,
    )
  } finally {
    await stopGroup(child)
  }
})

function occupiedPort(): Promise<number> {
  server = createServer()
  return listening(server)
}

function listening(opened: Server): Promise<number> {
  return new Promise((resolve) => {
    opened.listen(0, '127.0.0.1', () => resolve((opened.address() as AddressInfo).port))
  })
}
