/**
 * @module
 * Group B, records: made, changed and gone. The first check is what nearly all others need.
 */
import {
  call,
  change,
  contactBody,
  eventBody,
  make,
  nameField,
  pathOf,
  read,
  remove,
} from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding } from '../check.ts'
import { claims, failed, idOf, isSuccess, pass, revOf, said, valueOf } from '../check.ts'

async function makesRecords(bench: Bench): Promise<Finding> {
  const contact = await make(bench, 'contact', contactBody(bench))
  const event = await make(bench, 'event', eventBody(bench, '01-05'))
  return claims(
    [isSuccess(contact) && idOf(contact) !== '', `PUT /contacts/ref/o365/{key}: ${said(contact)}`],
    [isSuccess(event) && idOf(event) !== '', `PUT /events/ref/o365/{key}: ${said(event)}`],
    [valueOf(contact, 'ownerId') === bench.owner, 'the contact is not the owner’s it was made for'],
  )
}

async function deletesForGood(bench: Bench): Promise<Finding> {
  const made = await make(bench, 'contact', contactBody(bench))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  const gone = await remove(bench, 'contact', idOf(made), revOf(made))
  const seen = await read(bench, 'contact', idOf(made))
  return claims(
    [isSuccess(gone), `the delete: ${said(gone)}`],
    [seen.status === 404 || seen.status === 410, `read after it: ${said(seen)}`],
  )
}

async function deletesTwice(bench: Bench): Promise<Finding> {
  const made = await make(bench, 'contact', contactBody(bench))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  await remove(bench, 'contact', idOf(made), revOf(made))
  const again = await remove(bench, 'contact', idOf(made), revOf(made))
  return claims([again.status === 204, `the second delete: ${said(again)}`])
}

async function keepsOrigin(bench: Bench): Promise<Finding> {
  const made = await make(bench, 'contact', contactBody(bench))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  const body = { [nameField(bench)]: `${bench.mark} renamed` }
  const changed = await change(bench, 'contact', idOf(made), body, revOf(made))
  const seen = await read(bench, 'contact', idOf(made))
  return claims(
    [isSuccess(changed), `the change: ${said(changed)}`],
    ...['id', 'origin', 'createdAt'].map(
      (name) => [valueOf(seen, name) === valueOf(made, name), `${name} changed with it`] as const,
    ),
    [idOf(made).length <= 128, 'the id is longer than 128 characters'],
  )
}

async function knowsNothing(bench: Bench): Promise<Finding> {
  for (const type of ['contact', 'event'] as const) {
    const answer = await call(bench, 'GET', pathOf(type, 'no-such-record'))
    if (answer.status !== 404) return failed(`an unknown ${type}: ${said(answer)}`)
  }
  return pass
}

export const recordChecks: readonly Check[] = [
  {
    id: 'C5',
    need: 'relied',
    expected:
      'PUT by a new reference, with If-None-Match: *, makes the record and answers with it.',
    otherwise: 'Nothing gets from Outlook into the CRM.',
    isGate: true,
    run: makesRecords,
  },
  {
    id: 'B4',
    need: 'relied',
    expected: 'A deleted record answers 404 or 410.',
    otherwise: 'A deletion in the CRM is not seen, and the record stays in Outlook.',
    run: deletesForGood,
  },
  {
    id: 'B4',
    need: 'relied',
    expected: 'An id that never was answers 404.',
    otherwise: 'A record that is not there blocks the others of its mailbox.',
    run: knowsNothing,
  },
  {
    id: 'B4',
    need: 'advice',
    expected: 'Deleting twice answers 204 both times.',
    otherwise: 'Nothing: 404 and 410 are taken for deleted too.',
    run: deletesTwice,
  },
  {
    id: 'B6',
    need: 'relied',
    expected: 'id, origin and createdAt stay what they were when the record changes.',
    otherwise:
      'An imported record passes for one made by hand, or a record for a new one: it is doubled.',
    run: keepsOrigin,
  },
]
