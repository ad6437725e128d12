/**
 * @module
 * Group G: times, series and the windows a first sync asks for.
 */
import { call, change, eventBody, make, read, YEAR } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isSuccess,
  itemsOf,
  listOf,
  membersOf,
  notOffered,
  revOf,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const can = ({ capabilities }: Bench, name: string): unknown =>
  membersOf(capabilities['events'])[name]

/** What came back for members that were sent, compared as the connector reads them. */
async function comesBack(bench: Bench, sent: Members, names: readonly string[]): Promise<Finding> {
  const made = await make(bench, 'event', sent)
  if (!isSuccess(made)) return failed(`${textOf(sent['start'])}: ${said(made)}`)
  const seen = await read(bench, 'event', idOf(made))
  if (!isSuccess(seen)) return failed(`read again: ${said(seen)}`)
  const spelt = (value: unknown) => JSON.stringify(value ?? null)
  const odd = names.find((name) => asRead(valueOf(seen, name)) !== asRead(sent[name]))
  return odd === undefined
    ? claims([true, ''])
    : failed(`${odd} ${spelt(sent[odd])} came back as ${spelt(valueOf(seen, odd))}`)
}

/** Seconds that are nil may be left out; tags have no order. */
const asRead = (value: unknown): string => {
  if (Array.isArray(value)) return JSON.stringify(value.map(String).toSorted())
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(text) ? `${text}:00` : text
}

async function firstBroken(
  bench: Bench,
  all: readonly (readonly [Members, readonly string[]])[],
): Promise<Finding> {
  for (const [sent, names] of all) {
    const finding = await comesBack(bench, sent, names)
    if (finding.kind !== 'pass') return finding
  }
  return claims([true, ''])
}

const span = ['start', 'end', 'allDay'] as const
const wholeDay = (bench: Bench, from: string, to: string): Members =>
  eventBody(bench, from, { allDay: true, start: `${YEAR}-${from}`, end: `${YEAR}-${to}` })

const keepsDays = (bench: Bench): Promise<Finding> =>
  firstBroken(
    bench,
    // The nights in which Europe and North America change their clocks, and the date line.
    ['Europe/Berlin', 'America/New_York', 'Pacific/Tongatapu', 'Pacific/Pago_Pago'].map(
      (timeZone, index) => {
        const from = index === 1 ? '03-08' : '03-29'
        const to = index === 1 ? '03-09' : '03-30'
        return [{ ...wholeDay(bench, from, to), timeZone }, span] as const
      },
    ),
  )

const keepsEnds = (bench: Bench): Promise<Finding> =>
  firstBroken(bench, [
    [wholeDay(bench, '04-01', '04-02'), span],
    [wholeDay(bench, '04-03', '04-06'), span],
    [eventBody(bench, '04-07'), span],
  ])

async function keepsZones(bench: Bench): Promise<Finding> {
  if (can(bench, 'timeZone') !== 'per-event') return notOffered('events.timeZone is not per-event')
  return firstBroken(
    bench,
    ['America/New_York', 'Asia/Kolkata', 'Europe/London'].map(
      (timeZone) => [eventBody(bench, '04-08', { timeZone }), ['timeZone', ...span]] as const,
    ),
  )
}

const keepsOddTimes = (bench: Bench): Promise<Finding> => {
  const timed = (start: string, end: string) =>
    [eventBody(bench, '04-09', { start: `${YEAR}-${start}`, end: `${YEAR}-${end}` }), span] as const
  return firstBroken(bench, [
    timed('04-09T09:00:00', '04-09T23:59:59'),
    timed('04-10T09:00:00', '04-10T09:00:00'),
    timed('04-11T22:00:00', '05-11T06:00:00'),
  ])
}

async function keepsMembers(bench: Bench): Promise<Finding> {
  const more: Record<string, unknown> = {
    descriptionText: 'Line one\nLine two',
    location: 'Room 1',
    showAs: 'tentative',
    ...(can(bench, 'privacy') === false ? {} : { privacy: 'private' }),
    ...(can(bench, 'reminders') === false ? {} : { reminderMinutes: 30 }),
  }
  return comesBack(bench, eventBody(bench, '04-12', more), ['title', ...Object.keys(more)])
}

async function keepsSeries(bench: Bench): Promise<Finding> {
  const kind = can(bench, 'recurrence')
  if (kind !== 'rrule' && kind !== 'pattern')
    return notOffered(`events.recurrence is ${String(kind)}`)
  const at = (day: string) => `${YEAR}-${day}T09:00:00`
  const exceptions =
    can(bench, 'overrides') === false
      ? {}
      : { exdates: [at('04-20')], overrides: { [at('04-27')]: { title: `${bench.mark} moved` } } }
  const recurrence = { rrule: 'FREQ=WEEKLY;COUNT=6', ...exceptions }
  const made = await make(bench, 'event', eventBody(bench, '04-13', { recurrence }))
  if (!isSuccess(made)) return failed(`a weekly series: ${said(made)}`)
  const renamed = { title: `${bench.mark} series` }
  const changed = await change(bench, 'event', idOf(made), renamed, revOf(made))
  const seen = await read(bench, 'event', idOf(made))
  const { rrule, exdates, overrides } = membersOf(valueOf(seen, 'recurrence'))
  const rule = textOf(rrule).toUpperCase()
  const moved = membersOf(membersOf(overrides)[at('04-27')])
  const wanted = 'exdates' in exceptions
  const isLeftOut = listOf(exdates).some(
    (start) => textOf(start).slice(0, 16) === at('04-20').slice(0, 16),
  )
  return claims(
    [isSuccess(changed), `its title changed: ${said(changed)}`],
    [rule.includes('FREQ=WEEKLY') && rule.includes('COUNT=6'), 'the rule came back as another'],
    [!wanted || isLeftOut, 'the date left out is back'],
    [!wanted || moved['title'] === `${bench.mark} moved`, 'the changed date is as the others'],
  )
}

