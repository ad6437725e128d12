/**
 * @module
 * The crash tests: the edge's real objects in workerd, beside the sandbox and the demo CRM as Workers of their
 * own. `npx vitest run -c test/objects/crash/vitest.config.ts`.
 *
 * Every request to another origin goes through the switchboard, that of the neighbours too, so that nothing
 * leaves this process and the doorbells ring when the test says so.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { buildSync } from 'esbuild'
import { defineConfig } from 'vitest/config'
import { crmOrigin, demoVariables, edgeOrigin } from './origins.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const object = (className: string) => ({ className, useSQLite: true })
const platform = { compatibilityDate: '2026-08-01', compatibilityFlags: ['nodejs_compat'] }

function neighbour(name: string, entry: string, rest: object) {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    write: false,
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
  })
  const contents = outputFiles[0]?.text ?? ''
  const modules = [{ type: 'ESModule' as const, path: 'index.mjs', contents }]
  return { name, ...platform, modules, ...rest }
}

const microsoft365 = neighbour('microsoft365', 'demo/microsoft365/worker.ts', {
  outboundService: 'switchboard',
  durableObjects: {
    CONTROLS: object('ControlsObject'),
    TENANT: object('TenantObject'),
    MAILBOX: object('MailboxObject'),
  },
})

const crm = neighbour('crm', 'demo/crm/worker.ts', {
  outboundService: 'switchboard',
  bindings: { EDGE_ORIGIN: edgeOrigin, CRM_ORIGIN: crmOrigin },
  durableObjects: { CRM: object('CrmObject') },
})

const switchboard = neighbour('switchboard', 'test/objects/crash/switchboard.ts', {
  serviceBindings: { MICROSOFT365: 'microsoft365', CRM: 'crm' },
})

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
        workers: [microsoft365, crm, switchboard],
      },
    }),
  ],
  test: {
    name: 'crash',
    // Needed with vitest 5.1: the cache on disk is not found from inside workerd.
    fsModuleCache: false,
    include: ['test/objects/crash/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 30_000,
    // One isolate at a time: two cores are shared with the neighbours.
    fileParallelism: false,
  },
})
