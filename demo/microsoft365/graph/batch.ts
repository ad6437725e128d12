/**
 * @module
 * `POST /v1.0/$batch` (graph-contract §5): up to 20 calls, each with its own fate.
 *
 * Owns: the envelope, dependsOn, which items run side by side. Does not own: how an item is served (serve.ts).
 */
import type { GraphReply, SentMail } from '../frame.ts'
import type { FaultAction } from '../controls/faults.ts'
import { toBatchItem } from './answer.ts'
import type { BatchItem, Exchange } from './answer.ts'
import { badRequest, errorReply, usualCode } from './errors.ts'
import { readTarget } from './target.ts'
import { serve } from './serve.ts'
import type { Served } from './serve.ts'
import type { PlainRequest, Serving } from './serving.ts'
import { readItems } from './batch-items.ts'
import type { Item } from './batch-items.ts'

type Call = { n: number; fault?: FaultAction | undefined }

export async function answerBatch(
  serving: Serving,
  request: PlainRequest,
  envelope: { exchange: Exchange; n: number; fault?: FaultAction },
): Promise<GraphReply> {
  const { fault } = envelope
  if (fault?.delayMs) await serving.hosts.sleep(fault.delayMs)
  if (fault?.status !== undefined) {
    const headers: Record<string, string> =
      fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }
    return errorReply(
      fault.status,
      fault.code ?? usualCode(fault.status),
      'The batch was refused by a sandbox fault rule.',
      headers,
    )
  }
  if (request.method !== 'POST') return badRequest('A batch is sent by POST.')
  const items = request.unreadable ? 'The batch is no JSON.' : readItems(request.body)
  if (typeof items === 'string') return badRequest(items)
  const arrivals = items.map(({ request: { method, path } }) => ({
    method,
    path,
    batch: envelope.n,
  }))
  const { calls } = await serving.hosts.controls.begin(arrivals)
  const { responses, mails } = await runAll(serving, items, calls, envelope.exchange)
  const departures = items.map((item, at) => ({
    n: calls[at]?.n ?? 0,
    status: responses.get(item.id)?.status ?? 500,
    user: serving.person?.upn ?? serving.caller.appId,
  }))
  await serving.hosts.controls.end(departures, mails)
  const body = { responses: shuffled([...responses.values()]) }
  return fault?.dropResponseAfterWrite
    ? errorReply(504, 'UnknownError', '')
    : { status: 200, headers: {}, body }
}

/** Waves: all whose predecessors are done run side by side, then the next ones. */
async function runAll(serving: Serving, items: Item[], calls: Call[], exchange: Exchange) {
  const responses = new Map<string, BatchItem>()
  const mails: SentMail[] = []
  let waiting = items.map((item, at) => ({ item, call: calls[at] ?? { n: 0 } }))
  while (waiting.length > 0) {
    const wave = waiting.filter(({ item }) => item.dependsOn.every((id) => responses.has(id)))
    waiting = waiting.filter((one) => !wave.includes(one))
    const lanes = laneOf(serving)
    const served = await Promise.all(
      wave.map(({ item, call }) => {
        const failed = item.dependsOn.some((id) => (responses.get(id)?.status ?? 500) >= 400)
        return failed
          ? failedDependency()
          : serve(serving, item.request, call.fault, lanes(item, call))
      }),
    )
    for (const [at, { reply, mails: sent }] of served.entries()) {
      const { item } = wave[at] ?? {}
      if (item) responses.set(item.id, toBatchItem(item.givenId, reply, exchange))
      mails.push(...sent)
    }
  }
  return { responses, mails }
}

/** How many of a wave run in the same mailbox already: Exchange takes four at once (graph-contract §5, §6). */
function laneOf(serving: Serving) {
  const running = new Map<string, number>()
  return ({ request }: Item, { fault }: Call) => {
    const target = readTarget(request.path.replace(/^\/v1\.0\/?/i, ''))
    if (target.kind !== 'mailbox' || fault?.status !== undefined || fault?.delayMs)
      return { beside: 0 }
    const key = target.user === 'me' ? (serving.caller.userId ?? '') : target.user.toLowerCase()
    const beside = running.get(key) ?? 0
    running.set(key, beside + 1)
    return { beside }
  }
}

async function failedDependency(): Promise<Served> {
  const reply = errorReply(
    424,
    'FailedDependency',
    'The request was not run because a request it depends on failed.',
  )
  return { reply, mails: [] }
}

/** Answers come in any order (graph-contract §5): here the second half first, so that nobody relies on positions. */
function shuffled(responses: BatchItem[]): BatchItem[] {
  const half = Math.ceil(responses.length / 2)
  return [...responses.slice(half), ...responses.slice(0, half)]
}
