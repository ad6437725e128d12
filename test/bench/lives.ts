/**
 * @module
 * Lives of streams as figures: what is measured at which size, and what it may cost (SYN-5, OPS-2).
 *
 * Does not own: living them (engine-cost.ts), the money (cost-model.ts).
 */
import { costFigures } from './cost-model.ts'
import { measureLives } from './engine-cost.ts'
import type { LivedLife } from './engine-cost.ts'
import type { Bar, Figure } from './table.ts'
import { IDLE_DAYS, THROTTLED_MS } from './spent.ts'

const SMALL = 100
const LARGE = 10_000
const MINUTE_MS = 60_000

/** First syncs of 100, of 1,000 and of 15,000 records in two streams; changes at 100 and at 10,000. */
const lives = [
  { stream: 'calendar', records: SMALL },
  { stream: 'contacts', records: SMALL },
  { stream: 'calendar', records: 1_000 },
  { stream: 'contacts', records: 1_000 },
  { stream: 'calendar', records: 5_000 },
  { stream: 'contacts', records: LARGE },
] as const

export async function measureLifeCosts(root: string): Promise<Figure[]> {
  const [calendar100, contacts100, calendar1k, contacts1k, calendar5k, contacts10k] =
    (await measureLives(root, lives)) as [
      LivedLife,
      LivedLife,
      LivedLife,
      LivedLife,
      LivedLife,
      LivedLife,
    ]
  return [
    ...[calendar100, contacts100, calendar1k, contacts1k, calendar5k, contacts10k].flatMap(
      firstSync,
    ),
    ...throttle(calendar5k, contacts10k),
    ...changes(contacts100, contacts10k),
    ...idle(calendar100, contacts100),
    ...idle(calendar5k, contacts10k),
    ...costFigures(calendar1k, contacts1k),
  ]
}

function firstSync({ stream, records, linked, databaseBytes, first }: LivedLife): Figure[] {
  if (linked !== records) throw new Error(`${linked} of ${records} ${stream} were linked`)
  const name = `first sync, ${stream}, ${records.toLocaleString('en')}`
  const each = (value: number, unit: string, bar?: Bar): Figure => ({
    name,
    value: value / records,
    unit: `${unit} a record`,
    ...(bar === undefined ? {} : { bar }),
  })
  return [
    each(first.writes, 'writes', { atMost: 1.02 }),
    each(first.graphRequests, 'Graph requests'),
    each(first.graphCalls + first.crmCalls, 'HTTP calls'),
    // One is the link's. A tenth is its flight's, another for finding it by its Outlook id (store-outlook-ids.ts).
    each(first.rowsWritten, 'rows written', { atMost: 1.4 }),
    each(first.rowsRead, 'rows read'),
    each(databaseBytes, 'bytes stored'),
  ]
}

/** Microsoft counts a mailbox's requests whichever stream makes them; the object runs one after the other. */
function throttle(...lived: readonly LivedLife[]): Figure[] {
  const sum = (pick: (life: LivedLife) => number) =>
    lived.reduce((all, life) => all + pick(life), 0)
  const name = `first sync, both, ${sum(({ records }) => records).toLocaleString('en')}`
  const taken = sum(({ first }) => first.graphMs)
  const least = sum(({ first }) => first.graphRequests) * THROTTLED_MS
  return [
    {
      name,
      value: taken / MINUTE_MS,
      unit: 'minutes',
      note: 'model time: 240 ms a request, 4 at a time',
    },
    {
      name,
      value: taken / least,
      unit: '× throttle bound',
      note: '10,000 requests in 10 minutes',
      bar: { atMost: 1.1 },
    },
  ]
}

/** What one change costs must not depend on how many records there are. */
function changes(small: LivedLife, large: LivedLife): Figure[] {
  return (['fromCrm', 'fromOutlook', 'twoFromCrm', 'twoFromOutlook'] as const).flatMap((from) => {
    const name = changeNames[from]
    return (['graphRequests', 'crmCalls', 'rowsRead', 'rowsWritten'] as const).map((what) => ({
      name,
      value: large[from][what],
      unit: words[what],
      note: `at ${LARGE.toLocaleString('en')} records; as many as at ${SMALL}`,
      bar: { exactly: small[from][what] },
    }))
  })
}

const changeNames = {
  fromCrm: 'one change from the CRM',
  fromOutlook: 'one change from Outlook',
  twoFromCrm: 'two changes from the CRM, one bell',
  twoFromOutlook: 'two changes from Outlook, one bell',
} as const

const words = {
  graphRequests: 'Graph requests',
  crmCalls: 'CRM calls',
  rowsRead: 'rows read',
  rowsWritten: 'rows written',
} as const

/** Both streams of a mailbox; a day of four weeks, in which everything that happens by itself happens. */
function idle(calendar: LivedLife, contacts: LivedLife): Figure[] {
  const records = calendar.records + contacts.records
  const name = `an idle day, ${records.toLocaleString('en')} records`
  const day = (what: 'graphRequests' | 'crmCalls' | 'rowsRead' | 'rowsWritten' | 'wakes') =>
    (calendar.idle[what] + contacts.idle[what]) / IDLE_DAYS
  return [
    {
      name,
      value: day('graphRequests'),
      unit: 'Graph requests',
      bar: { atMost: 5 },
    },
    { name, value: day('crmCalls'), unit: 'CRM calls' },
    { name, value: day('wakes'), unit: 'wakes' },
    { name, value: day('rowsRead'), unit: 'rows read' },
    { name, value: day('rowsWritten'), unit: 'rows written' },
  ]
}
