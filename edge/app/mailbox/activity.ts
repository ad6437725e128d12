/**
 * @module
 * A page of the activity list as people see it: is a question still open? (SYN-1, SYN-8)
 *
 * A question is about one pair of values. It is over as soon as the link knows another pair: somebody answered
 * it or edited a side since, or the record is not synced any more.
 */
import type { ActivityEntry, ActivityPage } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { ActivityQuery } from '../../ports/hosts.ts'
import type { Asked, MailboxStore, StoredEntry } from '../../ports/mailbox-store.ts'

export function activityPage(
  store: MailboxStore,
  stream: Stream,
  { cursor, limit, only }: ActivityQuery,
): ActivityPage {
  if (only === 'questions') return openQuestions(store, stream, cursor, limit)
  const page = store.activity(stream, { before: cursor, limit })
  return { entries: page.entries.map((entry) => shown(store, stream, entry)), cursor: page.cursor }
}

/** Questions that an edit has answered are still among those of the store: it is read on until a page is full. */
function openQuestions(
  store: MailboxStore,
  stream: Stream,
  from: string | null,
  limit: number,
): ActivityPage {
  const entries: ActivityEntry[] = []
  let cursor = from
  do {
    const left = limit - entries.length
    const page = store.activity(stream, { before: cursor, limit: left, asked: true })
    const told = page.entries.map((entry) => shown(store, stream, entry))
    entries.push(...told.filter(({ conflict }) => conflict?.question === 'open'))
    cursor = page.cursor
  } while (cursor !== null && entries.length < limit)
  return { entries, cursor }
}

export const isOpen = (link: Link | null, { group, crm, outlook }: Asked): link is Link =>
  link?.base?.crm[group] === crm && link.base.outlook[group] === outlook

function shown(store: MailboxStore, stream: Stream, stored: StoredEntry): ActivityEntry {
  const { asked, ...entry } = stored
  if (asked === undefined || entry.conflict === undefined) return entry
  const link = entry.crmId === null ? null : store.linkByCrm(stream, entry.crmId)
  return isOpen(link, asked)
    ? entry
    : { ...entry, conflict: { ...entry.conflict, question: 'closed' } }
}
