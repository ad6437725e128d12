/**
 * @module
 * Graph answers: one entity, a collection page, nothing, a failure (graph-contract §0, §9).
 *
 * Owns: @odata.context, $select, nextLink, the error envelope. Does not own: transport headers
 * (request-id, Content-Type), which the front door adds.
 */
import type { GraphReply } from '../frame.ts'
import { badQuery } from './failure.ts'
import type { Failure } from './failure.ts'
import { linkWith } from './odata/query.ts'
import type { Query } from './odata/query.ts'
import { contextPath, requestPath } from './paths.ts'
import type { Session } from './session.ts'

export type Entity = Record<string, unknown>

export function entityReply(
  session: Session,
  entity: Entity,
  more: { status?: number; select?: string[] | undefined; context?: string } = {},
): GraphReply {
  const path = more.context ?? contextPath(session.call)
  const chosen = more.select ? `${path}(${more.select.join(',')})` : path
  return {
    status: more.status ?? 200,
    headers: appliedHeaders(session),
    body: {
      '@odata.context': metadata(session, `${chosen}/$entity`),
      ...picked(entity, more.select),
    },
  }
}

export function collectionReply(
  session: Session,
  page: { rows: Entity[]; more: boolean; count?: number },
  query: Query,
): GraphReply {
  const path = contextPath(session.call)
  const context = query.select ? `${path}(${query.select.join(',')})` : path
  const next = linkWith(
    `${session.call.origin}/v1.0/${requestPath(session.call)}`,
    session.call.query,
    {
      $skip: String(query.skip + page.rows.length),
    },
  )
  return {
    status: 200,
    headers: appliedHeaders(session),
    body: {
      '@odata.context': metadata(session, context),
      // graph-contract §0: the count is on the first page only.
      ...(page.count === undefined || query.skip > 0 ? {} : { '@odata.count': page.count }),
      value: page.rows.map((row) => picked(row, query.select)),
      ...(page.more ? { '@odata.nextLink': next } : {}),
    },
  }
}

/** A list that is all there (functions, actions). */
export function valueReply(session: Session, value: unknown, context: string): GraphReply {
  return {
    status: 200,
    headers: appliedHeaders(session),
    body: { '@odata.context': metadata(session, context), value },
  }
}

export function countReply(count: number): GraphReply {
  return { status: 200, headers: {}, raw: { contentType: 'text/plain', data: String(count) } }
}

export const nothing: GraphReply = { status: 204, headers: {} }
export const accepted: GraphReply = { status: 202, headers: {} }

export function failureReply(
  session: Pick<Session, 'world' | 'call'>,
  failure: Failure,
): GraphReply {
  const { headers } = session.call
  const request = headers['request-id'] ?? session.world.uuid()
  return {
    status: failure.status,
    headers: { ...failure.headers },
    body: {
      error: {
        code: failure.code,
        message: failure.message,
        ...failure.extra,
        innerError: {
          date: new Date(session.world.now()).toISOString().slice(0, 19),
          'request-id': request,
          'client-request-id': headers['client-request-id'] ?? request,
        },
      },
    },
  }
}

export function metadata(session: Session, path: string): string {
  return `${session.call.origin}/v1.0/$metadata#${path}`
}

export function appliedHeaders(session: Session): Record<string, string> {
  const { applied } = session.prefer
  return applied.length > 0 ? { 'Preference-Applied': applied.join(', ') } : {}
}

/** $select keeps what was named, the id and the annotations. */
export function picked(entity: Entity, select: readonly string[] | undefined): Entity {
  if (!select || select.includes('*')) return entity
  const wanted = new Set(select.map((name) => name.toLowerCase()))
  const kept = Object.entries(entity).filter(
    ([name, value]) =>
      name === 'id' ||
      name.includes('@') ||
      wanted.has(name.toLowerCase()) ||
      isExpanded(name, value),
  )
  return Object.fromEntries(kept)
}

/** What $expand added stays whatever $select says. */
function isExpanded(name: string, value: unknown): boolean {
  return expandable.has(name) && value !== undefined
}
const expandable = new Set([
  'singleValueExtendedProperties',
  'multiValueExtendedProperties',
  'extensions',
  'calendar',
  'instances',
  'exceptionOccurrences',
  'attachments',
  'childFolders',
])

/** Refuses names in $select that the type does not have. */
export function checkSelect(
  query: Query,
  type: string,
  members: ReadonlySet<string>,
): Failure | undefined {
  const unknown = query.select?.find((name) => name !== '*' && !members.has(name.toLowerCase()))
  return unknown === undefined
    ? undefined
    : badQuery(
        `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`,
      )
}
