/**
 * @module
 * Group J, notices: what the CRM sends to an endpoint (Standard Webhooks). Only where the run has an address the
 * CRM can reach.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { call, contactBody, make } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Notice, Receiver } from '../receiver.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isSuccess,
  membersOf,
  notOffered,
  notRun,
  said,
  textOf,
  valueOf,
} from '../check.ts'
import { hasNotices, register } from './webhooks.ts'

/** The receiver's tolerance, by the contract. */
const MAX_AGE_S = 300
const MAX_BYTES = 20_000
/** Notices of an endpoint before may still come in. */
const MAX_OLD = 20

/** Makes an endpoint, lets something happen, and looks at what arrives. */
async function noticing(
  bench: Bench,
  look: (receiver: Receiver, secret: string) => Promise<Finding>,
): Promise<Finding> {
  if (!hasNotices(bench))
    return notOffered('capabilities.webhooks.signing is not standard-webhooks')
  const { receiver } = bench
  if (receiver === null)
    return notRun('needs an address the CRM can reach: --receive-url, --receive-port')
  for (let old = 0; old < MAX_OLD && (await receiver.next(0)) !== null; old++);
  const made = await register(bench, receiver.url)
  if (!isSuccess(made)) return failed(`POST /webhook-endpoints: ${said(made)}`)
  try {
    await make(bench, 'contact', contactBody(bench))
    return await look(receiver, textOf(valueOf(made, 'secret')))
  } finally {
    receiver.answer(204)
    await call(bench, 'DELETE', `/webhook-endpoints/${encodeURIComponent(idOf(made))}`)
  }
}

const signs = (bench: Bench): Promise<Finding> =>
  noticing(bench, async (receiver, secret) => {
    const notice = await receiver.next(bench.patienceMs)
    if (notice === null) return failed(`no notice of a new record within ${seconds(bench)} s`)
    const age = Math.abs(bench.now() / 1000 - Number(notice.header('webhook-timestamp')))
    const { type } = membersOf(jsonOf(notice.body))
    return claims(
      [notice.header('webhook-id') !== '', 'no webhook-id'],
      [age <= MAX_AGE_S, 'webhook-timestamp is not the time, in seconds'],
      [isSigned(notice, secret), 'webhook-signature is not that of the body with the secret'],
      [type === 'changes.available', 'the type of the notice is not changes.available'],
      [notice.body.length < MAX_BYTES, `the notice has ${notice.body.length} characters`],
    )
  })

const triesAgain = (bench: Bench): Promise<Finding> =>
  noticing(bench, async (receiver) => {
    receiver.answer(500)
    const first = await receiver.next(bench.patienceMs)
    receiver.answer(204)
    const again = await receiver.next(bench.patienceMs)
    return claims(
      [first !== null, `no notice of a new record within ${seconds(bench)} s`],
      [again !== null, `answered 500, it was not sent again within ${seconds(bench)} s`],
      [
        first?.header('webhook-id') === again?.header('webhook-id'),
        'sent again it has another webhook-id',
      ],
    )
  })

const seconds = ({ patienceMs }: Bench): number => patienceMs / 1000

function isSigned({ header, body }: Notice, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  return header('webhook-signature')
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export const noticeChecks: readonly Check[] = [
  {
    id: 'J1',
    need: 'relied',
    expected:
      'A change is told within a minute, signed with the endpoint’s secret (Standard Webhooks).',
    otherwise: 'Notices are refused as forged: changes come minutes later, by the poll.',
    run: signs,
  },
  {
    id: 'J3',
    need: 'advice',
    expected: 'A notice answered with 500 is sent again, with the same webhook-id.',
    otherwise: 'Nothing but time: what it told is found by the poll.',
    run: triesAgain,
  },
]
