/**
 * @module
 * Recurring events of the default seed: every kind of rule, cancelled and moved occurrences.
 *
 * Owns: those series. Occurrences are named by their original local start (recurrenceId).
 */
import { Temporal } from 'temporal-polyfill'
import type { Body } from '../store/rows.ts'
import type { SeedEvent } from './events.ts'

export function seriesOf(today: Temporal.PlainDate): SeedEvent[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 + 14 })
  const marcus = [pipelineMeeting(monday), ...weekly(monday), ...monthly(today), anniversary(today)]
  return [
    ...marcus.map((body): SeedEvent => ({ owner: 'marcus', body })),
    {
      owner: 'priya',
      body: {
        ...timed(monday.add({ days: 4 }), '11:00', 60, 'Sales managers'),
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=30' },
      },
    },
  ]
}

function weekly(monday: Temporal.PlainDate): Body[] {
  const quarter = monday.add({ days: 90 }).toString().replaceAll('-', '')
  return [
    {
      ...timed(monday, '09:15', 15, 'Stand-up'),
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=25' },
      showAs: 'free',
    },
    {
      ...timed(monday.add({ days: 2 }), '14:00', 30, 'One-to-one with Priya'),
      recurrence: {
        rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
        exdates: [at(monday.add({ days: 16 }), '14:00')],
      },
      privacy: 'private',
    },
    {
      ...timed(monday.add({ days: 3 }), '10:00', 60, 'Call with the Boston office'),
      timeZone: 'America/New_York',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TH', overrides: movedCall(monday) },
    },
    {
      ...timed(monday.add({ days: 1 }), '12:30', 60, 'Lunch & learn'),
      descriptionHtml: '<p>Bring <b>one</b> customer story.</p><ul><li>10 minutes each</li></ul>',
      recurrence: { rrule: `FREQ=WEEKLY;BYDAY=TU;UNTIL=${quarter}` },
    },
  ]
}

function monthly(today: Temporal.PlainDate): Body[] {
  return [
    {
      ...timed(nthWeekday(today, 2, 2), '16:00', 60, 'Forecast with finance'),
      recurrence: { rrule: 'FREQ=MONTHLY;BYDAY=2TU' },
      reminderMinutes: 30,
    },
    {
      ...timed(today.with({ day: 1 }), '10:00', 45, 'Invoice run'),
      recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12' },
    },
  ]
}

const anniversary = (today: Temporal.PlainDate): Body => ({
  title: 'Company anniversary',
  allDay: true,
  start: `${today.year - 1}-12-03`,
  end: `${today.year - 1}-12-04`,
  timeZone: 'Europe/Berlin',
  showAs: 'free',
  recurrence: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3' },
})

/** One occurrence cancelled, one moved and renamed. */
function pipelineMeeting(monday: Temporal.PlainDate): Body {
  const moved = monday.add({ days: 21 })
  return {
    ...timed(monday, '09:30', 45, 'Pipeline meeting'),
    location: 'Room Aurora',
    reminderMinutes: 10,
    categories: ['Pipeline'],
    recurrence: {
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
      exdates: [at(monday.add({ days: 28 }), '09:30')],
      overrides: {
        [at(moved, '09:30')]: {
          title: 'Pipeline meeting (year-end numbers)',
          start: at(moved.add({ days: 1 }), '13:00'),
          end: at(moved.add({ days: 1 }), '14:00'),
          location: 'Room Fjord',
        },
      },
    },
  }
}

function movedCall(monday: Temporal.PlainDate): Body {
  const day = monday.add({ days: 17 })
  return { [at(day, '10:00')]: { start: at(day, '09:00'), end: at(day, '10:00') } }
}

function timed(day: Temporal.PlainDate, time: string, minutes: number, title: string): Body {
  const start = Temporal.PlainDateTime.from(`${day.toString()}T${time}`)
  return {
    title,
    start: start.toString({ smallestUnit: 'second' }),
    end: start.add({ minutes }).toString({ smallestUnit: 'second' }),
    timeZone: 'Europe/Berlin',
  }
}

const at = (day: Temporal.PlainDate, time: string): string => `${day.toString()}T${time}:00`

function nthWeekday(today: Temporal.PlainDate, nth: number, weekday: number): Temporal.PlainDate {
  const first = today.subtract({ months: 1 }).with({ day: 1 })
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 })
}
