/**
 * @module
 * The crash tests: the edge's real objects in workerd, beside the sandbox and the demo CRM as Workers of their
 * own (neighbours.ts). `npx vitest run -c test/objects/crash/vitest.config.ts`.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { neighbours, object, platform, root } from './neighbours.ts'
import { demoVariables } from './origins.ts'

export default defineConfig({
  root,
  plugins: [
    cloudflareTest({
      main: fileURLToPath(new URL('crash-worker.ts', import.meta.url)),
      miniflare: {
        cf: false,
        ...platform,
        bindings: demoVariables(readFileSync(`${root}/wrangler.toml`, 'utf8')),
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
    name: 'crash',
    // Needed with vitest 5.1: the cache on disk is not found from inside workerd.
    fsModuleCache: false,
    include: ['test/objects/crash/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // One isolate at a time: two cores are shared with the neighbours.
    fileParallelism: false,
  },
})
