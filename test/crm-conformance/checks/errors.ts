/**
 * @module
 * Group K: refusals that can be understood, and batches.
 */
import type { Answer } from '../backend.ts'
import { call, contactBody, keyOf, make, nameField, note } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  codeOf,
  failed,
  idOf,
  isRefused,
  isSuccess,
  listOf,
  membersOf,
  notOffered,
  pass,
  revOf,
  said,
  textOf,
  valueOf,
} from '../check.ts'

async function speaksProblems(bench: Bench): Promise<Finding> {
  const made = await make(bench, 'contact', contactBody(bench))
  const path = `/contacts/${encodeURIComponent(idOf(made))}`
  const headers = { 'if-match': '*' }
  const answers: readonly (readonly [string, Answer])[] = [
    ['an unknown record', await call(bench, 'GET', '/contacts/no-such-record')],
    ['an unknown path', await call(bench, 'GET', '/no-such-path')],
    ['no token', await call(bench, 'GET', '/contacts?limit=1', { token: null })],
    ['a body that is no JSON', await call(bench, 'PATCH', path, { raw: '{"a":', headers })],
    ['a body that is a list', await call(bench, 'PATCH', path, { body: [], headers })],
    ['a limit that is no number', await call(bench, 'GET', '/contacts?limit=many')],
  ]
  for (const [name, answer] of answers) {
    const broken = notAProblem(answer)
    if (broken !== null) return failed(`${name}: ${said(answer)}, ${broken}`)
  }
  return pass
}

function notAProblem(answer: Answer): string | null {
  if (!isRefused(answer)) return 'not refused'
  const type = answer.header('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) return 'not application/problem+json'
  if (valueOf(answer, 'status') !== answer.status) return '`status` is not that of the answer'
  if (textOf(valueOf(answer, 'title')) === '') return 'no `title`'
  return codeOf(answer) === '' ? 'no code, neither in `code` nor in `type`' : null
}

async function namesField(bench: Bench): Promise<Finding> {
  const event = {
    title: bench.mark,
    start: 'never',
    end: 'never',
    allDay: false,
    ownerId: bench.owner,
  }
  const answer = await make(bench, 'event', event)
  const [error] = listOf(valueOf(answer, 'errors')).map(membersOf)
  return claims(
    [answer.status === 422, `an event that starts "never": ${said(answer)}`],
    [textOf(error?.['pointer']).startsWith('/'), 'the problem names no field (errors[].pointer)'],
  )
}

const mostOf = (bench: Bench): number => Number(membersOf(bench.capabilities['batch'])['max'] ?? 0)
const without = notOffered('capabilities.batch')

const sendBatch = (bench: Bench, ops: readonly Members[]): Promise<Answer> =>
  call(bench, 'POST', '/batch', { body: { ops } })

async function mixesResults(bench: Bench): Promise<Finding> {
  if (mostOf(bench) < 6) return without
  const made = await make(bench, 'contact', contactBody(bench))
  const stale = await make(bench, 'contact', contactBody(bench))
  const ref = keyOf(bench)
  bench.made.references.push({ type: 'contact', id: ref })
  const type = 'contact'
  const patch = { [nameField(bench)]: `${bench.mark} batch` }
  const answer = await sendBatch(bench, [
    { op: 'get', type, id: 'no-such-record' },
    { op: 'put', type, ref, ifNoneMatch: '*', key: keyOf(bench), body: contactBody(bench) },
    { op: 'update', type, id: idOf(made), ifMatch: revOf(made), key: keyOf(bench), body: patch },
    { op: 'update', type, id: idOf(stale), ifMatch: 'not-the-rev', key: keyOf(bench), body: patch },
    { op: 'get', type, id: idOf(made) },
    { op: 'delete', type, id: idOf(made), ifMatch: '*', key: keyOf(bench) },
  ])
  if (!isSuccess(answer)) return failed(`POST /batch: ${said(answer)}`)
  const results = listOf(valueOf(answer, 'results')).map(membersOf)
  const bodies = results.map((result) => ({ ...answer, json: result['body'] }))
  if (bodies[1] !== undefined) note(bench, type, { ...bodies[1], status: 201 })
  const statuses = results.map((result) => Number(result['status']))
  const wanted = [[404], [200, 201], [200], [412], [200], [204, 200]]
  const odd = wanted.findIndex((options, index) => !options.includes(statuses[index] ?? 0))
  return claims(
    [results.length === 6, `six operations got ${results.length} results`],
    [
      odd === -1,
      `operation ${odd + 1} got status ${statuses[odd]}, not ${wanted[odd]?.join(' or ')}`,
    ],
    [idOf(bodies[2] ?? answer) === idOf(made), 'the body of a change is another record'],
    [revOf(bodies[2] ?? answer) === revOf(bodies[4] ?? answer), 'read after a change, it is older'],
  )
}

async function boundsBatch(bench: Bench): Promise<Finding> {
  const most = mostOf(bench)
  if (most === 0) return without
  if (most > 500) return notOffered(`batch.max is ${most}: too many to try`)
  const ops = Array.from({ length: most + 1 }, (_, index) => ({
    op: 'get',
    type: 'contact',
    id: `no-such-record-${index}`,
  }))
  const answer = await sendBatch(bench, ops)
  return claims([
    answer.status === 413 || answer.status === 422,
    `${most + 1} operations: ${said(answer)}`,
  ])
}

export const errorChecks: readonly Check[] = [
  {
    id: 'K1',
    need: 'relied',
    expected: 'Every refusal is application/problem+json with title, status and a code (RFC 9457).',
    otherwise: 'The product cannot tell “later” from “never” and says the wrong thing to people.',
    run: speaksProblems,
  },
  {
    id: 'K1',
    need: 'relied',
    expected: 'A value that is not acceptable is refused with 422 and a pointer to its field.',
    otherwise: 'A member reads that something was refused, and not what.',
    run: namesField,
  },
  {
    id: 'K3',
    need: 'relied',
    expected: 'A batch carries out what it can and answers each operation in its place.',
    otherwise: 'One bad record stops the others, or a result is taken for another record’s.',
    run: mixesResults,
  },
  {
    id: 'K4',
    need: 'advice',
    expected: 'A batch larger than batch.max is refused with 413.',
    otherwise: 'Nothing: this product keeps to batch.max.',
    run: boundsBatch,
  },
]
