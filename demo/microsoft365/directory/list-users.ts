/**
 * @module
 * `GET /users` and `GET /users/$count`: filter, search, order, pages (graph-contract §1.1).
 */
import type { GraphReply, SqlValue } from '../frame.ts'
import { badQuery, directoryDenied, unsupportedQuery } from '../graph/errors.ts'
import { sightOfPeople } from './access.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import { parseFilter } from './filter.ts'
import { filterToSql } from './filter-sql.ts'
import type { Where } from './filter-sql.ts'
import type { GraphUser } from './person.ts'
import { searchToSql } from './search.ts'
import { FIELD_NAMES, readSelect, showUser } from './user-fields.ts'

const PAGE = 100
const LONGEST_PAGE = 999
const ORDERS: Record<string, string> = {
  displayname: 'k_display',
  userprincipalname: 'k_upn',
  mail: 'k_mail',
  givenname: 'k_given',
  surname: 'k_surname',
}
/** Only for User.Read.All and above (graph-contract §8.12). */
const SENSITIVE = /accountEnabled|userType|assignedLicenses|department|jobTitle/i
const SEARCH_NEEDS_HEADER =
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'"

type Plan = {
  where: Where
  order: { column: string; down: boolean }
  top: number
  fields?: string[]
}

export function listUsers(context: DirectoryContext): GraphReply {
  const sight = sightOfPeople(context.caller, context.guest)
  if (sight === 'none') return directoryDenied()
  const plan = readPlan(context, sight === 'basic')
  if ('status' in plan) return plan
  const after = readToken(context.query.get('$skiptoken'))
  if (after === 'bad') return badQuery('Invalid $skiptoken.')
  const rows = readPage(context, plan, after)
  const page = rows.slice(0, plan.top)
  const body: Record<string, unknown> = {
    '@odata.context': contextUrl(context.origin, 'users', plan.fields),
  }
  if (context.query.get('$count') === 'true' && context.eventual && !after)
    body['@odata.count'] = countOf(context, plan.where)
  const last = page.at(-1)
  if (rows.length > plan.top && last) body['@odata.nextLink'] = nextLink(context, last)
  body['value'] = page.map(({ doc }) =>
    showUser(JSON.parse(doc) as GraphUser, plan.fields, sight === 'basic'),
  )
  return ok(body)
}

export function countUsers(context: DirectoryContext): GraphReply {
  const sight = sightOfPeople(context.caller, context.guest)
  if (sight === 'none') return directoryDenied()
  if (!context.eventual) return badQuery('$count is not currently supported.')
  const plan = readPlan(context, sight === 'basic')
  if ('status' in plan) return plan
  return {
    status: 200,
    headers: {},
    raw: { contentType: 'text/plain', data: String(countOf(context, plan.where)) },
  }
}

function readPlan(context: DirectoryContext, basicOnly: boolean): Plan | GraphReply {
  const { query } = context
  if (query.has('$skip')) return badQuery("'$skip' is not supported by the service.")
  const { fields, unknown } = readSelect(query.get('$select'))
  if (unknown !== undefined)
    return badQuery(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`)
  const top = readTop(query.get('$top'))
  if (top === undefined)
    return badQuery(
      `Invalid page size specified: '${query.get('$top')}'. Must be between 1 and 999 inclusive.`,
    )
  const where = readWhere(context, basicOnly)
  if ('status' in where) return where
  const order = readOrder(context)
  if ('status' in order) return order
  return { where, order, top, ...(fields ? { fields } : {}) }
}

function readTop(text: string | null): number | undefined {
  if (text === null) return PAGE
  const top = Number(text)
  return Number.isInteger(top) && top >= 1 && top <= LONGEST_PAGE ? top : undefined
}

function readWhere(context: DirectoryContext, basicOnly: boolean): Where | GraphReply {
  const { query, eventual } = context
  const parts: Where[] = []
  const search = query.get('$search')
  if (search !== null) {
    if (!eventual) return unsupportedQuery(SEARCH_NEEDS_HEADER)
    const where = searchToSql(search)
    if (!where)
      return badQuery(
        `Syntax error: Invalid $search clause '${search}'. Clauses stand in double quotes, such as "displayName:text".`,
      )
    parts.push(where)
  }
  const filter = query.get('$filter')
  if (filter !== null) {
    if (basicOnly && SENSITIVE.test(filter)) return directoryDenied()
    const tree = parseFilter(filter)
    if (!tree) return badQuery(`Invalid filter clause: ${filter}`)
    const where = filterToSql(tree, {
      advanced: eventual && query.get('$count') === 'true',
      known: FIELD_NAMES,
    })
    if ('unsupported' in where) return unsupportedQuery(where.unsupported)
    parts.push(where)
  }
  return {
    sql: parts.map(({ sql }) => sql).join(' AND ') || '1',
    params: parts.flatMap(({ params }) => params),
  }
}

function readOrder({ query, eventual }: DirectoryContext): Plan['order'] | GraphReply {
  const text = query.get('$orderby')
  if (text === null) return { column: 'k_display', down: false }
  const [name = '', direction = 'asc'] = text.trim().split(/\s+/)
  const column = ORDERS[name.toLowerCase()]
  if (!column || !/^(asc|desc)$/i.test(direction))
    return unsupportedQuery('Sorting not supported for current query.')
  const together = query.has('$filter') || query.has('$search')
  if (together && !(eventual && query.get('$count') === 'true'))
    return unsupportedQuery('Sorting not supported for current query.')
  return { column, down: direction.toLowerCase() === 'desc' }
}

type Row = { id: string; sort: string; doc: string }

function readPage(
  { sql }: DirectoryContext,
  { where, order, top }: Plan,
  after: After | undefined,
): Row[] {
  const sign = order.down ? '<' : '>'
  const direction = order.down ? 'DESC' : 'ASC'
  const behind = after ? ` AND (${order.column}, id) ${sign} (?, ?)` : ''
  const params: SqlValue[] = after ? [...where.params, after.sort, after.id] : where.params
  return sql.all<Row>(
    `SELECT id, ${order.column} AS sort, doc FROM user WHERE ${where.sql}${behind}
     ORDER BY ${order.column} ${direction}, id ${direction} LIMIT ?`,
    ...params,
    top + 1,
  )
}

function countOf({ sql }: DirectoryContext, where: Where): number {
  return (
    sql.all<{ total: number }>(
      `SELECT count(*) AS total FROM user WHERE ${where.sql}`,
      ...where.params,
    )[0]?.total ?? 0
  )
}

type After = { sort: string; id: string }

function nextLink({ origin, search, segments }: DirectoryContext, { sort, id }: Row): string {
  const query = new URLSearchParams(search)
  query.delete('$skiptoken')
  const kept = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const token = btoa(encodeURIComponent(JSON.stringify([sort, id])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  return `${origin}/v1.0/${segments.map(encodeURIComponent).join('/')}?${[...kept, `$skiptoken=${token}`].join('&')}`
}

function readToken(token: string | null): After | 'bad' | undefined {
  if (token === null) return undefined
  try {
    const read: unknown = JSON.parse(
      decodeURIComponent(atob(token.replaceAll('-', '+').replaceAll('_', '/'))),
    )
    if (!Array.isArray(read)) return 'bad'
    return { sort: String(read[0]), id: String(read[1]) }
  } catch {
    return 'bad'
  }
}
