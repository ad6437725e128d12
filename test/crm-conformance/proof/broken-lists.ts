/**
 * @module
 * CRMs that break one promise about lists, the feed, times, origins, users or notices: the demo CRM behind a front.
 */
import type { Front } from './crm-stage.ts'
import {
  altered,
  answersWith,
  asksWith,
  isCall,
  itemsOf,
  withQuery,
  writesWith,
  always,
  list,
  one,
} from './fronts.ts'
import type { Broken, Json } from './fronts.ts'

/** A cursor of its own kind: opens with whatever query it was made. */
const takesAnyCursor = asksWith('GET', list, (request) => {
  const cursor = new URL(request.url).searchParams.get('cursor')
  return cursor === null ? request : withQuery(request, { owner: null })
})

/** Mixes in somebody else's from the second page on. */
const losesQuery: Front = async (request, next) => {
  const page = await next(request)
  const isLater = new URL(request.url).searchParams.has('cursor')
  if (!isLater || !isCall(request, 'GET', list) || !page.ok) return page
  return altered(page, (json) => {
    const strangers = itemsOf(json).map((item) => ({ ...item, id: 'another', ownerId: 'priya' }))
    return { ...json, items: [...itemsOf(json), ...strangers] }
  })
}

const allDayEnds =
  (days: number) =>
  (body: Json): Json => {
    if (body['allDay'] !== true) return body
    const end = Date.parse(String(body['end'])) + days * 86_400_000
    return { ...body, end: new Date(end).toISOString().slice(0, 10) }
  }

