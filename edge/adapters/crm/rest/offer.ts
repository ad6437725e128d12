/**
 * @module
 * What a contract backend offers for operations on records (crm-contract.yaml: `/capabilities`): asked once, then
 * known as long as the connector lives.
 */
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { RestClient } from './rest-client.ts'
import { unreadable } from './rest-client.ts'
import { capabilities } from './rest-schema.ts'

export type Offer = {
  /** Operations in one batch; 0: there is no batch. */
  readonly max: number
  /** Calls at the same time. */
  readonly width: number
  readonly actAsUser: boolean
}

const DEFAULT_WIDTH = 4
const MAX_WIDTH = 6

export const nothingOffered: Offer = { max: 0, width: DEFAULT_WIDTH, actAsUser: false }

/** Only an answer is kept: an outage must not switch batches off for good. */
export function makeOffer(client: RestClient): () => Promise<Result<Offer, Failure>> {
  let known: Result<Offer, Failure> | null = null
  return async () => {
    if (known !== null) return known
    const found = await askOffer(client)
    if (found.ok) known = found
    return found
  }
}

async function askOffer(client: RestClient): Promise<Result<Offer, Failure>> {
  const reply = await client.request({ method: 'GET', path: '/capabilities' })
  // 404: a backend that says nothing of itself offers nothing.
  if (!reply.ok)
    return reply.failure.kind === 'gone' ? ok(nothingOffered) : fail(ofNoRecord(reply.failure))
  const parsed = capabilities.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('capabilities')
  const { batch, limits, actAsUser } = parsed.data
  return ok({
    max: batch?.max ?? 0,
    width: Math.min(limits?.concurrency ?? DEFAULT_WIDTH, MAX_WIDTH),
    actAsUser,
  })
}

/** A refusal of this call is not one of the records that wait for it. */
const ofNoRecord = (failure: Failure): Failure =>
  failure.kind === 'stop' || failure.kind === 'later'
    ? failure
    : { kind: 'later', detail: failure.detail }
