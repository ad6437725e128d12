/**
 * @module
 * Group D: a call repeated after a lost answer does nothing twice.
 */
import { call, contactBody, keyOf, make, nameField, note, post, referencePath } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isRefused,
  isSuccess,
  listOf,
  membersOf,
  notOffered,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const hasKeys = ({ capabilities }: Bench): boolean => capabilities['idempotency'] === 'key'
const without = notOffered('capabilities.idempotency is not key')
const AT_ONCE = 10

async function replays(bench: Bench): Promise<Finding> {
  if (!hasKeys(bench)) return without
  const key = keyOf(bench)
  const first = await post(bench, 'contact', contactBody(bench), key)
  if (!isSuccess(first)) return failed(`POST /contacts: ${said(first)}`)
  const again = await post(bench, 'contact', contactBody(bench), key)
  return claims(
    [isSuccess(again), `the same call again: ${said(again)}`],
    [idOf(again) === idOf(first), 'the same call again made a second record'],
    [again.status === first.status, `the same call again: ${said(again)}, not ${first.status}`],
  )
}

async function refusesOtherBody(bench: Bench): Promise<Finding> {
  if (!hasKeys(bench)) return without
  const key = keyOf(bench)
  const first = await post(bench, 'contact', contactBody(bench), key)
  if (!isSuccess(first)) return failed(`POST /contacts: ${said(first)}`)
  const body = contactBody(bench, { [nameField(bench)]: `${bench.mark} other` })
  const other = await post(bench, 'contact', body, key)
  return claims([other.status === 422, `the same key with another body: ${said(other)}`])
}

async function makesOne(bench: Bench): Promise<Finding> {
  if (!hasKeys(bench)) return without
  const key = keyOf(bench)
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => post(bench, 'contact', contactBody(bench), key)),
  )
  const ids = new Set(answers.filter(isSuccess).map(idOf))
  const odd = answers.find((answer) => !isSuccess(answer) && !isRefused(answer))
  return claims(
    [ids.size === 1, `${AT_ONCE} calls with one key at once made ${ids.size} records`],
    [odd === undefined, odd === undefined ? '' : said(odd)],
  )
}

async function putsOnce(bench: Bench): Promise<Finding> {
  const reference = `conformance-${bench.uuid()}`
  const ask = { reference, onlyNew: false }
  const first = await make(bench, 'contact', contactBody(bench), ask)
  if (!isSuccess(first)) return failed(`PUT by reference: ${said(first)}`)
  const again = await make(bench, 'contact', contactBody(bench), ask)
  const found = await call(bench, 'GET', referencePath('contact', reference))
  return claims(
    [isSuccess(again), `the same call again: ${said(again)}`],
    [idOf(again) === idOf(first), 'the same reference made a second record'],
    [idOf(found) === idOf(first), `GET by reference: ${said(found)}, or another record`],
  )
}

async function replaysBatches(bench: Bench): Promise<Finding> {
  if (!hasKeys(bench)) return without
  if (!(Number(membersOf(bench.capabilities['batch'])['max'] ?? 0) > 0))
    return notOffered('capabilities.batch')
  const headers = { 'idempotency-key': keyOf(bench) }
  const body = { ops: [{ op: 'create', type: 'contact', body: contactBody(bench) }] }
  const ids: string[] = []
  for (let time = 0; time < 2; time++) {
    const answer = await call(bench, 'POST', '/batch', { body, headers })
    const [result] = listOf(valueOf(answer, 'results')).map(membersOf)
    const made = { ...answer, json: result?.['body'] }
    if (!isSuccess(answer) || idOf(made) === '') return failed(`POST /batch: ${said(answer)}`)
    note(bench, 'contact', made)
    ids.push(textOf(idOf(made)))
  }
  return claims([ids[0] === ids[1], 'the same batch again made a second record'])
}

export const idempotencyChecks: readonly Check[] = [
  {
    id: 'D1',
    need: 'relied',
    expected: 'The same POST with the same Idempotency-Key gets the same answer and makes nothing.',
    otherwise: 'A user added just as the answer got lost is added twice.',
    run: replays,
  },
  {
    id: 'D2',
    need: 'relied',
    expected: 'The same key with another body is refused with 422.',
    otherwise: 'A later change is answered with an earlier one’s success and never made.',
    run: refusesOtherBody,
  },
  {
    id: 'D3',
    need: 'relied',
    expected: `${AT_ONCE} calls with one key at the same moment make one record.`,
    otherwise: 'A repeated call doubles what it makes.',
    run: makesOne,
  },
  {
    id: 'D5',
    need: 'relied',
    expected: 'PUT by the same reference again is the same record.',
    otherwise: 'Every create whose answer got lost leaves a double in the CRM.',
    run: putsOnce,
  },
  {
    id: 'D6',
    need: 'advice',
    expected: 'A whole batch with the same key again makes nothing.',
    otherwise: 'Nothing: this product’s operations are safe one by one.',
    run: replaysBatches,
  },
]
