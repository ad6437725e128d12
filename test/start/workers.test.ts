/**
 * @module
 * What a person is told when the demo cannot start.
 */
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { freePorts } from '../../demo/start/origins.ts'
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

function occupiedPort(): Promise<number> {
  return new Promise((resolve) => {
    const listening = createServer()
    server = listening
    listening.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
}
