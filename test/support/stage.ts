/**
 * @module
 * The stage of the journeys: the three real Workers on free ports with a state folder of their own,
 * gone afterwards, and a browser. One call in `beforeAll`, one in `afterAll`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import type { Urls, WorkerName } from '../../demo/start/origins.ts'
import { buildPages } from '../../demo/start/pages.ts'
import { runCron } from '../../demo/start/watchdog.ts'
import { startWorkers } from '../../demo/start/workers.ts'
import { browserArgs, findBrowser } from './browser.ts'

export type Stage = {
  urls: Urls
  /** Errors the Workers reported so far, `name: line`. */
  errors: readonly string[]
  /** Runs the edge's cron once. */
  sweep: () => Promise<void>
  /** Stops the Workers and starts them again on the same ports with the same state. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

export async function openStage(
  chosen: { only?: readonly WorkerName[]; edgeEntry?: string } = {},
): Promise<Stage> {
  buildPages(fileURLToPath(new URL('../..', import.meta.url)))
  const stateDir = mkdtempSync(join(tmpdir(), 'stage-'))
  const errors: string[] = []
  const options = {
    stateDir,
    ...chosen,
    onError: (name: string, line: string) => errors.push(`${name}: ${line}`),
  }
  let workers = await startWorkers(options)
  const { urls } = workers
  const ports = {
    edge: portOf(urls.edge),
    crm: portOf(urls.crm),
    microsoft365: portOf(urls.microsoft365),
  }
  return {
    urls,
    errors,
    sweep: () => runCron(urls.edge),
    async restart() {
      await workers.stop()
      workers = await startWorkers({ ...options, ports })
    },
    async close() {
      await workers.stop()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

export async function openBrowser(): Promise<Browser> {
  const found = findBrowser()
  if ('problem' in found) throw new Error(found.problem)
  return chromium.launch({ executablePath: found.path, args: browserArgs })
}

function portOf(origin: string): number {
  return Number(new URL(origin).port)
}
