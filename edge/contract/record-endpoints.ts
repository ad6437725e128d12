/**
 * @module
 * The part of the endpoint table that looks after single records (SYN-1, SYN-6, SYN-8) and the mapping's
 * past (CON-5).
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { foundContacts } from './mapping.ts'
import { mappingVersions, parkedPage, resolveRequest, retryRequest } from './records.ts'
import { stream, streamStatus } from './sync.ts'

const params = z.object({ stream })
const entryParams = z.object({ stream, id: z.string().check(z.regex(/^\d{1,15}\.\d{1,6}$/)) })
const cursor = z.optional(z.string().check(z.maxLength(2000)))

export const recordEndpoints = {
  parked: endpoint({
    method: 'GET',
    path: '/v1/streams/:stream/parked',
    summary: 'Records that were refused, with the reason',
    needs: 'member',
    params,
    query: z.object({ cursor }),
    reply: parkedPage,
  }),
  retryParked: endpoint({
    method: 'POST',
    path: '/v1/streams/:stream/parked/retry',
    summary: 'Try refused records again',
    needs: 'member',
    params,
    body: retryRequest,
    reply: streamStatus,
    status: 202,
  }),
  restoreConflict: endpoint({
    method: 'POST',
    path: '/v1/streams/:stream/activity/:id/restore',
    summary: 'Take the value that lost a conflict after all',
    needs: 'member',
    params: entryParams,
    reply: streamStatus,
    status: 202,
  }),
  resolveConflict: endpoint({
    method: 'POST',
    path: '/v1/streams/:stream/activity/:id/resolve',
    summary: 'Answer an open conflict: the value of this side is kept on both',
    needs: 'member',
    params: entryParams,
    body: resolveRequest,
    reply: streamStatus,
    status: 202,
  }),
  findContacts: endpoint({
    method: 'GET',
    path: '/v1/mapping/contacts/records',
    summary: 'Own contacts by name, to choose one for the preview',
    needs: 'member',
    query: z.object({ search: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)) }),
    reply: foundContacts,
  }),
  mappingVersions: endpoint({
    method: 'GET',
    path: '/v1/mapping/contacts/versions',
    summary: 'Mappings saved so far, newest first',
    needs: 'member',
    reply: mappingVersions,
  }),
} as const
