/**
 * @module
 * Routes of install and uninstall, and of the session: who may.
 */
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import type { installEndpoints } from '../../edge/contract/install.ts'
import type { Route } from '../client/edge-client.ts'

export type InstallTable = typeof installEndpoints & Pick<Endpoints, 'session'>

export const installRoutes: { readonly [Name in keyof InstallTable]: Route } = {
  session: ['GET', '/v1/session'],
  installation: ['GET', '/v1/install'],
  beginInstall: ['POST', '/v1/install'],
  uninstall: ['POST', '/v1/install/removal'],
}
