/**
 * @module
 * The tests that run inside workerd, against real Durable Objects with SQLite. One file of it:
 * `npx vitest run -c test/objects/vitest.config.ts test/objects/migrate.test.ts`.
 *
 * The Worker under test is objects-worker.ts: the edge's own classes, beside mailboxes that write down what
 * they are told.
 */
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const crm = 'https://crm.test'

const organization = {
  id: 'org_test',
  name: 'Northwind',
  crmName: 'Northwind CRM',
  issuer: crm,
  jwksUrl: `${crm}/jwks`,
  origins: [crm],
  install: 'optional',
  tenants: ['8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'],
  connector: {
    kind: 'rest',
    baseUrl: `${crm}/o365-connector/v1`,
    tokenUrl: `${crm}/oauth/token`,
    clientId: 'client',
    clientSecret: 'secret',
  },
}

const bindings = {
  EDGE_ORIGIN: 'https://edge.test',
  GRAPH_ORIGIN: 'https://graph.test',
  ENTRA_ORIGIN: 'https://login.test',
  ENTRA_CLIENT_ID: '11111111-2222-4333-8444-555555555555',
  ENTRA_CLIENT_SECRET: 'a secret of the test',
  VAULT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  HOOK_KEY: 'a hook key of the test',
  ORGANIZATIONS: JSON.stringify([organization]),
}

const object = (className: string) => ({ className, useSQLite: true })

export default defineConfig({
  root,
  plugins: [
    cloudflareTest({
      main: fileURLToPath(new URL('objects-worker.ts', import.meta.url)),
      miniflare: {
        cf: false,
        compatibilityDate: '2026-08-01',
        compatibilityFlags: ['nodejs_compat'],
        bindings,
        durableObjects: {
          MAILBOX: object('MailboxObject'),
          ORG: object('OrgObject'),
          DIRECTORY: object('DirectoryObject'),
          PLAIN: object('PlainObject'),
        },
      },
    }),
  ],
  test: {
    name: 'objects',
    // Needed with vitest 5.1: the cache on disk is not found from inside workerd.
    fsModuleCache: false,
    include: ['test/objects/**/*.test.ts'],
    // Beside the neighbours' Workers: a configuration of its own.
    exclude: ['test/objects/crash/**', 'test/objects/soak/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
