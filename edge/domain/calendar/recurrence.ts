/**
 * @module
 * Recurrence between an RFC 5545 rule and Microsoft Graph's patternedRecurrence (graph-contract §2.6).
 *
 * Owns: the exact correspondence, and the sentence for people when a rule has none (F27, F28: never
 * approximated). Does not own: rule text (rule-text.ts), pattern types (graph-pattern.ts), expansion.
 *
 * Canonical rule, as it stands in EventTime.rule: fixed order of parts, parts implied by the start
 * written out, and `UNTIL` a DATE, the last day in the zone of the series, included. An adapter whose
 * vendor wants UNTIL otherwise rewrites it with `withUntil`.
 */
import type { Result } from '../result.ts'
import { fail, ok } from '../result.ts'
import { civilDate } from './civil.ts'
import type { GraphPattern, GraphPatternRead } from './graph-pattern.ts'
import { patternHas, patternOf, ruleOf } from './graph-pattern.ts'
import type { SeriesClock } from './rule-normal.ts'
import { normalRule } from './rule-normal.ts'
import type { RuleEnd } from './rule-text.ts'
import { formatRule, parseRule } from './rule-text.ts'

export type GraphRange =
  | { readonly type: 'endDate'; readonly startDate: string; readonly endDate: string }
  | { readonly type: 'noEnd'; readonly startDate: string }
  | { readonly type: 'numbered'; readonly startDate: string; readonly numberOfOccurrences: number }

/** What is sent: members of other types are left out. */
export type GraphRecurrence = { readonly pattern: GraphPattern; readonly range: GraphRange }

/** What may be read. */
export type GraphRecurrenceRead = {
  readonly pattern: GraphPatternRead
  readonly range: {
    readonly type: string
    readonly endDate?: string | null | undefined
    readonly numberOfOccurrences?: number | null | undefined
  }
}

/** One text per meaning; rules Outlook cannot hold are kept too, only ill-formed ones fail. */
export function canonicalRule(rule: string, clock: SeriesClock = {}): Result<string, string> {
  const parsed = parseRule(rule)
  return parsed.ok ? ok(formatRule(normalRule(parsed.value, clock))) : parsed
}

/**
 * `startDate` is the first start, a date or local date-time: its date becomes range.startDate.
 * `localise` as in SeriesClock; needed only when UNTIL is still a UTC moment.
 */
export function ruleToPattern(
  rule: string,
  startDate: string,
  localise?: (utc: string) => string,
): Result<GraphRecurrence, string> {
  const start = civilDate(startDate)
  if (start === null) return fail('The start of the series is not a date.')
  const parsed = parseRule(rule)
  if (!parsed.ok) return parsed
  const normal = normalRule(parsed.value, { start: startDate, localise })
  const pattern = patternOf(normal)
  if (!pattern.ok) return pattern
  if (!patternHas(pattern.value, start)) {
    return fail('The first start of the series is not one of the days of its recurrence rule.')
  }
  const range = rangeOf(normal.end, startDate.slice(0, 10))
  return range.ok ? ok({ pattern: pattern.value, range: range.value }) : range
}

/** The canonical rule that has exactly the occurrences of a Graph recurrence. */
export function patternToRule(recurrence: GraphRecurrenceRead): Result<string, string> {
  const end = endOf(recurrence.range)
  if (!end.ok) return end
  const rule = ruleOf(recurrence.pattern, end.value)
  return rule.ok ? ok(formatRule(normalRule(rule.value, {}))) : rule
}

/** Why Outlook cannot hold this rule, for the person; null when it can (F28). */
export function cannotHold(rule: string, startDate: string): string | null {
  const answer = ruleToPattern(rule, startDate)
  return answer.ok ? null : answer.failure
}

/**
 * The same rule with its UNTIL date written another way, e.g. as the UTC moment RFC 5545 asks for beside
 * a zoned start; untouched without UNTIL.
 */
export const withUntil = (rule: string, write: (date: string) => string): string =>
  rule.replace(
    /UNTIL=(\d{4})(\d{2})(\d{2})(?=;|$)/,
    (_, year: string, month: string, day: string) => `UNTIL=${write(`${year}-${month}-${day}`)}`,
  )

function rangeOf(end: RuleEnd, startDate: string): Result<GraphRange, string> {
  switch (end.kind) {
    case 'never':
      return ok({ type: 'noEnd', startDate })
    case 'count':
      return ok({ type: 'numbered', startDate, numberOfOccurrences: end.count })
    case 'until':
      if (end.until.includes('T')) {
        return fail(
          'The end of the series is a moment whose day in the zone of the event is not known.',
        )
      }
      return end.until < startDate
        ? fail('The series ends before it starts.')
        : ok({ type: 'endDate', startDate, endDate: end.until })
  }
}

function endOf(range: GraphRecurrenceRead['range']): Result<RuleEnd, string> {
  const { type, endDate, numberOfOccurrences: count } = range
  if (type === 'noEnd') return ok({ kind: 'never' })
  if (type === 'endDate' && endDate && civilDate(endDate) !== null) {
    return ok({ kind: 'until', until: endDate.slice(0, 10) })
  }
  if (type === 'numbered' && count && Number.isInteger(count) && count > 0) {
    return ok({ kind: 'count', count })
  }
  return fail('Outlook reports an end of the series that is not known.')
}
