/**
 * @module
 * Many requests in one $batch (graph-contract §5): at most 20, answers aligned by id and never by
 * order, single refusals repeated alone.
 *
 * Of one mailbox at most four requests may run at a time (graph-contract §6). Up to four go side by
 * side; more go as a serial chain, which is one envelope for twenty. A broken chain (424) is resent
 * from where it broke, and after two breaks in parallel fours.
 */
import { packed } from '../../domain/packed.ts'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { retryAfterMs } from '../http/send.ts'
import type { GraphCall, GraphClient } from './graph-client.ts'
import { intentOf, standingHeaders } from './graph-client.ts'
import type { GraphReply } from './graph-failure.ts'
import { failureOf, isSuccess } from './graph-failure.ts'
import { batchAnswer } from './graph-schema.ts'

export type BatchAnswer = Result<GraphReply, Failure>
export type Batch = (calls: readonly GraphCall[]) => Promise<readonly BatchAnswer[]>

export type BatchMeans = {
  readonly client: GraphClient
  readonly wait: (ms: number) => Promise<void>
  /** Told how many requests one envelope carried. */
  readonly spend: (requests: number) => void
}

const MAX_ITEMS = 20
/** A request may hold 4 MB (graph-contract §1); the envelope's own words and three bytes a letter leave this. */
const MAX_LETTERS = 1_200_000
const PARALLEL = 4
/** Every round answers at least one request, waits or halves; this is the end of patience for a whole call. */
const MAX_ROUNDS = 24
const MAX_WAITS = 3
/** A longer wait is the engine's to plan, not a slice's to sleep through. */
const MAX_WAIT_MS = 5_000
/** UNSOURCED: what to wait when a 429 names no time (graph-contract §6: exponential from 1–2 s). */
const DEFAULT_WAIT_MS = 1_500

type Run = {
  readonly answers: (BatchAnswer | undefined)[]
  pending: number[]
  waits: number
  breaks: number
  renewed: boolean
  /** How many requests the next envelope may carry. */
  room: number
}

export function makeBatch(means: BatchMeans): Batch {
  return async (asked) => {
    const calls = asked.map((call) => ({ ...call, path: means.client.place(call.path) }))
    const run: Run = {
      answers: calls.map(() => undefined),
      pending: calls.map((_, index) => index),
      waits: 0,
      breaks: 0,
      renewed: false,
      room: MAX_ITEMS,
    }
    for (let round = 0; round < MAX_ROUNDS && run.pending.length > 0; round++)
      if (!(await oneRound(means, calls, run))) break
    return run.answers.map(
      (answer) =>
        answer ?? fail({ kind: 'later', detail: 'Microsoft 365: not reached in this run' }),
    )
  }
}

/** One envelope. False: no point in going on. */
async function oneRound(
  means: BatchMeans,
  calls: readonly GraphCall[],
  run: Run,
): Promise<boolean> {
  const size = Math.min(run.room, run.breaks < 2 ? MAX_ITEMS : PARALLEL)
  const items = fitting(calls, run.pending.slice(0, size))
  means.spend(items.length)
  const reply = await means.client.request(envelope(calls, items))
  const parsed = reply.ok ? batchAnswer.safeParse(reply.value.body) : undefined
  if (!reply.ok || !parsed?.success) {
    const failure: Failure = reply.ok
      ? { kind: 'later', detail: 'Microsoft 365: unreadable batch answer' }
      : reply.failure
    if (failure.kind === 'refused') return refused(run, items, failure)
    for (const index of items) run.answers[index] = fail(forItem(failure, calls[index], reply.ok))
    for (const index of run.pending.slice(items.length)) run.answers[index] = fail(notSent(failure))
    run.pending = []
    return false
  }
  const byId = new Map(parsed.data.responses.map((response) => [response.id, response]))
  return settle(means, calls, run, items, (index) => {
    const response = byId.get(String(index))
    return response === undefined ? undefined : toReply(response)
  })
}

/** As many as one request holds; one that is too large by itself goes alone, and Graph says so. */
function fitting(calls: readonly GraphCall[], items: readonly number[]): readonly number[] {
  const lettersOf = (index: number) => JSON.stringify(calls[index]?.body ?? null).length
  return packed(items, lettersOf, { size: MAX_LETTERS })[0] ?? []
}

/**
 * An envelope refused as a whole (400, 413) did nothing, and one of its requests is to blame: halved until that
 * one is alone, the others go on.
 */
