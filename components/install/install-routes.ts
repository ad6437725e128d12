/**
 * @module
 * Routes of install and uninstall, of the session: who may, and of streams switched for everybody.
 */
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import type { installEndpoints } from '../../edge/contract/install.ts'
import type { rollOutEndpoints } from '../../edge/contract/organization-streams.ts'
import type { Route } from '../client/edge-client.ts'

export type InstallTable = typeof installEndpoints & Pick<Endpoints, 'session'>

export const installRoutes: { readonly [Name in keyof InstallTable]: Route } = {
  session: ['GET', '/v1/session'],
  installation: ['GET', '/v1/install'],
  beginInstall: ['POST', '/v1/install'],
  uninstall: ['POST', '/v1/install/removal'],
}

export type RollOutTable = typeof rollOutEndpoints

export const rollOutRoutes: { readonly [Name in keyof RollOutTable]: Route } = {
  organizationStreams: ['GET', '/v1/organization/streams'],
  switchOrganizationStreams: ['POST', '/v1/organization/streams'],
}
