/**
 * @module
 * What a run is told as: lines for people, or JSON for programs.
 */
import { beyond } from './beyond.ts'
import { isConform } from './run.ts'
import type { Outcome, Result } from './run.ts'

export function textReport(outcome: Outcome, baseUrl: string): string {
  const { vendor, owner, results, isWhole, calls, waits, made, left } = outcome
  const count = (wanted: (result: Result) => boolean): number => results.filter(wanted).length
  const failures = count(({ kind, need }) => kind === 'fail' && need === 'relied')
  return [
    `${vendor || 'A CRM'} at ${baseUrl}, with records of user ${owner}`,
    '',
    ...results.flatMap(linesOf),
    ...(isWhole ? [] : ['(stopped here)']),
    '',
    'Not to be seen from outside:',
    ...beyond.map(([ids, why]) => `  ${ids.padEnd(15)} ${why}`),
    '',
    `${count(({ kind }) => kind === 'pass')} passed, ${failures} failed, ` +
      `${count(({ kind, need }) => kind === 'fail' && need === 'advice')} against advice, ` +
      `${count(({ kind }) => kind === 'not-offered')} not offered, ` +
      `${count(({ kind }) => kind === 'not-run')} not run; ${calls} calls` +
      `${waits === 0 ? '' : `, ${waits} waits the CRM asked for`}, ` +
      `${made} records made, ${left.length === 0 ? 'none' : left.length} left behind`,
    ...left.map((one) => `  left behind: ${one}`),
  ].join('\n')
}

function linesOf(result: Result): readonly string[] {
  const { id, expected, otherwise } = result
  switch (result.kind) {
    case 'pass':
      return [`pass         ${id}  ${expected}`]
    case 'not-run':
      return [`not run      ${id}  ${expected}`, `                 ${result.why}`]
    case 'not-offered':
      return [`not offered  ${id}  ${expected}`, `                 ${result.why}`, so(otherwise)]
    case 'fail':
      return [
        `${result.need === 'relied' ? 'FAIL  ' : 'advice'}       ${id}  ${expected}`,
        `                 came: ${result.came}`,
        so(otherwise),
      ]
  }
}

const so = (otherwise: string): string => `                 so: ${otherwise}`

export const jsonReport = (outcome: Outcome, baseUrl: string): string =>
  JSON.stringify(
    {
      baseUrl,
      conform: isConform(outcome),
      ...outcome,
      beyond: beyond.map(([ids, why]) => ({ ids, why })),
    },
    null,
    2,
  )
