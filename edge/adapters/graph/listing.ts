/**
 * @module
 * Plain paged collections (graph-contract §0): the link is followed as it came, its absence is the
 * only end.
 */
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { GraphClient } from './graph-client.ts'
import { page } from './graph-schema.ts'

export type ListPage = {
  readonly rows: readonly unknown[]
  readonly next: string | null
  readonly count: number | null
}

export async function readList(
  client: GraphClient,
  path: string,
  headers?: Readonly<Record<string, string>>,
): Promise<Result<ListPage, Failure>> {
  const reply = await client.request({ method: 'GET', path, ...(headers ? { headers } : {}) })
  if (!reply.ok) return reply
  const parsed = page.safeParse(reply.value.body)
  if (!parsed.success) return fail({ kind: 'later', detail: 'Microsoft 365: unreadable page' })
  return ok({
    rows: parsed.data.value,
    next: parsed.data['@odata.nextLink'] ?? null,
    count: parsed.data['@odata.count'] ?? null,
  })
}

/** All rows of a short collection; more than `maxPages` is a failure, never a silent cut. */
export async function readAll(
  client: GraphClient,
  path: string,
  maxPages: number,
  headers?: Readonly<Record<string, string>>,
): Promise<Result<readonly unknown[], Failure>> {
  const rows: unknown[] = []
  let next: string | null = path
  for (let index = 0; index < maxPages && next !== null; index++) {
    const answer: Result<ListPage, Failure> = await readList(client, next, headers)
    if (!answer.ok) return answer
    rows.push(...answer.value.rows)
    next = answer.value.next
  }
  return next === null
    ? ok(rows)
    : fail({ kind: 'refused', code: 'too-many-pages', detail: 'Microsoft 365: list without end' })
}

/** Query text; `$` stays as it is, values are escaped. */
export const query = (parameters: Readonly<Record<string, string | number>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
