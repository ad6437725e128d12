/**
 * @module
 * The Workers beside the edge in the crash tests and in the soak: the sandbox, the demo CRM, and the switchboard
 * that every request to another origin goes through, so that nothing leaves the process.
 *
 * Does not own: what the edge itself is given (each vitest.config.ts).
 */
import { fileURLToPath } from 'node:url'
import { crmOrigin, edgeOrigin } from './origins.ts'
import { bundledWorker } from '../../support/bundled-worker.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const object = (className: string) => ({ className, useSQLite: true })
export const platform = { compatibilityDate: '2026-08-01', compatibilityFlags: ['nodejs_compat'] }

function neighbour(name: string, entry: string, rest: object) {
  const contents = bundledWorker(root, entry)
  const modules = [{ type: 'ESModule' as const, path: 'index.mjs', contents }]
  return { name, ...platform, modules, ...rest }
}

const microsoft365 = () =>
  neighbour('microsoft365', 'test/objects/crash/sandbox-worker.ts', {
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

export const neighbours = () => [microsoft365(), crm, switchboard]
