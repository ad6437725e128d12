/**
 * @module
 * CRMs that break one promise about access, records, keys, batches or refusals: the demo CRM behind a front.
 */
import { basicAuthorization } from '../../../edge/adapters/crm/basic-authorization.ts'
import { access, stranger } from './crm-stage.ts'
import type { Front } from './crm-stage.ts'
import {
  also,
  altered,
  always,
  list,
  one,
  reference,
  answersWith,
  asksWith,
  isCall,
  pathOf,
  problem,
  withBody,
  withHeaders,
  writesWith,
} from './fronts.ts'
import type { Broken, Json } from './fronts.ts'

/** Sends the key of each later call as another one. */
const forgetsKeys = asksWith('POST', list, (request) =>
  withHeaders(request, { 'idempotency-key': crypto.randomUUID() }),
)

/** Answers the first call with a key again and again. */
function answersAnyBody(): Front {
  const answers = new Map<string, Response>()
  return async (request, next) => {
    const key = request.headers.get('idempotency-key') ?? ''
    if (!isCall(request, 'POST', list)) return next(request)
    const kept = answers.get(key) ?? (await next(request))
    answers.set(key, kept.clone())
    return kept
  }
}

/** Looks whether a key is known, and writes it down only after its work. */
function notesLate(): Front {
  const done = new Map<string, { readonly text: string; readonly answer: Response }>()
  return async (request, next) => {
    const key = request.headers.get('idempotency-key') ?? ''
    if (!isCall(request, 'POST', list)) return next(request)
    const text = await request.clone().text()
    const known = done.get(key)
    if (known !== undefined)
      return known.text === text ? known.answer.clone() : problem(422, 'idempotency-mismatch')
    const answer = await next(withHeaders(request, { 'idempotency-key': crypto.randomUUID() }))
    if (answer.ok) done.set(key, { text, answer: answer.clone() })
    return answer
  }
}

