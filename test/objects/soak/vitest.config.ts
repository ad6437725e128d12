/**
 * @module
 * The soak: as the crash tests, with the rhythm of production in the place of the demo's.
 * `SOAK_DAYS`, `SOAK_MAILBOXES` and `SOAK_SEED` make it longer, larger and another one (main.ts).
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { neighbours, object, platform, root } from '../crash/neighbours.ts'
import { demoVariables } from '../crash/origins.ts'

const { SOAK_DAYS = '3', SOAK_MAILBOXES = '3', SOAK_SEED = '1' } = process.env
/** Without `DEMO`: polls, comparisons and retries as they are in production. */
const { DEMO: _, ...variables } = demoVariables(readFileSync(`${root}/wrangler.toml`, 'utf8'))

export default defineConfig({
  root,
  plugins: [
    cloudflareTest({
      main: fileURLToPath(new URL('soak-worker.ts', import.meta.url)),
      miniflare: {
        cf: false,
        ...platform,
        bindings: { ...variables, SOAK_DAYS, SOAK_MAILBOXES, SOAK_SEED },
        durableObjects: {
          MAILBOX: object('MailboxObject'),
          ORG: object('OrgObject'),
          DIRECTORY: object('DirectoryObject'),
        },
        outboundService: 'switchboard',
        workers: neighbours(),
      },
    }),
  ],
  test: {
    name: 'soak',
    // Needed with vitest 5.1: the cache on disk is not found from inside workerd.
    fsModuleCache: false,
    include: ['test/objects/soak/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    // One isolate at a time: two cores are shared with the neighbours.
    fileParallelism: false,
  },
})