function refused(run: Run, items: readonly number[], failure: Failure): boolean {
  const [only] = items
  if (items.length > 1 || only === undefined) {
    run.room = Math.floor(items.length / 2)
    return true
  }
  run.answers[only] = fail(failure)
  run.pending = run.pending.slice(1)
  run.room = MAX_ITEMS
  return true
}

async function settle(
  means: BatchMeans,
  calls: readonly GraphCall[],
  run: Run,
  items: readonly number[],
  replyTo: (index: number) => GraphReply | undefined,
): Promise<boolean> {
  const again: number[] = []
  let waitMs = 0
  let refusedToken = false
  for (const index of items) {
    const reply = replyTo(index)
    const verdict = judge(reply, run, means.client.now())
    if (reply !== undefined) run.answers[index] = ok(reply)
    else run.answers[index] = fail(forItem(lost, calls[index], true))
    if (verdict.again) again.push(index)
    waitMs = Math.max(waitMs, verdict.waitMs)
    refusedToken ||= verdict.refusedToken
  }
  if (again.length > 0 && items.length > PARALLEL) run.breaks++
  run.pending = [...again, ...run.pending.slice(items.length)]
  if (refusedToken) {
    run.renewed = true
    const renewed = await means.client.renewToken()
    if (!renewed.ok) {
      for (const index of again) run.answers[index] = fail(renewed.failure)
      return false
    }
  }
  if (waitMs > 0) {
    run.waits++
    await means.wait(waitMs)
  }
  return true
}

const lost: Failure = { kind: 'unknown', detail: 'Microsoft 365: no answer for this request' }

function judge(reply: GraphReply | undefined, run: Run, now: number) {
  const final = { again: false, waitMs: 0, refusedToken: false }
  if (reply === undefined || isSuccess(reply)) return final
  if (reply.status === 424) return { ...final, again: true }
  if (reply.status === 401 && !run.renewed) return { ...final, again: true, refusedToken: true }
  if (reply.status === 429 && run.waits < MAX_WAITS) {
    const waitMs = retryAfterMs(reply.header('retry-after'), now) ?? DEFAULT_WAIT_MS
    if (waitMs <= MAX_WAIT_MS) return { ...final, again: true, waitMs: Math.max(1, waitMs) }
  }
  return final
}

function envelope(calls: readonly GraphCall[], items: readonly number[]): GraphCall {
  const chained = items.length > PARALLEL
  const requests = items.map((index, position) => {
    const call = calls[index]
    if (call === undefined) throw new Error('batch index out of range')
    return {
      id: String(index),
      method: call.method,
      url: call.path,
      headers: standingHeaders(call),
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(chained && position > 0 ? { dependsOn: [String(items[position - 1])] } : {}),
    }
  })
  return { method: 'POST', path: '/$batch', body: { requests } }
}

function toReply(response: {
  status: number
  headers?: Record<string, string> | null | undefined
  body?: unknown
}): GraphReply {
  const headers = new Map(
    Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    status: response.status,
    header: (name) => headers.get(name.toLowerCase()) ?? null,
    body: response.body,
  }
}

/** Said of the envelope they say nothing about what is in it, least of all that it is gone (engine.md §0.4). */
const ofEnvelope: ReadonlySet<Failure['kind']> = new Set(['gone', 'stale', 'resync'])

/** The envelope is a POST; whether a broken one is "unknown" depends on what it carried. */
function forItem(failure: Failure, call: GraphCall | undefined, answered: boolean): Failure {
  if (ofEnvelope.has(failure.kind)) return { kind: 'later', detail: failure.detail }
  if (failure.kind !== 'unknown' && !answered) return failure
  const reads = call === undefined || intentOf(call.method) === 'read'
  return { kind: reads ? 'later' : 'unknown', detail: failure.detail }
}

const notSent = (failure: Failure): Failure =>
  failure.kind === 'unknown' || ofEnvelope.has(failure.kind)
    ? { kind: 'later', detail: failure.detail }
    : failure

/** The 2xx answer of one batch item, or its failure. */
export function settled(
  answer: BatchAnswer,
  call: GraphCall,
  now: number,
): Result<GraphReply, Failure> {
  if (!answer.ok || isSuccess(answer.value)) return answer
  return fail(failureOf(answer.value, intentOf(call.method), now))
}