async function endsSeries(bench: Bench): Promise<Finding> {
  const kind = can(bench, 'recurrence')
  if (kind !== 'rrule' && kind !== 'pattern')
    return notOffered(`events.recurrence is ${String(kind)}`)
  const recurrence = { rrule: 'FREQ=DAILY;COUNT=3' }
  const made = await make(bench, 'event', eventBody(bench, '05-02', { recurrence }))
  const changed = await change(bench, 'event', idOf(made), { recurrence: null }, revOf(made))
  const seen = await read(bench, 'event', idOf(made))
  const rule = membersOf(valueOf(seen, 'recurrence'))['rrule']
  return claims(
    [isSuccess(changed), `recurrence set to null: ${said(changed)}`],
    [rule === undefined || rule === null, 'the rule is still there'],
  )
}

/** In the kit's own year and, for what is over, in 1990: windows that hold little else. */
const windows = [
  { name: 'endAfter', at: `${YEAR}-08-02T12:00:00Z`, sort: 'start', year: YEAR, out: '08-01' },
  { name: 'endBefore', at: '1990-08-04T12:00:00Z', sort: '-end', year: 1990, out: '08-05' },
] as const

async function keepsWindows(bench: Bench): Promise<Finding> {
  for (const { name, at, sort, year, out } of windows) {
    const ids = new Map<string, string>()
    for (const day of ['08-04', '08-03', out]) {
      const times = { start: `${year}-${day}T09:00:00`, end: `${year}-${day}T10:00:00` }
      const made = await make(bench, 'event', eventBody(bench, day, times))
      if (!isSuccess(made)) return failed(`an event in ${year}: ${said(made)}`)
      ids.set(idOf(made), day)
    }
    const query = new URLSearchParams({ owner: bench.owner, [name]: at, sort, limit: '200' })
    const page = await call(bench, 'GET', `/events?${query.toString()}`)
    if (!isSuccess(page)) return failed(`GET /events with ${name}: ${said(page)}`)
    const found = itemsOf(page).flatMap((item) => ids.get(textOf(item['id'])) ?? [])
    const wanted = sort === 'start' ? ['08-03', '08-04'] : ['08-04', '08-03']
    if (found.includes(out)) return failed(`${name} let through an event outside its window`)
    if (found.join() !== wanted.join())
      return failed(
        `${name}, sort=${sort}: ${found.join(', ') || 'none'}, not ${wanted.join(', ')}`,
      )
  }
  return claims([true, ''])
}

export const eventChecks: readonly Check[] = [
  {
    id: 'B1',
    need: 'relied',
    expected:
      'An event keeps its title, text, place, show-as, and what else the capabilities name.',
    otherwise: 'What was written in Outlook is lost, and the loss is carried back.',
    run: keepsMembers,
  },
  {
    id: 'G1',
    need: 'relied',
    expected: 'An all-day event keeps its dates in every zone and across clock changes.',
    otherwise: 'Birthdays and holidays move by a day.',
    run: keepsDays,
  },
  {
    id: 'G2',
    need: 'relied',
    expected: 'The end is exclusive: one whole day ends on the next date.',
    otherwise: 'All-day events grow or shrink by a day with every sync.',
    run: keepsEnds,
  },
  {
    id: 'G3',
    need: 'relied',
    expected: 'An event keeps its time zone and its hour there.',
    otherwise: 'Appointments move by an hour when clocks change.',
    run: keepsZones,
  },
  {
    id: 'G4',
    need: 'relied',
    expected: 'A series keeps its rule, the dates left out and the dates changed.',
    otherwise: 'Cancelled dates come back, and moved ones jump to the old hour.',
    run: keepsSeries,
  },
  {
    id: 'G4',
    need: 'relied',
    expected: 'recurrence set to null makes a series a single event.',
    otherwise: 'A series ended in Outlook goes on in the CRM.',
    run: endsSeries,
  },
  {
    id: 'G5',
    need: 'relied',
    expected: 'Ends at 23:59:59, events of no length and events of thirty days come back as sent.',
    otherwise: 'Such events are taken for changed and written back and forth.',
    run: keepsOddTimes,
  },
  {
    id: 'G6',
    need: 'relied',
    expected:
      'endAfter with sort=start and endBefore with sort=-end give that window in that order.',
    otherwise: 'The first sync brings the wrong appointments first, or never the right ones.',
    run: keepsWindows,
  },
]
