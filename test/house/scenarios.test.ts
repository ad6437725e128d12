/**
 * @module
 * Every scenario of the table beside the project is named by a test, or is an exception with its reason.
 *
 * Does not own: the scenarios, nor whether a test proves what it names; people see to that.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { withoutTest } from './scenario-exceptions.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const table = join(root, '../shared/scenarios/README.md')

/** Everything a test file says outside its comments: titles of tests, and of rows of their tables. */
function saidByTests(): string {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('house'))
    .flatMap((path) => readFileSync(join(root, 'test', path), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
    .join('\n')
}

const said = saidByTests()
const isNamed = (id: string): boolean => new RegExp(`\\b${id}\\b`).test(said)

/** Rows that only a live tenant can show are no rows of a test. */
const rowsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\| ([A-Z]\d\d) \|.*\| ([A-Z,]+) \|$/gm)]
    .filter(([, , level]) => level !== 'L')
    .map(([, id]) => id ?? '')

describe('exceptions', () => {
  it('have a reason each', () => {
    const silent = Object.entries(withoutTest).filter(([, reason]) => reason.length < 20)
    expect(silent.map(([id]) => id)).toEqual([])
  })
})

const beside = existsSync(table)
describe(beside ? 'scenarios' : 'scenarios: not compared, no ../shared/scenarios beside', () => {
  const rows = beside ? rowsOf(readFileSync(table, 'utf8')) : []
  const known = new Set(Object.keys(withoutTest))

  it('are each named by a test, or an exception', () => {
    expect(rows.length > 100).toBe(beside)
    expect(rows.filter((id) => !isNamed(id) && !known.has(id))).toEqual([])
  })

  it('hold every exception', () => {
    const strangers = [...known].filter((id) => !rows.includes(id))
    expect(strangers).toEqual(beside ? [] : [...known])
  })
})
