/**
 * @module
 * Group C: nobody's edit is overwritten unseen.
 */
import {
  call,
  change,
  contactBody,
  make,
  nameField,
  pathOf,
  read,
  referencePath,
  remove,
} from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isRefused,
  isSuccess,
  itemsOf,
  membersOf,
  notOffered,
  revOf,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const locks = ({ capabilities }: Bench): boolean => capabilities['concurrency'] !== 'none'
const without = notOffered('capabilities.concurrency is none')

/** A contact changed by somebody since `stale` was read. */
async function changedContact(bench: Bench) {
  const made = await make(bench, 'contact', contactBody(bench))
  const body = { [nameField(bench)]: `${bench.mark} second` }
  const changed = await change(bench, 'contact', idOf(made), body, revOf(made))
  return { id: idOf(made), stale: revOf(made), changed }
}

async function refusesStale(bench: Bench): Promise<Finding> {
  if (!locks(bench)) return without
  const { id, stale, changed } = await changedContact(bench)
  if (!isSuccess(changed)) return failed(`a change with the revision as read: ${said(changed)}`)
  const name = nameField(bench)
  const late = await change(bench, 'contact', id, { [name]: `${bench.mark} third` }, stale)
  const gone = await remove(bench, 'contact', id, stale)
  const seen = await read(bench, 'contact', id)
  return claims(
    [late.status === 412, `a change with a revision that is over: ${said(late)}`],
    [gone.status === 412, `a delete with a revision that is over: ${said(gone)}`],
    [valueOf(seen, name) === `${bench.mark} second`, 'refused, but carried out all the same'],
  )
}

async function showsCurrent(bench: Bench): Promise<Finding> {
  if (!locks(bench)) return without
  const { id, stale, changed } = await changedContact(bench)
  const late = await change(bench, 'contact', id, { [nameField(bench)]: bench.mark }, stale)
  const current = membersOf(valueOf(late, 'current'))
  return claims(
    [late.status === 412, said(late)],
    [current['rev'] === revOf(changed), 'the problem has no `current` with the revision of now'],
  )
}

async function needsMatch(bench: Bench): Promise<Finding> {
  if (!locks(bench)) return without
  const made = await make(bench, 'contact', contactBody(bench))
  const body = { [nameField(bench)]: bench.mark }
  const changed = await call(bench, 'PATCH', pathOf('contact', idOf(made)), { body })
  const gone = await call(bench, 'DELETE', pathOf('contact', idOf(made)))
  return claims(
    [changed.status === 428, `PATCH without If-Match: ${said(changed)}`],
    [gone.status === 428, `DELETE without If-Match: ${said(gone)}`],
  )
}

async function letsOneWin(bench: Bench): Promise<Finding> {
  if (!locks(bench)) return without
  const made = await make(bench, 'contact', contactBody(bench))
  const name = nameField(bench)
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((word) =>
      change(bench, 'contact', idOf(made), { [name]: `${bench.mark} ${word}` }, revOf(made)),
    ),
  )
  const won = answers.filter(isSuccess).length
  return claims(
    [won === 1, `of three changes at once ${won} were taken`],
    [answers.every((one) => isSuccess(one) || isRefused(one)), answers.map(said).join('; ')],
  )
}

async function countsChanges(bench: Bench): Promise<Finding> {
  const made = await make(bench, 'contact', contactBody(bench))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  const id = idOf(made)
  const first = await read(bench, 'contact', id)
  const again = await read(bench, 'contact', id)
  const body = { [nameField(bench)]: `${bench.mark} changed` }
  const changed = await change(bench, 'contact', id, body, revOf(again))
  const seen = await read(bench, 'contact', id)
  const etag = (seen.header('etag') ?? '').replaceAll(/^(?:W\/)?"|"$/g, '')
  return claims(
    [revOf(made) !== '', 'a record shows no `rev`'],
    [revOf(first) === revOf(again), 'rev changed between two reads, without a change'],
    [isSuccess(changed), `the change: ${said(changed)}`],
    [revOf(seen) !== revOf(again), 'a value changed and rev did not'],
    [revOf(changed) === revOf(seen), 'the answer to the change has another rev than the record'],
    [etag === '' || etag === revOf(seen), 'the ETag is not the rev'],
    await sameInList(bench, id, revOf(seen)),
  )
}

/** Asked for by `updatedSince` where that narrows it, so that one page is enough. */
async function sameInList(bench: Bench, id: string, rev: string) {
  const since = new Date(Date.now() - 3_600_000).toISOString()
  const query = new URLSearchParams({ owner: bench.owner, updatedSince: since, limit: '200' })
  const page = await call(bench, 'GET', `/contacts?${query.toString()}`)
  const listed = itemsOf(page).find((item) => textOf(item['id']) === id)
  return [listed === undefined || listed['rev'] === rev, 'the list shows another rev'] as const
}

async function createsOnly(bench: Bench): Promise<Finding> {
  const reference = `conformance-${bench.uuid()}`
  const name = nameField(bench)
  const made = await make(bench, 'contact', contactBody(bench), { reference })
  if (!isSuccess(made)) return failed(`PUT by reference: ${said(made)}`)
  const body = { ...contactBody(bench), [name]: `${bench.mark} again` }
  const again = await make(bench, 'contact', body, { reference })
  const found = await call(bench, 'GET', referencePath('contact', reference))
  const refs = valueOf(found, 'refs')
  const carries = Array.isArray(refs) && refs.map(membersOf).some((ref) => ref['key'] === reference)
  return claims(
    [again.status === 412, `the same reference with If-None-Match: *: ${said(again)}`],
    [isSuccess(found) && idOf(found) === idOf(made), `GET by reference: ${said(found)}`],
    [valueOf(found, name) === bench.mark, 'refused, but carried out all the same'],
    [carries, 'the record does not show its reference in `refs`'],
  )
}

export const lockChecks: readonly Check[] = [
  {
    id: 'C1',
    need: 'advice',
    expected: 'PATCH and DELETE without If-Match are refused with 428.',
    otherwise: 'Nothing: this product always sends it. Other connectors could overwrite blindly.',
    run: needsMatch,
  },
  {
    id: 'C2',
    need: 'relied',
    expected: 'A change or delete with a revision that is over is refused with 412.',
    otherwise: 'An edit somebody made in the CRM meanwhile is overwritten or deleted.',
    run: refusesStale,
  },
  {
    id: 'C2',
    need: 'advice',
    expected: 'The refusal carries the record of now as `current`.',
    otherwise: 'Nothing: the record is read once more.',
    run: showsCurrent,
  },
  {
    id: 'C3',
    need: 'relied',
    expected: 'Of several changes with the same If-Match at the same moment one is taken.',
    otherwise: 'Two edits at once: one is lost without anybody seeing it.',
    run: letsOneWin,
  },
  {
    id: 'C4',
    need: 'relied',
    expected: 'rev changes with every change and only then, and is the ETag.',
    otherwise: 'A change in the CRM is taken for known, never reaches Outlook, and is overwritten.',
    run: countsChanges,
  },
  {
    id: 'C5',
    need: 'relied',
    expected: 'PUT by a reference that is taken, with If-None-Match: *, is refused with 412.',
    otherwise: 'After a lost answer the first version is written again over what was edited since.',
    run: createsOnly,
  },
]
