/**
 * @module
 * A recurrence rule as text (RFC 5545 RRULE) and as data.
 *
 * Owns: reading every legal rule, also those Outlook cannot hold; writing one canonical text.
 * Does not own: what a rule means in Outlook (recurrence.ts), the occurrences themselves.
 */
import type { Result } from '../result.ts'
import { fail, ok } from '../result.ts'
import type { Weekday } from './civil.ts'
import { civilDate, weekdays } from './civil.ts'

export type RuleDay = { readonly ordinal: number | null; readonly day: Weekday }

export type RuleEnd =
  | { readonly kind: 'never' }
  | { readonly kind: 'count'; readonly count: number }
  /** `2026-12-31`, `2026-12-31T09:00:00` (local) or `2026-12-31T08:00:00Z`; the last moment included. */
  | { readonly kind: 'until'; readonly until: string }

export type Rule = {
  readonly freq: Frequency
  readonly interval: number
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  readonly days: readonly RuleDay[]
  readonly positions: readonly number[]
  /** null: not said, Monday by RFC 5545. */
  readonly weekStart: Weekday | null
  readonly end: RuleEnd
  /** Parts no calendar of Microsoft knows (BYHOUR, BYWEEKNO …), as `NAME=value`, sorted. */
  readonly others: readonly string[]
}

const frequencies = [
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
] as const
export type Frequency = (typeof frequencies)[number]

const otherParts = ['BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYYEARDAY', 'BYWEEKNO', 'RSCALE', 'SKIP']

/** Reads `FREQ=…`, `RRULE:FREQ=…`, and Zoho's form with DTSTART among the parts (crm-contract §2), which is dropped. */
export function parseRule(text: string): Result<Rule, string> {
  const parts = splitParts(text)
  if (!parts.ok) return parts
  const read = new Reader(parts.value)
  const rule: Rule = {
    freq: read.oneOf('FREQ', frequencies) ?? read.refuse('FREQ', 'DAILY'),
    interval: read.numbers('INTERVAL', 1, 9999)[0] ?? 1,
    months: read.numbers('BYMONTH', 1, 12),
    monthDays: read.numbers('BYMONTHDAY', -31, 31),
    days: read.days(),
    positions: read.numbers('BYSETPOS', -366, 366),
    weekStart: read.oneOf('WKST', weekdays) ?? null,
    end: read.end(),
    others: otherParts.filter((name) => parts.value.has(name)).map((name) => read.other(name)),
  }
  const unread = read.unread()
  if (unread !== null) return fail(`The recurrence rule has a part that is not known: ${unread}.`)
  return read.bad === null
    ? ok({ ...rule, others: rule.others.toSorted() })
    : fail(`The recurrence rule is not valid at ${read.bad}.`)
}

/** One text per meaning of the parts given; the order of the parts is fixed. */
export function formatRule(rule: Rule): string {
  const list = (name: string, values: readonly (number | string)[]): readonly string[] =>
    values.length > 0 ? [`${name}=${values.join(',')}`] : []
  return [
    `FREQ=${rule.freq}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...list('BYMONTH', ascending(rule.months)),
    ...list('BYMONTHDAY', ascending(rule.monthDays)),
    ...list('BYDAY', sortDays(rule.days).map(dayText)),
    ...list('BYSETPOS', ascending(rule.positions)),
    ...rule.others,
    ...(rule.weekStart === null ? [] : [`WKST=${rule.weekStart}`]),
    ...endText(rule.end),
  ].join(';')
}

function splitParts(text: string): Result<Map<string, string>, string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const rules = lines.filter((line) => line !== '' && !/^DTSTART[;:]/i.test(line))
  const [line] = rules
  if (line === undefined || rules.length > 1) {
    return fail('A series has exactly one recurrence rule, without added or removed dates.')
  }
  const parts = new Map<string, string>()
  for (const part of line.replace(/^RRULE:/i, '').split(';')) {
    if (part.trim() === '') continue
    const [name = '', value = '', ...rest] = part.trim().toUpperCase().split('=')
    if (value === '' || rest.length > 0 || parts.has(name)) {
      return fail('The recurrence rule is not made of NAME=value parts.')
    }
    parts.set(name, value)
  }
  parts.delete('DTSTART')
  return ok(parts)
}

/** Takes parts by name and remembers the first one that is wrong. */
class Reader {
  bad: string | null = null
  readonly #parts: ReadonlyMap<string, string>
  readonly #seen = new Set<string>()

  constructor(parts: ReadonlyMap<string, string>) {
    this.#parts = parts
  }

  refuse<Value>(name: string, fallback: Value): Value {
    this.bad ??= name
    return fallback
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const text = this.#take(name)
    const found = values.find((value) => value === text)
    return text !== undefined && found === undefined ? this.refuse(name, undefined) : found
  }

  numbers(name: string, least: number, most: number): readonly number[] {
    const values = (this.#take(name)?.split(',') ?? []).map((item) =>
      /^[+-]?\d{1,5}$/.test(item) ? Number(item) : Number.NaN,
    )
    const good = values.every((value) => value >= least && value <= most && value !== 0)
    return good ? [...new Set(values)] : this.refuse(name, [])
  }

  days(): readonly RuleDay[] {
    const found = new Map<string, RuleDay>()
    for (const item of this.#take('BYDAY')?.split(',') ?? []) {
      const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(item)
      const day = weekdays.find((name) => name === match?.[2])
      const ordinal = match?.[1] === undefined ? null : Number(match[1])
      if (day === undefined || ordinal === 0) return this.refuse('BYDAY', [])
      found.set(dayText({ ordinal, day }), { ordinal, day })
    }
    return [...found.values()]
  }

  end(): RuleEnd {
    const [count] = this.numbers('COUNT', 1, 99_999)
    const text = this.#take('UNTIL')
    if (text === undefined)
      return count === undefined ? { kind: 'never' } : { kind: 'count', count }
    const until = untilText(text)
    return until === null || count !== undefined
      ? this.refuse('UNTIL', { kind: 'never' })
      : { kind: 'until', until }
  }

  other(name: string): string {
    return `${name}=${this.#take(name) ?? ''}`
  }

  unread(): string | null {
    // Vendors add X- parts; they say nothing about when it happens.
    const rest = [...this.#parts.keys()].filter((name) => !this.#seen.has(name))
    return rest.find((name) => !name.startsWith('X-')) ?? null
  }

  #take(name: string): string | undefined {
    this.#seen.add(name)
    return this.#parts.get(name)
  }
}

/** `20261231`, `2026-12-31` (Zoho), `20261231T080000Z`, `2026-12-31T08:00:00` to one extended form. */
function untilText(text: string): string | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(?:\.0+)?(Z)?)?$/.exec(text)
  if (!match) return null
  const date = `${match[1]}-${match[2]}-${match[3]}`
  if (civilDate(date) === null) return null
  return match[4] === undefined
    ? date
    : `${date}T${match[4]}:${match[5]}:${match[6]}${match[7] ?? ''}`
}

function endText(end: RuleEnd): readonly string[] {
  if (end.kind === 'never') return []
  if (end.kind === 'count') return [`COUNT=${end.count}`]
  return [`UNTIL=${end.until.replaceAll(/[-:]/g, '')}`]
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

const sortDays = (days: readonly RuleDay[]): readonly RuleDay[] =>
  days.toSorted(
    (a, b) =>
      (a.ordinal ?? 0) - (b.ordinal ?? 0) || weekdays.indexOf(a.day) - weekdays.indexOf(b.day),
  )

const dayText = ({ ordinal, day }: RuleDay): string => `${ordinal ?? ''}${day}`
