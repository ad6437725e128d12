/**
 * @module
 * Group F: the feed of changes tells everything that happened, deletions too.
 */
import {
  call,
  change,
  contactBody,
  eventBody,
  keyOf,
  make,
  nameField,
  pathOf,
  remove,
} from '../bench.ts'
import type { Bench, RecordType } from '../bench.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  cursorOf,
  failed,
  idOf,
  isRefused,
  isSuccess,
  itemsOf,
  membersOf,
  notOffered,
  revOf,
  said,
  valueOf,
} from '../check.ts'

const hasFeed = ({ capabilities }: Bench): boolean =>
  membersOf(capabilities['changes'])['mode'] === 'feed'
const without = notOffered('capabilities.changes.mode is not feed; this product needs the feed')
const MAX_PAGES = 20
const LOOK_EVERY_MS = 1_000

const pageAt = (bench: Bench, cursor: string, limit = 500) => {
  const query = new URLSearchParams({
    types: 'contact,event,schema,user',
    cursor,
    limit: String(limit),
  })
  return call(bench, 'GET', `/changes?${query.toString()}`)
}

const latest = async (bench: Bench): Promise<string> => cursorOf(await pageAt(bench, 'latest'))

/** Everything since a cursor, until `enough` or the end of the patience. */
async function drain(
  bench: Bench,
  from: string,
  enough: (entries: readonly Members[]) => boolean,
  limit = 500,
): Promise<readonly Members[]> {
  const entries: Members[] = []
  let cursor = from
  let waited = 0
  for (let page = 0; page < MAX_PAGES + bench.patienceMs / LOOK_EVERY_MS; page++) {
    const answer = await pageAt(bench, cursor, limit)
    if (!isSuccess(answer)) return entries
    entries.push(...itemsOf(answer))
    cursor = cursorOf(answer)
    if (valueOf(answer, 'hasMore') === true) continue
    if (enough(entries) || waited >= bench.patienceMs) return entries
    waited += LOOK_EVERY_MS
    await bench.pause(LOOK_EVERY_MS)
  }
  return entries
}

const of = (entries: readonly Members[], type: RecordType, id: string): readonly Members[] =>
  entries.filter((entry) => entry['type'] === type && entry['id'] === id)
const lastOf = (entries: readonly Members[], type: RecordType, id: string): Members | undefined =>
  of(entries, type, id).at(-1)

async function tellsAll(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  const start = await latest(bench)
  if (start === '') return failed('cursor=latest gave no cursor')
  const first = await make(bench, 'contact', contactBody(bench))
  const second = await make(bench, 'event', eventBody(bench, '07-01'))
  const [page, third] = await Promise.all([
    pageAt(bench, start, 2),
    make(bench, 'event', eventBody(bench, '07-02')),
  ])
  const body = { [nameField(bench)]: `${bench.mark} fed` }
  const changed = await change(bench, 'contact', idOf(first), body, revOf(first))
  const wanted = [
    ['contact', idOf(first)],
    ['event', idOf(second)],
    ['event', idOf(third)],
  ] as const
  const isThere = (all: readonly Members[]) =>
    wanted.every(([type, id]) => lastOf(all, type, id) !== undefined) &&
    lastOf(all, 'contact', idOf(first))?.['rev'] === revOf(changed)
  const rest = await drain(bench, cursorOf(page), (all) => isThere([...itemsOf(page), ...all]), 2)
  const all = [...itemsOf(page), ...rest]
  const missing = wanted.filter(([type, id]) => lastOf(all, type, id) === undefined).length
  return claims(
    [missing === 0, `${missing} of ${wanted.length} new records were in no page of the feed`],
    [isThere(all), 'the change of a record was in no page of the feed'],
    [
      all.every((entry) => entry['op'] === 'upsert' || entry['op'] === 'delete'),
      'an entry has no op',
    ],
  )
}

async function endsAtLatest(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  const page = await pageAt(bench, 'latest')
  return claims(
    [isSuccess(page), said(page)],
    [itemsOf(page).length === 0, 'cursor=latest came with entries'],
    [cursorOf(page) !== '', 'cursor=latest came without a cursor'],
  )
}

async function tellsDeletions(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  const made = await make(bench, 'event', eventBody(bench, '07-03'))
  const start = await latest(bench)
  await remove(bench, 'event', idOf(made))
  const isTold = (all: readonly Members[]) => lastOf(all, 'event', idOf(made))?.['op'] === 'delete'
  const all = await drain(bench, start, isTold)
  return claims([
    isTold(all),
    `no entry said delete of a deleted event within ${bench.patienceMs / 1000} s`,
  ])
}

