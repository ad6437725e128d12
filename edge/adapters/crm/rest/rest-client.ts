/**
 * @module
 * One call to a contract backend: address, token with one renewal, refusals as failures.
 */
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { HttpReply, Send } from '../../http/send.ts'
import { transportToFailure } from '../../http/send.ts'
import type { CrmTokenSource } from '../crm-token.ts'
import { problemToFailure } from './problem.ts'

export type RestCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the base URL, with its query. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type RestClient = {
  /** Any status is an answer. */
  exchange(call: RestCall): Promise<Result<HttpReply, Failure>>
  /** A 2xx is an answer, everything else a failure. */
  request(call: RestCall): Promise<Result<HttpReply, Failure>>
  readonly clock: Clock
}

export function makeRestClient(means: {
  readonly baseUrl: string
  readonly send: Send
  readonly token: CrmTokenSource
  readonly clock: Clock
}): RestClient {
  const base = means.baseUrl.replace(/\/+$/, '')

  const once = async (call: RestCall, token: string): Promise<Result<HttpReply, Failure>> => {
    const reply = await means.send({
      method: call.method,
      url: `${base}${call.path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(call.body === undefined ? {} : { 'content-type': contentType(call.method) }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
    return reply.ok ? reply : fail(transportToFailure(reply.failure, intentOf(call)))
  }

  const exchange = async (call: RestCall): Promise<Result<HttpReply, Failure>> => {
    const token = await means.token()
    if (!token.ok) return token
    const reply = await once(call, token.value)
    if (!reply.ok || reply.value.status !== 401) return reply
    const renewed = await means.token(token.value)
    return renewed.ok ? once(call, renewed.value) : renewed
  }

  return {
    clock: means.clock,
    exchange,
    async request(call) {
      const reply = await exchange(call)
      if (!reply.ok || isSuccess(reply.value)) return reply
      return fail(problemToFailure(reply.value, intentOf(call), means.clock.now()))
    },
  }
}

export const isSuccess = (reply: { readonly status: number }): boolean =>
  reply.status >= 200 && reply.status < 300

export const intentOf = (call: RestCall): 'read' | 'write' =>
  call.method === 'GET' ? 'read' : 'write'

/** Runs `work` over all entries, at most `width` at a time; answers align. */
export async function inParallel<Entry, Answer>(
  entries: readonly Entry[],
  width: number,
  work: (entry: Entry, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < entries.length) {
      const index = next++
      answers[index] = await work(entries[index] as Entry, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, entries.length) }, lane))
  return answers
}

/** An answer that is not what the contract says: a broken deployment, not a broken record. */
export const unreadable = <Value>(what: string): Result<Value, Failure> =>
  fail({ kind: 'later', detail: `CRM: unreadable ${what}` })

export const done: Result<null, Failure> = ok(null)

const contentType = (method: RestCall['method']): string =>
  method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
