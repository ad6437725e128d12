/**
 * @module
 * Group H: how a record came to be.
 */
import { call, eventBody, make, read, YEAR } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isSuccess,
  itemsOf,
  membersOf,
  notOffered,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const without = notOffered('capabilities.origin is none')
const ours = ['sync', 'api']

async function saysOrigin(bench: Bench): Promise<Finding> {
  if (bench.capabilities['origin'] === 'none') return without
  const made = await make(bench, 'event', eventBody(bench, '09-01'))
  if (!isSuccess(made)) return failed(`an event could not be made: ${said(made)}`)
  const seen = await read(bench, 'event', idOf(made))
  const via = textOf(membersOf(valueOf(seen, 'lastChange'))['via'])
  return claims(
    [ours.includes(textOf(valueOf(seen, 'origin'))), 'origin is neither sync nor api'],
    [via === '' || ours.includes(via), 'lastChange.via is neither sync nor api'],
    [!Number.isNaN(Date.parse(textOf(valueOf(seen, 'createdAt')))), 'createdAt is no time'],
    [!Number.isNaN(Date.parse(textOf(valueOf(seen, 'updatedAt')))), 'updatedAt is no time'],
  )
}

async function filtersOrigin(bench: Bench): Promise<Finding> {
  if (bench.capabilities['origin'] === 'none') return without
  const made = await make(bench, 'event', eventBody(bench, '09-02'))
  const origin = textOf(valueOf(made, 'origin'))
  const listed = async (filter: string): Promise<boolean> => {
    const query = new URLSearchParams({
      owner: bench.owner,
      endAfter: `${YEAR}-08-31T00:00:00Z`,
      sort: 'start',
      limit: '200',
      origin: filter,
    })
    const page = await call(bench, 'GET', `/events?${query.toString()}`)
    return itemsOf(page).some((item) => item['id'] === idOf(made))
  }
  return claims(
    [await listed(origin), `origin=${origin} leaves such an event out`],
    [!(await listed(`!${origin}`)), `origin=!${origin} lets such an event through`],
  )
}

export const originChecks: readonly Check[] = [
  {
    id: 'H1',
    need: 'relied',
    expected: 'A record this product made says origin sync or api, and when it was made.',
    otherwise:
      'Rules for imported records hit the wrong ones; a conflict is won by the wrong side.',
    run: saysOrigin,
  },
  {
    id: 'H4',
    need: 'advice',
    expected: 'The filter origin= and origin=! gives and leaves out exactly those.',
    otherwise: 'Nothing: this product looks at each record’s origin itself.',
    run: filtersOrigin,
  },
]
