/**
 * @module
 * What a mailbox costs in a month by list price when there are a million of them (OPS-2): measured counts times
 * Cloudflare's prices (embedding §6.2). Every input is printed with the result.
 *
 * Does not own: the counts (engine-cost.ts).
 */
import type { LivedLife } from './engine-cost.ts'
import { IDLE_DAYS } from './spent.ts'
import type { Spent } from './spent.ts'
import type { Figure } from './table.ts'

/** Dollars; what is included in the plan is left out: it is nothing beside a million mailboxes. */
const PRICE = {
  workerRequest: 0.3e-6,
  workerCpuMs: 0.02e-6,
  objectRequest: 0.15e-6,
  objectGbSecond: 12.5e-6,
  rowRead: 0.001e-6,
  rowWritten: 1e-6,
  storedGb: 0.2,
} as const

/** How much a person's month is, as scenario A takes it (embedding §6.3): 900 changes by 600 bells, half of which tell of two. */
const MONTH = { days: 30, ofOne: 300, ofTwo: 300 } as const
const CHANGES = MONTH.ofOne + 2 * MONTH.ofTwo
const BELLS = MONTH.ofOne + MONTH.ofTwo
/** Told at the daily wake: a row here, a row and a request in the directory (objects/mailbox/roll-call.ts). */
const ROLL_CALLS = MONTH.days
const ROWS_OF_A_ROLL_CALL = 2
/** Not measured but assumed, on the careful side: an object is billed while it waits for answers. */
const ASSUMED = {
  secondsPerWake: 1,
  cpuMsPerWake: 5,
  objectGb: 0.128,
  mailboxLinks: 4_000,
} as const
const BYTES_PER_GB = 1e9

/** Why rows are the dearest line: every one of them is what a crash must not lose. */
const BELL_ROWS =
  'a bell sets two alarms, is a row of looks and a row of activity; a change is a link'

type Counts = {
  readonly rowsWritten: number
  readonly rowsRead: number
  readonly wakes: number
  readonly storedBytes: number
}

export function costFigures(calendar: LivedLife, contacts: LivedLife): Figure[] {
  const counts = monthOf([calendar, contacts])
  const dollars = dollarsOf(counts)
  const name = 'a mailbox at a million, one month'
  const figure = (value: number, unit: string, note: string): Figure => ({
    name,
    value,
    unit,
    note,
  })
  const total = Object.values(dollars).reduce((sum, part) => sum + part, 0)
  const lines = Object.entries(dollars).map(([part, value]) =>
    figure(value * 1e6, '$ a million', part === 'rows written' ? `${part}: ${BELL_ROWS}` : part),
  )
  return [
    figure(
      counts.rowsWritten,
      'rows written',
      `${CHANGES} changes by ${BELLS} bells, half from each side, ${ROLL_CALLS} roll calls, idle rest`,
    ),
    figure(counts.rowsRead, 'rows read', `lists of ${calendar.records} and ${contacts.records}`),
    figure(counts.wakes, 'wakes', `${BELLS} bells for the changes; polls and comparisons measured`),
    figure(counts.storedBytes, 'bytes stored', `${ASSUMED.mailboxLinks} links`),
    ...lines,
    figure(
      total * 1e6,
      '$ a million',
      `sum; ${ASSUMED.secondsPerWake} s and ${ASSUMED.cpuMsPerWake} ms CPU a wake assumed`,
    ),
    {
      ...figure(total, '$', 'by list price, nothing included; OPS-2'),
      bar: { atMost: 0.006 },
    },
  ]
}

function monthOf(lives: readonly LivedLife[]): Counts {
  const sum = (pick: (life: LivedLife) => number) =>
    lives.reduce((all, life) => all + pick(life), 0)
  // Each stream has half of the bells, half of these from each side.
  const [ones, twos] = [MONTH.ofOne / lives.length / 2, MONTH.ofTwo / lives.length / 2]
  // After a day with changes all is read once more; nothing is saved by there having been none.
  const daily = ({ dayAfterChanges, idle }: LivedLife, what: keyof Spent) =>
    MONTH.days * Math.max(dayAfterChanges[what], idle[what] / IDLE_DAYS)
  const each = (what: 'rowsWritten' | 'rowsRead') =>
    sum(
      (life) =>
        ones * (life.fromCrm[what] + life.fromOutlook[what]) +
        twos * (life.twoFromCrm[what] + life.twoFromOutlook[what]) +
        daily(life, what),
    )
  const linked = sum((life) => life.linked)
  return {
    rowsWritten: each('rowsWritten') + ROLL_CALLS * ROWS_OF_A_ROLL_CALL,
    rowsRead: each('rowsRead'),
    wakes: BELLS + sum((life) => daily(life, 'wakes')),
    storedBytes: (sum((life) => life.databaseBytes) / linked) * ASSUMED.mailboxLinks,
  }
}

function dollarsOf({ rowsWritten, rowsRead, wakes, storedBytes }: Counts): Record<string, number> {
  return {
    'rows written': rowsWritten * PRICE.rowWritten,
    'rows read': rowsRead * PRICE.rowRead,
    duration: wakes * ASSUMED.secondsPerWake * ASSUMED.objectGb * PRICE.objectGbSecond,
    CPU: wakes * ASSUMED.cpuMsPerWake * PRICE.workerCpuMs,
    // A bell is a request to the Worker, one to the object, and the alarm is another.
    requests:
      BELLS * (PRICE.workerRequest + PRICE.objectRequest) +
      (wakes + ROLL_CALLS) * PRICE.objectRequest,
    stored: (storedBytes / BYTES_PER_GB) * PRICE.storedGb,
  }
}
