/**
 * @module
 * The tests that run in Node: `unit` (every layer that needs no Worker) and `journeys` (the whole
 * system in a browser). One file of it: `npx vitest run -c test/vitest.config.ts test/domain/x.test.ts`.
 *
 * Does not own: what runs inside workerd (objects/vitest.config.ts) and inside the browser
 * (web-test-runner.config.mjs).
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const unitFolders =
  'domain,app,adapters,http,pages,contract,contracts,crm,microsoft365,start,house,scenarios,simulation,crm-conformance'

export default defineConfig({
  root,
  test: {
    // A cache on disk breaks the runs that share it with the workerd project (vitest 5.1).
    fsModuleCache: false,
    // A failure says what was there: a report of "[ Array(1) ]" from a machine far away tells nobody anything.
    chaiConfig: { truncateThreshold: 0 },
    // Two processor cores are the smallest machine this must be quick on.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`test/{${unitFolders}}/**/*.test.ts`],
          // Against what hangs, not against what is slow: a browser on a busy machine takes its time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          setupFiles: ['test/support/fresh-connections.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
