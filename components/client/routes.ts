/**
 * @module
 * Method and path of each endpoint, in the browser. The contract itself (edge/contract/endpoints.ts)
 * is imported as a type only: its schemas would cost the page a validator it does not need.
 * test/components/client/edge-client.test.ts holds this table against the contract.
 */
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import type { Route } from './edge-client.ts'

export type EndpointName = keyof Endpoints

/** What an everyday settings page calls; the rest comes with the parts that need it (late-routes.ts). */
export type Everyday = Omit<Endpoints, LateName>

type LateName =
  | 'restoreConflict'
  | 'resolveConflict'
  | 'parked'
  | 'retryParked'
  | 'exportActivity'
  | 'mappingVersions'
  | 'findContacts'
  | 'restoreMapping'
  | 'live'
  | 'explain'
  | 'requestApproval'

export const routes: { readonly [Name in keyof Everyday]: Route } = {
  session: ['GET', '/v1/session'],
  directoryUsers: ['GET', '/v1/directory/users'],
  mailbox: ['GET', '/v1/mailbox'],
  connect: ['POST', '/v1/mailbox/connect'],
  connectState: ['GET', '/v1/mailbox/connect/:id'],
  disconnect: ['DELETE', '/v1/mailbox'],
  streamStatus: ['GET', '/v1/streams/:stream'],
  switchStream: ['PUT', '/v1/streams/:stream'],
  impact: ['GET', '/v1/streams/:stream/impact'],
  syncNow: ['POST', '/v1/streams/:stream/sync'],
  decideBrake: ['POST', '/v1/streams/:stream/brake'],
  activity: ['GET', '/v1/streams/:stream/activity'],
  contactMapping: ['GET', '/v1/mapping/contacts'],
  saveMapping: ['PUT', '/v1/mapping/contacts'],
  previewMapping: ['POST', '/v1/mapping/contacts/preview'],
}
