/**
 * @module
 * Group E: lists in pages, as the first sync walks through them.
 */
import { call, contactBody, eventBody, make, YEAR } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  cursorOf,
  failed,
  idOf,
  isRefused,
  isSuccess,
  itemsOf,
  notOffered,
  notRun,
  said,
  textOf,
} from '../check.ts'

/** Beyond this the window holds too much beside the kit's own events. */
const MAX_PAGES = 25
const days = ['06-01', '06-02', '06-03', '06-04', '06-05']

const windowQuery = (bench: Bench, limit: number): string =>
  new URLSearchParams({
    owner: bench.owner,
    endAfter: `${YEAR}-05-31T00:00:00Z`,
    sort: 'start',
    limit: String(limit),
  }).toString()

async function makeDays(bench: Bench): Promise<readonly string[]> {
  const ids: string[] = []
  for (const day of days) ids.push(idOf(await make(bench, 'event', eventBody(bench, day))))
  return ids
}

/** Pages of two, with the cursor alone from the second on, as the connector asks. */
async function walksOnce(bench: Bench): Promise<Finding> {
  const ids = await makeDays(bench)
  const seen: Members[] = []
  let page = await call(bench, 'GET', `/events?${windowQuery(bench, 2)}`)
  if (!isSuccess(page)) return failed(`GET /events: ${said(page)}`)
  for (let count = 1; ; count++) {
    seen.push(...itemsOf(page))
    const cursor = cursorOf(page)
    if (cursor === '') break
    if (count >= MAX_PAGES)
      return notRun(
        `the user has over ${MAX_PAGES * 2} events after May ${YEAR}: name another by --owner`,
      )
    if (count === 1) await make(bench, 'event', eventBody(bench, '05-31'))
    const query = new URLSearchParams({ cursor, limit: '2' })
    page = await call(bench, 'GET', `/events?${query.toString()}`)
    if (!isSuccess(page)) return failed(`the next page, by its cursor alone: ${said(page)}`)
  }
  const found = seen.map((item) => textOf(item['id']))
  const missed = ids.filter((id) => !found.includes(id)).length
  const doubled = ids.filter((id) => found.filter((one) => one === id).length > 1).length
  return claims(
    [missed === 0, `${missed} of ${ids.length} events were on no page`],
    [doubled === 0, `${doubled} of ${ids.length} events were on more than one page`],
    [seen.every((item) => item['ownerId'] === bench.owner), 'a later page has others’ records'],
    [isSorted(seen), 'the order of the first page was not kept'],
  )
}

const isSorted = (items: readonly Members[]): boolean =>
  items.every((item, index) => {
    const before = items[index - 1]
    const isOurs = textOf(item['start']) >= `${YEAR}` && item['recurrence'] === null
    return before === undefined || !isOurs || textOf(before['start']) <= textOf(item['start'])
  })

async function keepsToOwner(bench: Bench): Promise<Finding> {
  if (bench.other === null) return notOffered('there is one active user only')
  const more = { ownerId: bench.other }
  await make(bench, 'contact', contactBody(bench, more))
  await make(bench, 'event', eventBody(bench, '06-06', more))
  const queries = [
    `/contacts?owner=${encodeURIComponent(bench.owner)}&sort=id&limit=200`,
    `/contacts?owner=${encodeURIComponent(bench.other)}&sort=id&limit=200`,
    `/events?${windowQuery(bench, 200)}`,
  ]
  for (const [index, query] of queries.entries()) {
    const page = await call(bench, 'GET', query)
    if (!isSuccess(page)) return failed(said(page))
    const wanted = index === 1 ? bench.other : bench.owner
    const strange = itemsOf(page).filter((item) => item['ownerId'] !== wanted).length
    if (strange > 0) return failed(`${strange} records of one page belong to somebody else`)
  }
  return claims([true, ''])
}

async function refusesOtherCursor(bench: Bench): Promise<Finding> {
  await makeDays(bench)
  const page = await call(bench, 'GET', `/events?${windowQuery(bench, 2)}`)
  const cursor = cursorOf(page)
  if (cursor === '') return failed('five events in pages of two gave no cursor')
  const asked = (path: string, more: object) =>
    call(bench, 'GET', `${path}?${new URLSearchParams({ cursor, limit: '2', ...more }).toString()}`)
  const elsewhere = await asked('/contacts', {})
  const other = await asked('/events', { owner: bench.other ?? 'nobody' })
  const invented = await call(bench, 'GET', '/events?cursor=not-a-cursor&limit=2')
  return claims(
    [isRefused(elsewhere), `a cursor of /events at /contacts: ${said(elsewhere)}`],
    [isRefused(other), `a cursor of one owner with another: ${said(other)}`],
    [isRefused(invented), `an invented cursor: ${said(invented)}`],
  )
}

async function keepsToLimit(bench: Bench): Promise<Finding> {
  await makeDays(bench)
  const one = await call(bench, 'GET', `/events?${windowQuery(bench, 1)}`)
  const count = itemsOf(one).length
  return claims(
    [isSuccess(one), `limit=1: ${said(one)}`],
    [count === 1, `limit=1 gave ${count} records`],
    [cursorOf(one) !== '', 'limit=1 gave no cursor although there are more'],
  )
}

async function boundsLimit(bench: Bench): Promise<Finding> {
  for (const limit of [0, 201]) {
    const page = await call(bench, 'GET', `/events?${windowQuery(bench, limit)}`)
    const count = itemsOf(page).length
    if (!isSuccess(page) && !isRefused(page)) return failed(`limit=${limit}: ${said(page)}`)
    if (count > 200) return failed(`limit=${limit} gave ${count} records`)
  }
  return claims([true, ''])
}

export const pagingChecks: readonly Check[] = [
  {
    id: 'E1',
    need: 'relied',
    expected:
      'Each record comes once, though others are added meanwhile; a cursor goes on with its own query.',
    otherwise: 'The first sync misses records or mixes in others’.',
    run: walksOnce,
  },
  {
    id: 'E1',
    need: 'relied',
    expected: 'A list with owner= holds that user’s records alone.',
    otherwise: 'A member gets colleagues’ customers and appointments into their Outlook.',
    run: keepsToOwner,
  },
  {
    id: 'E3',
    need: 'advice',
    expected: 'A cursor of another query, or an invented one, is refused.',
    otherwise: 'Nothing: this product keeps them apart. A mistake would show the wrong records.',
    run: refusesOtherCursor,
  },
  {
    id: 'E4',
    need: 'relied',
    expected: 'limit is kept to, and a cursor leads on.',
    otherwise:
      'Pages grow with your CRM until they are too large to take, and the sync stands still.',
    run: keepsToLimit,
  },
  {
    id: 'E4',
    need: 'advice',
    expected: 'limit=0 and limit=201 are refused or taken for the nearest; never more than 200.',
    otherwise: 'Nothing: this product asks for 200.',
    run: boundsLimit,
  },
]
