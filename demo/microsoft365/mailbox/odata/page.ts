/**
 * @module
 * One page of a table for a collection's GET: filter, order, skip and top in SQL, so that a page costs the
 * same in a mailbox of twenty thousand.
 */
import { badQuery, failed } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { Session } from '../session.ts'
import type { Query } from './query.ts'
import { sqlFilter } from './sql-filter.ts'
import type { Columns, Condition } from './sql-filter.ts'

export type Listing = {
  table: string
  where: Condition
  topic: Columns
}

export type Page<Row> = { rows: Row[]; more: boolean; count?: number }

export function pageOf<Row>(session: Session, listing: Listing, query: Query): Page<Row> | Failure {
  const where = conditionOf(listing, query)
  if (failed(where)) return where
  const order = orderOf(listing.topic, query)
  if (typeof order !== 'string') return order
  const { table } = listing
  // The inner query walks an index only; the wide rows are read for the page alone.
  const rows = session.sql.all<Row>(
    `SELECT t.* FROM (SELECT pk FROM ${table} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?) p
     CROSS JOIN ${table} t ON t.pk = p.pk ORDER BY ${order.replaceAll(/(^|, )/g, '$1t.')}`,
    ...where.params,
    query.top + 1,
    query.skip,
  )
  const more = rows.length > query.top
  const page: Page<Row> = { rows: more ? rows.slice(0, query.top) : rows, more }
  if (query.count) page.count = countOf(session, table, where)
  return page
}

export function counted(session: Session, listing: Listing, query: Query): number | Failure {
  const where = conditionOf(listing, query)
  return failed(where) ? where : countOf(session, listing.table, where)
}

function countOf(session: Session, table: string, where: Condition): number {
  const [row] = session.sql.all<{ n: number }>(
    `SELECT count(*) AS n FROM ${table} WHERE ${where.sql}`,
    ...where.params,
  )
  return row?.n ?? 0
}

function conditionOf(listing: Listing, query: Query): Condition | Failure {
  if (!query.filter) return listing.where
  const filter = sqlFilter(query.filter, listing.topic)
  if (failed(filter)) return filter
  return {
    sql: `${listing.where.sql} AND ${filter.sql}`,
    params: [...listing.where.params, ...filter.params],
  }
}

function orderOf(topic: Columns, query: Query): string | Failure {
  const parts: string[] = []
  for (const { path, down } of query.order) {
    const column = topic.columns[path.toLowerCase()]
    if (!column || !/^\w+$/.test(column.sql)) {
      return badQuery(`Invalid $orderby clause: the property '${path}' cannot be sorted by.`)
    }
    parts.push(`${column.sql}${down ? ' DESC' : ''}`)
  }
  return [...parts, 'pk'].join(', ')
}
