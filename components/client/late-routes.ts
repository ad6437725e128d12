/**
 * @module
 * Routes of the parts that come later: single records, versions, people, live. Apart from routes.ts so
 * that a page pays for them when it uses them.
 */
import type { Endpoints } from '../../edge/contract/endpoints.ts'
import type { organizationMappingEndpoints } from '../../edge/contract/organization-mapping.ts'
import type { PeopleEndpoints } from '../../edge/contract/people-endpoints.ts'
import type { Route } from './edge-client.ts'

type Routes<Table, Names extends keyof Table> = { readonly [Name in Names]: Route }

export type RecordTable = Pick<
  Endpoints,
  'explain' | 'parked' | 'retryParked' | 'restoreConflict' | 'resolveConflict'
>
export const recordRoutes: Routes<RecordTable, keyof RecordTable> = {
  explain: ['GET', '/v1/streams/:stream/records/:side/:id'],
  parked: ['GET', '/v1/streams/:stream/parked'],
  retryParked: ['POST', '/v1/streams/:stream/parked/retry'],
  restoreConflict: ['POST', '/v1/streams/:stream/activity/:id/restore'],
  resolveConflict: ['POST', '/v1/streams/:stream/activity/:id/resolve'],
}

export type ApprovalTable = Pick<Endpoints, 'requestApproval'>
export const approvalRoutes: Routes<ApprovalTable, keyof ApprovalTable> = {
  requestApproval: ['POST', '/v1/mailbox/connect/approval'],
}

/** Answers a text of one JSON object a line (SYN-8). */
export const exportRoute: Route = ['GET', '/v1/streams/:stream/export']

/** Answers `{url}`: a one-time address of a WebSocket. */
export const liveRoute: Route = ['POST', '/v1/live']

export type FindTable = Pick<Endpoints, 'findContacts'>
export const findRoutes: Routes<FindTable, keyof FindTable> = {
  findContacts: ['GET', '/v1/mapping/contacts/records'],
}

export type VersionTable = Pick<Endpoints, 'mappingVersions'>
export const versionRoutes: Routes<VersionTable, keyof VersionTable> = {
  mappingVersions: ['GET', '/v1/mapping/contacts/versions'],
}

export type OrganizationMappingTable = typeof organizationMappingEndpoints
export const organizationMappingRoutes: Routes<
  OrganizationMappingTable,
  keyof OrganizationMappingTable
> = {
  organizationMapping: ['GET', '/v1/settings/mapping'],
  saveOrganizationMapping: ['PUT', '/v1/settings/mapping'],
  organizationMappingVersions: ['GET', '/v1/settings/mapping/versions'],
}

export type PeopleTable = Pick<
  PeopleEndpoints,
  | 'directoryGroups'
  | 'groupMembers'
  | 'roles'
  | 'invite'
  | 'invitations'
  | 'joinRequests'
  | 'approveJoinRequest'
  | 'rejectJoinRequest'
>
export const peopleRoutes: Routes<PeopleTable, keyof PeopleTable> = {
  directoryGroups: ['GET', '/v1/directory/groups'],
  groupMembers: ['GET', '/v1/directory/groups/:id/members'],
  roles: ['GET', '/v1/roles'],
  invite: ['POST', '/v1/invitations'],
  invitations: ['GET', '/v1/invitations'],
  joinRequests: ['GET', '/v1/join-requests'],
  approveJoinRequest: ['POST', '/v1/join-requests/:id/approve'],
  rejectJoinRequest: ['POST', '/v1/join-requests/:id/reject'],
}