export const brokenLists: readonly Broken[] = [
  { name: 'loses the query after the first page', finds: 'E1', front: always(losesQuery) },
  {
    name: 'leaves out the last of each page',
    finds: 'E1',
    too: ['E4'],
    front: always(
      answersWith('GET', /^\/events$/, (json) =>
        json['cursor'] === null ? json : { ...json, items: itemsOf(json).slice(0, -1) },
      ),
    ),
  },
  {
    name: 'lists everybody’s records',
    finds: 'E1',
    too: ['E3'],
    front: always(asksWith('GET', list, (request) => withQuery(request, { owner: null }))),
  },
  { name: 'takes a cursor of another query', finds: 'E3', front: always(takesAnyCursor) },
  {
    name: 'ignores the limit',
    finds: 'E4',
    too: ['E3', 'K1'],
    front: always(asksWith('GET', list, (request) => withQuery(request, { limit: '200' }))),
  },
  {
    name: 'leaves changes out of the feed',
    finds: 'F1',
    too: ['F5'],
    front: always(
      answersWith('GET', /^\/changes$/, (json) => ({
        ...json,
        items: itemsOf(json).filter((_, index) => index % 2 === 0),
      })),
    ),
  },
  {
    name: 'has a feed without tombstones',
    finds: 'F2',
    too: ['F5'],
    front: always(
      answersWith('GET', /^\/changes$/, (json) => ({
        ...json,
        items: itemsOf(json).filter(({ op }) => op !== 'delete'),
      })),
    ),
  },
  {
    name: 'tells of deletions before anything else',
    finds: 'F5',
    front: always(
      answersWith('GET', /^\/changes$/, (json) => ({
        ...json,
        items: itemsOf(json).toSorted(
          (a, b) => Number(b['op'] === 'delete') - Number(a['op'] === 'delete'),
        ),
      })),
    ),
  },
  {
    name: 'does not name the previous owner',
    finds: 'F3',
    front: always(
      answersWith('GET', /^\/changes$/, (json) => ({
        ...json,
        items: itemsOf(json).map(({ previousOwnerId: _, ...rest }) => rest),
      })),
    ),
  },
  {
    name: 'does not echo keys',
    finds: 'F7',
    front: always(
      answersWith('GET', /^\/changes$/, (json) => ({
        ...json,
        items: itemsOf(json).map(({ clientRef: _, ...rest }) => rest),
      })),
    ),
  },
  {
    name: 'takes any cursor of the feed',
    finds: 'F8',
    front: always(async (request, next) => {
      const response = await next(request.clone())
      return isCall(request, 'GET', /^\/changes$/) && response.status === 422
        ? next(withQuery(request, { cursor: 'latest' }))
        : response
    }),
  },
  {
    name: 'shows ends of whole days inclusive',
    finds: 'G2',
    too: ['G1'],
    front: always(answersWith('GET', one, (json) => allDayEnds(-1)(json))),
  },
  {
    name: 'keeps whole days as moments of UTC',
    finds: 'G1',
    too: ['G2'],
    front: always(
      answersWith('GET', one, (json) =>
        json['allDay'] === true ? { ...json, start: `${String(json['start'])}T00:00:00Z` } : json,
      ),
    ),
  },
  {
    name: 'keeps every event in UTC',
    finds: 'G3',
    front: always(writesWith((body) => ('timeZone' in body ? { ...body, timeZone: 'UTC' } : body))),
  },
  {
    name: 'forgets a series’ exceptions when it changes',
    finds: 'G4',
    front: always(
      answersWith('GET', one, (json) => {
        const { rrule } = (json['recurrence'] ?? {}) as { rrule?: string }
        return rrule === undefined ? json : { ...json, recurrence: { rrule } }
      }),
    ),
  },
  {
    name: 'cuts seconds',
    finds: 'G5',
    front: always(
      answersWith('GET', one, (json) => ({
        ...json,
        end: String(json['end']).replace(/:\d\d$/, ':00'),
      })),
    ),
  },
  {
    name: 'knows no window',
    finds: 'G6',
    front: always(
      asksWith('GET', /^\/events$/, (request) =>
        withQuery(request, { endAfter: null, endBefore: null }),
      ),
    ),
  },
  {
    name: 'sorts the past from its beginning',
    finds: 'G6',
    front: always(
      answersWith('GET', /^\/events$/, (json, request) =>
        new URL(request.url).searchParams.get('sort') === '-end'
          ? { ...json, items: itemsOf(json).toReversed() }
          : json,
      ),
    ),
  },
  {
    name: 'says of everything that a person made it',
    finds: 'H1',
    too: ['B6'],
    front: always(answersWith('GET', one, (json) => ({ ...json, origin: 'manual' }))),
  },
  {
    name: 'has no filter of origins',
    finds: 'H4',
    front: always(asksWith('GET', /^\/events$/, (request) => withQuery(request, { origin: null }))),
  },
  {
    name: 'ignores permission= and shows no permissions',
    finds: 'I1',
    front: always(async (request, next) => {
      if (!isCall(request, 'GET', /^\/users$/)) return next(request)
      const response = await next(withQuery(request, { permission: null }))
      return altered(response, (json) => ({
        ...json,
        items: itemsOf(json).map(({ permissions: _, ...rest }) => rest),
      }))
    }),
  },
  {
    name: 'does not say what its roles permit',
    finds: 'I2',
    front: always(
      answersWith('GET', /^\/roles$/, (json) => ({
        ...json,
        items: itemsOf(json).map(({ permissions: _, ...rest }) => rest),
      })),
    ),
  },
  {
    name: 'signs with another secret than it gave',
    finds: 'J1',
    front: always(
      answersWith('POST', /^\/webhook-endpoints$/, (json) => ({
        ...json,
        secret: `whsec_${btoa('another-secret-of-32-characters!')}`,
      })),
    ),
  },
  {
    name: 'gives a secret of its own kind',
    finds: 'J1',
    front: always(
      answersWith('POST', /^\/webhook-endpoints$/, (json) => ({ ...json, secret: 'abc' })),
    ),
  },
  {
    name: 'keeps a deleted endpoint',
    finds: 'J4',
    front: () => {
      let deletes = 0
      return async (request, next) =>
        isCall(request, 'DELETE', /^\/webhook-endpoints\//) && deletes++ < 3
          ? new Response(null, { status: 204 })
          : next(request)
    },
  },
]