/** Makes a record of its own of each reference, whatever was there. */
const forgetsReferences: Front = async (request, next) => {
  if (!isCall(request, 'PUT', reference) || request.headers.has('if-none-match'))
    return next(request)
  const body = await request.text()
  return also(request, next, `/${pathOf(request).split('/')[1]}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  })
}

const withoutCurrent: Front = async (request, next) => {
  const response = await next(request)
  return response.status === 412 ? altered(response, ({ current: _, ...rest }) => rest) : response
}

const plainErrors: Front = async (request, next) => {
  const response = await next(request)
  return response.status < 400
    ? response
    : Response.json({ error: 'wrong' }, { status: response.status })
}

/** Looks at the revision first and writes afterwards, as one without a transaction does. */
function looksThenWrites(): Front {
  let looking = 0
  return async (request, next) => {
    const wanted = request.headers.get('if-match')?.replaceAll('"', '') ?? '*'
    if (!isCall(request, 'PATCH', one) || wanted === '*') return next(request)
    looking++
    const now = (await (await also(request, next, pathOf(request))).json()) as Json
    looking--
    // Whoever came at the same moment has looked too before anybody writes.
    while (looking > 0) await new Promise((done) => setTimeout(done, 1))
    return now['rev'] === wanted
      ? next(withHeaders(request, { 'if-match': '*' }))
      : problem(412, 'precondition-failed')
  }
}

export const brokenRecords: readonly Broken[] = [
  {
    name: 'speaks of another version',
    finds: 'A1',
    front: always(answersWith('GET', /^\/capabilities$/, (json) => ({ ...json, contract: '2.0' }))),
  },
  {
    name: 'looks at a revision before it writes, apart from it',
    finds: 'C3',
    too: ['C2'],
    front: looksThenWrites,
  },
  {
    name: 'answers without a token',
    finds: 'A2',
    too: ['K1'],
    front: always(async (request, next) => {
      const response = await next(request)
      return response.status === 401 ? Response.json({ items: [], cursor: null }) : response
    }),
  },
  {
    name: 'lets anybody be acted as',
    finds: 'A5',
    front: always((request, next) => next(withHeaders(request, { 'act-as-user': null }))),
  },
  {
    name: 'takes all tenants for one',
    finds: 'A3',
    front: always((request, next) =>
      next(
        request.headers.get('authorization') === basicAuthorization(stranger)
          ? withHeaders(request, { authorization: basicAuthorization(access) })
          : request,
      ),
    ),
  },
  {
    name: 'notes the connector’s name instead of the user’s',
    finds: 'A5',
    front: always(
      answersWith('PATCH', one, (json) => ({ ...json, lastChange: { via: 'sync', by: 'edge' } })),
    ),
  },
  {
    name: 'cuts long values',
    finds: 'B1',
    too: ['B2'],
    front: always(
      writesWith((body) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            typeof value === 'string' ? value.slice(0, 60) : value,
          ]),
        ),
      ),
    ),
  },
  {
    name: 'takes letters for Latin',
    finds: 'B2',
    front: always(
      answersWith('GET', one, (json) =>
        JSON.parse(JSON.stringify(json).replaceAll(/[^ -\u00ff]/gu, '?')),
      ),
    ),
  },
  {
    name: 'leaves out null in patches',
    finds: 'B3',
    too: ['G4'],
    front: always(
      asksWith('PATCH', one, (request) =>
        withBody(request, (body) =>
          Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
        ),
      ),
    ),
  },
  {
    name: 'shows deleted records',
    finds: 'B4',
    front: always(async (request, next) => {
      const response = await next(request)
      if (!isCall(request, 'GET', one) || response.status !== 410) return response
      return Response.json(((await response.json()) as Json)['current'])
    }),
  },
  {
    name: 'says of changed records that they were made now',
    finds: 'B6',
    too: ['H1'],
    front: always(answersWith('GET', one, (json) => ({ ...json, createdAt: json['rev'] }))),
  },
  {
    name: 'takes any revision',
    finds: 'C2',
    too: ['C3'],
    front: always(async (request, next) => {
      const known = request.headers.get('if-match')
      return next(known === null ? request : withHeaders(request, { 'if-match': '*' }))
    }),
  },
  { name: 'refuses without the record of now', finds: 'C2', front: always(withoutCurrent) },
  {
    name: 'needs no revision',
    finds: 'C1',
    front: always((request, next) =>
      next(
        request.headers.has('if-match') || !/^(?:PATCH|DELETE)$/.test(request.method)
          ? request
          : withHeaders(request, { 'if-match': '*' }),
      ),
    ),
  },
  {
    name: 'never changes the revision',
    finds: 'C4',
    too: ['C2', 'C3', 'F1', 'K3'],
    front: always(async (request, next) => {
      const asked = request.headers.has('if-match')
        ? withHeaders(request, { 'if-match': '*' })
        : request
      const response = await next(asked)
      const shows =
        response.ok && response.status !== 204 && pathOf(request).startsWith('/contacts/')
      return shows ? altered(response, (json) => ({ ...json, rev: 'r1' })) : response
    }),
  },
  {
    name: 'writes over a taken reference',
    finds: 'C5',
    front: always(
      asksWith('PUT', reference, (request) => withHeaders(request, { 'if-none-match': null })),
    ),
  },
  {
    name: 'makes a second record of the same key',
    finds: 'D1',
    too: ['D2', 'D3'],
    front: always(forgetsKeys),
  },
  { name: 'answers another body with the first’s answer', finds: 'D2', front: answersAnyBody },
  { name: 'notes a key after its work', finds: 'D3', front: notesLate },
  { name: 'makes two records of one reference', finds: 'D5', front: always(forgetsReferences) },
  { name: 'refuses without problem+json', finds: 'K1', too: ['C2'], front: always(plainErrors) },
  {
    name: 'stops a batch at the first failure',
    finds: 'K3',
    front: always(
      answersWith('POST', /^\/batch$/, (json) => {
        const results = json['results'] as { status: number }[]
        const end = results.findIndex(({ status }) => status >= 400)
        return { results: end === -1 ? results : results.slice(0, end + 1) }
      }),
    ),
  },
  {
    name: 'takes batches of any size',
    finds: 'K4',
    front: always(async (request, next) => {
      const response = await next(request)
      return isCall(request, 'POST', /^\/batch$/) && response.status === 413
        ? Response.json({ results: [] })
        : response
    }),
  },
  {
    name: 'has no path for references',
    finds: 'C5',
    front: always(async (request, next) =>
      reference.test(pathOf(request)) ? problem(404, 'not-found') : next(request),
    ),
  },
]
