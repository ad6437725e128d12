/**
 * @module
 * Whether anything in a container changed, in one request: how many items there are, and the newest one's ETag.
 *
 * Does not own: when it is believed (app/mailbox/read-whole.ts).
 */
import * as z from 'zod'
import type { Stream } from '../../domain/record.ts'
import type { Result } from '../../domain/result.ts'
import { ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import { itemsPath } from './containers.ts'
import type { GraphClient } from './graph-client.ts'
import { query, readList } from './listing.ts'

const stamped = z.object({
  '@odata.etag': z.string(),
  id: z.string(),
  lastModifiedDateTime: z.iso.datetime({ offset: true }),
})

/** Enough to see whether the order that was asked for is the order that came. */
const SEEN = 5

/**
 * UNSOURCED for a calendar or folder: `$orderby=lastModifiedDateTime desc` with `$count` (documented of messages;
 * used of events and contacts). So what is refused, not counted or not in that order is a mailbox that cannot tell.
 */
export async function collectionTag(
  client: GraphClient,
  stream: Stream,
  containerId: string,
): Promise<Result<string | null, Failure>> {
  const newest = query({
    $count: 'true',
    $top: SEEN,
    $orderby: 'lastModifiedDateTime desc',
    $select: 'id,lastModifiedDateTime',
  })
  const answer = await readList(client, `${itemsPath(stream, containerId)}?${newest}`)
  if (!answer.ok) return answer.failure.kind === 'refused' ? ok(null) : answer
  const { count, rows } = answer.value
  const parsed = z.array(stamped).safeParse(rows)
  if (count === null || !parsed.success || !isNewestFirst(parsed.data)) return ok(null)
  const [first] = parsed.data
  if (first === undefined) return ok(count === 0 ? '0' : null)
  return ok([count, first.id, first['@odata.etag']].join(' '))
}

const isNewestFirst = (rows: readonly z.infer<typeof stamped>[]): boolean =>
  rows.every((row, at) => at === 0 || changed(row) <= changed(rows[at - 1] ?? row))

const changed = ({ lastModifiedDateTime }: z.infer<typeof stamped>): number =>
  Date.parse(lastModifiedDateTime)
