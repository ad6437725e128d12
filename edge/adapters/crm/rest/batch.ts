/**
 * @module
 * Several operations on records: in one call where the backend has a batch endpoint, else as single
 * calls, a few at a time. Answers align with the operations. Writes go in a user's name where the backend can.
 */
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import { makeOffer, nothingOffered } from './offer.ts'
import { problemToFailure } from './problem.ts'
import type { RestCall, RestClient } from './rest-client.ts'
import { inParallel, isSuccess } from './rest-client.ts'
import { batchResult } from './rest-schema.ts'

export type Operation = {
  readonly op: 'get' | 'put' | 'update' | 'delete'
  readonly type: 'contact' | 'event'
  readonly id?: string
  /** Key of our external reference. */
  readonly ref?: string
  readonly ifMatch?: string
  readonly ifNoneMatch?: '*'
  /** Idempotency key. */
  readonly key?: string
  readonly body?: unknown
}

type Headers = Readonly<Record<string, string>>

export type OperationAnswer = { readonly status: number; readonly body: unknown }
/** A refused precondition tells what the record is now. */
export type OperationFailure = Failure & { readonly current?: unknown }
export type Batch = (
  operations: readonly Operation[],
) => Promise<readonly Result<OperationAnswer, OperationFailure>[]>

const NO_HEADER = () => null

/** `actAs`: the user whose rights and name the writes have, where the backend offers that. */
export function makeBatch(client: RestClient, actAs?: string): Batch {
  const offer = makeOffer(client)

  return async (operations) => {
    if (operations.length === 0) return []
    // Reads never: what this user may not see would look gone.
    const isInName = actAs !== undefined && operations.some(({ op }) => op !== 'get')
    const offered = operations.length > 1 || isInName ? await offer() : ok(nothingOffered)
    // Whose rights apply is not guessed: nothing is written until the backend has said it.
    if (isInName && !offered.ok) return operations.map(() => offered)
    const { max, width, actAsUser } = offered.ok ? offered.value : nothingOffered
    const name = isInName && actAsUser ? { 'act-as-user': actAs } : {}
    const atOnce = operations.length > 1 && max >= operations.length
    const answers = atOnce ? await inOneCall(client, operations, name) : null
    if (answers !== null) return answers
    return inParallel(operations, width, (operation) => alone(client, operation, name))
  }
}

/**
 * null: the call itself was refused (404, 413 …). That says nothing about any record, least of all that it is
 * gone (engine.md §0.4): they are asked for one by one.
 */
async function inOneCall(
  client: RestClient,
  operations: readonly Operation[],
  name: Headers,
): Promise<readonly Result<OperationAnswer, OperationFailure>[] | null> {
  const reply = await client.request({
    method: 'POST',
    path: '/batch',
    // A key of its own each time: a replayed batch would repeat yesterday's refusals too. The operations
    // are safe by themselves: creates by reference, changes by revision.
    headers: { 'idempotency-key': client.clock.uuid(), ...name },
    body: { ops: operations },
  })
  if (!reply.ok && isAboutTheCall(reply.failure)) return null
  const parsed = batchResult.safeParse(reply.ok ? reply.value.json : undefined)
  if (!reply.ok || !parsed.success) {
    const failure: Failure = reply.ok
      ? { kind: 'unknown', detail: 'CRM: unreadable batch answer' }
      : reply.failure
    return operations.map(({ op }) =>
      fail(failure.kind === 'unknown' && op === 'get' ? asLater(failure) : failure),
    )
  }
  return operations.map((operation, index) => {
    const result = parsed.data.results[index]
    if (result === undefined) return fail(asUnknown(operation))
    const { status, body } = result
    const json = result.problem ?? body
    return judge(client, operation, { status, json, header: NO_HEADER }, body)
  })
}

const isAboutTheCall = ({ kind }: Failure): boolean =>
  kind === 'gone' || kind === 'refused' || kind === 'stale' || kind === 'resync'

async function alone(
  client: RestClient,
  operation: Operation,
  name: Headers,
): Promise<Result<OperationAnswer, OperationFailure>> {
  const reply = await client.exchange(toCall(operation, name))
  return reply.ok ? judge(client, operation, reply.value, reply.value.json) : reply
}

function judge(
  client: RestClient,
  operation: Operation,
  reply: Parameters<typeof problemToFailure>[0],
  body: unknown,
): Result<OperationAnswer, OperationFailure> {
  if (isSuccess(reply)) return ok({ status: reply.status, body })
  const intent = operation.op === 'get' ? 'read' : 'write'
  const failure = problemToFailure(reply, intent, client.clock.now())
  const current = (reply.json as { current?: unknown } | null | undefined)?.current
  return fail(current === undefined ? failure : { ...failure, current })
}

function toCall(
  { op, type, id, ref, ifMatch, ifNoneMatch, key, body }: Operation,
  name: Headers,
): RestCall {
  const base = `/${type}s`
  const path =
    ref === undefined
      ? `${base}/${encodeURIComponent(id ?? '')}`
      : `${base}/ref/o365/${encodeURIComponent(ref)}`
  const method = { get: 'GET', put: 'PUT', update: 'PATCH', delete: 'DELETE' } as const
  return {
    method: method[op],
    path,
    headers: {
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch === '*' ? '*' : `"${ifMatch}"` }),
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...name,
    },
    ...(body === undefined ? {} : { body }),
  }
}

/** Without the record it was refused against: failures are stored and shown. */
export function plainFailure({ current: _, ...failure }: OperationFailure): Failure {
  return failure
}

const asLater = (failure: Failure): Failure => ({ kind: 'later', detail: failure.detail })

const asUnknown = ({ op }: Operation): Failure => ({
  kind: op === 'get' ? 'later' : 'unknown',
  detail: 'CRM: no answer for this record',
})
