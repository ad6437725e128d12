/**
 * @module
 * Recurrence rules: which are accepted, and when they happen.
 *
 * Owns: the subset Graph's patternedRecurrence can say (crm-contract §6.2), first and last occurrence.
 * The expansion itself is rrule-temporal's.
 */
import { RRuleTemporal } from 'rrule-temporal'

export type Timing = { start: string; zone: string; allDay: boolean }

const allowedParts = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
]
const weekday = /^[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)$/u
const until = /^\d{8}(?:T\d{6}Z?)?$/u

/** Why a rule is refused, or undefined. */
export function ruleProblem(rule: string, timing: Timing): string | undefined {
  const parts = new Map<string, string>()
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (!allowedParts.includes(name))
      return `${name.slice(0, 20) || 'An empty part'} is not supported.`
    if (value === '' || parts.has(name)) return `${name} needs one value.`
    parts.set(name, value)
  }
  return partProblem(parts) ?? engineProblem(rule, timing)
}

function partProblem(parts: ReadonlyMap<string, string>): string | undefined {
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(parts.get('FREQ') ?? '')) {
    return 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.'
  }
  if (parts.has('COUNT') && parts.has('UNTIL')) return 'COUNT and UNTIL exclude each other.'
  for (const [name, max] of [
    ['INTERVAL', 999],
    ['COUNT', 999],
  ] as const) {
    const value = parts.get(name)
    if (
      value !== undefined &&
      !(/^\d+$/u.test(value) && Number(value) >= 1 && Number(value) <= max)
    ) {
      return `${name} must be 1 to ${max}.`
    }
  }
  const days = parts.get('BYDAY')?.split(',') ?? []
  if (days.some((day) => !weekday.test(day))) return 'BYDAY has an unknown day.'
  const end = parts.get('UNTIL')
  if (end !== undefined && !until.test(end)) return 'UNTIL is not a date or time.'
  const numbers = ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS'].flatMap(
    (name) => parts.get(name)?.split(',') ?? [],
  )
  return numbers.some((number) => !/^-?\d{1,2}$/u.test(number))
    ? 'A BY part has no number.'
    : undefined
}

function engineProblem(rule: string, timing: Timing): string | undefined {
  try {
    return makeRule(rule, timing).all((_date, index) => index < 1).length === 0
      ? 'The rule never happens.'
      : undefined
  } catch {
    return 'The rule could not be understood.'
  }
}

/** Local start of every occurrence in [from, to), at most `limit`; exdates are not taken out. */
export function occurrences(
  rule: string,
  timing: Timing,
  span: { from: number; to: number; limit: number },
): string[] {
  const found: string[] = []
  const dates = makeRule(rule, timing).between(new Date(span.from), new Date(span.to), true)
  for (const date of dates.slice(0, span.limit)) found.push(date.toString().slice(0, 19))
  return found
}

/** Start of the last occurrence (epoch ms), or null when the series does not end. */
export function lastStart(rule: string, timing: Timing): number | null {
  if (!/(?:COUNT|UNTIL)=/u.test(rule)) return null
  return makeRule(rule, timing).all().at(-1)?.epochMilliseconds ?? null
}

function makeRule(rule: string, timing: Timing): RRuleTemporal {
  const stamp = (timing.allDay ? `${timing.start}T00:00:00` : timing.start).replaceAll(/[-:]/gu, '')
  const zone = timing.allDay ? 'UTC' : timing.zone
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=${zone}:${stamp}\nRRULE:${utcUntil(rule)}`,
  })
}

/** A date or floating UNTIL is read as the end of that day: rrule-temporal wants an instant. */
function utcUntil(rule: string): string {
  return rule
    .replace(/UNTIL=(\d{8})(?=;|$)/u, 'UNTIL=$1T235959Z')
    .replace(/UNTIL=(\d{8}T\d{6})(?=;|$)/u, 'UNTIL=$1Z')
}