async function tellsNewOwner(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  if (bench.other === null) return notOffered('there is one active user only')
  const made = await make(bench, 'event', eventBody(bench, '07-04'))
  const start = await latest(bench)
  const moved = await change(bench, 'event', idOf(made), { ownerId: bench.other }, revOf(made))
  if (!isSuccess(moved)) return failed(`a change of ownerId: ${said(moved)}`)
  const isTold = (all: readonly Members[]) => of(all, 'event', idOf(made)).length > 0
  const entry = lastOf(await drain(bench, start, isTold), 'event', idOf(made))
  return claims(
    [entry !== undefined, 'the feed did not tell of a change of owner'],
    [entry?.['ownerId'] === bench.other, 'the entry does not name the new owner'],
    [entry?.['previousOwnerId'] === bench.owner, 'the entry does not name the previous owner'],
  )
}

async function tellsShortLife(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  const start = await latest(bench)
  const made = await make(bench, 'event', eventBody(bench, '07-05'))
  await remove(bench, 'event', idOf(made))
  // The next one ends the wait also where the short life is left out altogether, which is right too.
  const next = await make(bench, 'event', eventBody(bench, '07-06'))
  const all = await drain(bench, start, (seen) => lastOf(seen, 'event', idOf(next)) !== undefined)
  const last = lastOf(all, 'event', idOf(made))
  return claims([
    last === undefined || last['op'] === 'delete',
    'made and deleted between two looks, the last entry still says upsert',
  ])
}

async function echoesKeys(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  if (membersOf(bench.capabilities['changes'])['clientRef'] === false)
    return notOffered('capabilities.changes.clientRef is false')
  const made = await make(bench, 'event', eventBody(bench, '07-07'))
  const start = await latest(bench)
  const key = keyOf(bench)
  const headers = { 'if-match': '*', 'idempotency-key': key }
  const body = { title: `${bench.mark} echoed` }
  await call(bench, 'PATCH', pathOf('event', idOf(made)), { body, headers })
  const isTold = (all: readonly Members[]) => of(all, 'event', idOf(made)).length > 0
  const entry = lastOf(await drain(bench, start, isTold), 'event', idOf(made))
  return claims(
    [entry !== undefined, 'the feed did not tell of a change'],
    [entry?.['clientRef'] === key, 'the entry has not the Idempotency-Key as clientRef'],
  )
}

async function refusesCursors(bench: Bench): Promise<Finding> {
  if (!hasFeed(bench)) return without
  const answer = await pageAt(bench, 'not-a-cursor-of-this-feed')
  return claims([isRefused(answer), `an invented cursor: ${said(answer)}`])
}

export const feedChecks: readonly Check[] = [
  {
    id: 'F1',
    need: 'relied',
    expected:
      'From cursor=latest on, the feed tells of every record made or changed, across its pages.',
    otherwise: 'Changes in the CRM never reach Outlook.',
    run: tellsAll,
  },
  {
    id: 'F1',
    need: 'relied',
    expected: 'cursor=latest gives a cursor and no entries.',
    otherwise: 'The first sync cannot begin, or works through all of history first.',
    run: endsAtLatest,
  },
  {
    id: 'F2',
    need: 'relied',
    expected: 'A deletion is in the feed within a minute, as op delete.',
    otherwise: 'What was deleted in the CRM stays in Outlook.',
    run: tellsDeletions,
  },
  {
    id: 'F3',
    need: 'relied',
    expected: 'A change of owner is an entry with ownerId and previousOwnerId.',
    otherwise: 'The record stays in the former owner’s Outlook.',
    run: tellsNewOwner,
  },
  {
    id: 'F5',
    need: 'relied',
    expected: 'Of what was made and deleted between two looks, the last word is delete.',
    otherwise: 'A record that is gone is asked for again and again.',
    run: tellsShortLife,
  },
  {
    id: 'F7',
    need: 'advice',
    expected: 'An entry carries the Idempotency-Key of its write as clientRef.',
    otherwise: 'Nothing but calls: the product reads its own writes once more.',
    run: echoesKeys,
  },
  {
    id: 'F8',
    need: 'relied',
    expected: 'A cursor the feed never gave is refused.',
    otherwise: 'After a restored backup the product would follow a feed that leaves changes out.',
    run: refusesCursors,
  },
]
