/**
 * @module
 * Any CRM that serves the connector contract (crm-contract.yaml), as the CRM side of the engine.
 */
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CrmPort } from '../../../ports/crm.ts'
import type { CrmPeople } from '../../../ports/crm-people.ts'
import type { Organization } from '../../../ports/organizations.ts'
import type { Fetch } from '../../http/send.ts'
import { makeSend } from '../../http/send.ts'
import { makeCrmToken } from '../crm-token.ts'
import { makeBatch } from './batch.ts'
import { readFields, readMembers } from './fields.ts'
import { makeRestPeople } from './people.ts'
import { problemToFailure } from './problem.ts'
import { listRecords, readFeed, readMadeFrom, readRecords } from './records.ts'
import type { RestClient } from './rest-client.ts'
import { isSuccess, makeRestClient, unreadable } from './rest-client.ts'
import { webhookEndpoint } from './rest-schema.ts'
import { writeRecords } from './writes.ts'

export type RestConnectorMeans = {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly connector: Organization['connector']
  readonly timeoutMs?: number
  /** CRM user whose rights and name the writes have; an organization's own calls have none. */
  readonly actAs?: string
}

const SCOPES = 'crm.sync crm.users'
/** A CRM answers a page of records well within this, or is not well. */
const TIMEOUT_MS = 20_000

export function makeRestConnector(means: RestConnectorMeans): CrmPort {
  let calls = 0
  const client = clientOf(means, () => calls++)
  const batch = makeBatch(client, means.actAs)
  return {
    list: (ownerId, listing, cursor) => listRecords(client, ownerId, listing, cursor),
    read: (stream, ids) => readRecords(batch, stream, ids),
    readMadeFrom: (stream, outlookIds) => readMadeFrom(batch, stream, outlookIds),
    write: (stream, writes) => writeRecords(batch, stream, writes),
    fields: (stream) => readFields(client, stream),
    feed: (cursor) => readFeed(client, cursor),
    members: () => readMembers(client),
    subscribe: (url) => subscribe(client, url),
    unsubscribe: (id) => unsubscribe(client, id),
    spent: () => ({ calls }),
  }
}

/** Apart from the records': those who manage people call rarely, and from another object. */
export const makeRestPeopleConnector = (means: RestConnectorMeans): CrmPeople =>
  makeRestPeople(clientOf(means, () => {}))

function clientOf(means: RestConnectorMeans, count: () => void): RestClient {
  const send = makeSend({
    fetch: (request) => {
      count()
      return means.fetch(request)
    },
    timeoutMs: means.timeoutMs ?? TIMEOUT_MS,
  })
  const { clock, connector } = means
  const token = makeCrmToken({ ...connector, scope: SCOPES }, { send, clock })
  return makeRestClient({ baseUrl: connector.baseUrl, send, token, clock })
}

async function subscribe(client: RestClient, url: string): ReturnType<CrmPort['subscribe']> {
  const reply = await client.request({
    method: 'POST',
    path: '/webhook-endpoints',
    headers: { 'idempotency-key': client.clock.uuid() },
    body: { url, types: ['contact', 'event', 'schema', 'user'] },
  })
  if (!reply.ok) return reply
  const parsed = webhookEndpoint.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('webhook endpoint')
  const { id, secret, expiresAt } = parsed.data
  const until = Date.parse(expiresAt ?? '')
  return ok({ id, secret, expiresAt: Number.isNaN(until) ? null : until })
}

async function unsubscribe(client: RestClient, id: string): Promise<Result<null, Failure>> {
  const reply = await client.exchange({
    method: 'DELETE',
    path: `/webhook-endpoints/${encodeURIComponent(id)}`,
  })
  if (!reply.ok) return reply
  const { status } = reply.value
  if (isSuccess(reply.value) || status === 404 || status === 410) return ok(null)
  return fail(problemToFailure(reply.value, 'write', client.clock.now()))
}
