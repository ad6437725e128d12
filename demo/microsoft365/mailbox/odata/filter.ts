/**
 * @module
 * Reads a $filter into a tree (the part of OData 4 that Outlook serves).
 *
 * Does not own: what a property means (sql-filter.ts, match-filter.ts).
 */
import { badQuery } from '../failure.ts'
import type { Failure } from '../failure.ts'

export type Literal = string | number | boolean | null
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type Expression =
  | { op: 'and' | 'or'; left: Expression; right: Expression }
  | { op: 'not'; of: Expression }
  | { op: 'compare'; by: Comparison; path: string; value: Literal }
  | { op: 'call'; name: 'startswith' | 'endswith' | 'contains'; path: string; value: string }
  | { op: 'any'; path: string; variable: string; where: Expression }

type Token = { kind: 'text' | 'date' | 'number' | 'word' | 'mark'; text: string }
type Reader = { tokens: Token[]; at: number }

const grammar =
  /\s*(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w/.$]*)|([(),:]))/y
const kinds = ['text', 'date', 'number', 'word', 'mark'] as const
const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']
const calls: readonly string[] = ['startswith', 'endswith', 'contains']
const maxDepth = 50

/** Thrown inside this file only: a syntax error leaves the recursive descent in one step. */
class SyntaxProblem extends Error {}

export function readFilter(text: string): Expression | Failure {
  try {
    const reader = { tokens: tokenize(text), at: 0 }
    const tree = disjunction(reader, 0)
    if (reader.at < reader.tokens.length) throw new SyntaxProblem(`'${peek(reader)?.text}'`)
    return tree
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error
    return badQuery(`Invalid filter clause: syntax error at ${error.message}.`)
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(grammar)
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match) throw new SyntaxProblem(`position ${at}`)
    const group = match.slice(1).findIndex((part) => part !== undefined)
    const raw = match[group + 1] ?? ''
    const kind = kinds[group] ?? 'mark'
    tokens.push({ kind, text: kind === 'text' ? raw.replaceAll("''", "'") : raw })
  }
  return tokens
}

const peek = (reader: Reader): Token | undefined => reader.tokens[reader.at]

function take(reader: Reader, wanted?: string): Token {
  const token = peek(reader)
  if (!token || (wanted !== undefined && token.text !== wanted)) {
    throw new SyntaxProblem(token ? `'${token.text}'` : 'the end')
  }
  reader.at += 1
  return token
}

function takeWord(reader: Reader, word: string): boolean {
  const token = peek(reader)
  const hit = token?.kind === 'word' && token.text.toLowerCase() === word
  if (hit) reader.at += 1
  return hit
}

function disjunction(reader: Reader, depth: number): Expression {
  if (depth > maxDepth) throw new SyntaxProblem('too many nested terms')
  let left = conjunction(reader, depth)
  while (takeWord(reader, 'or')) left = { op: 'or', left, right: conjunction(reader, depth) }
  return left
}

function conjunction(reader: Reader, depth: number): Expression {
  let left = term(reader, depth)
  while (takeWord(reader, 'and')) left = { op: 'and', left, right: term(reader, depth) }
  return left
}

function term(reader: Reader, depth: number): Expression {
  if (takeWord(reader, 'not')) return { op: 'not', of: term(reader, depth + 1) }
  if (peek(reader)?.text === '(' && peek(reader)?.kind === 'mark') {
    take(reader, '(')
    const inner = disjunction(reader, depth + 1)
    take(reader, ')')
    return inner
  }
  const name = take(reader)
  if (name.kind !== 'word') throw new SyntaxProblem(`'${name.text}'`)
  if (calls.includes(name.text.toLowerCase())) return call(reader, name.text.toLowerCase())
  if (/\/any$/i.test(name.text)) return any(reader, name.text, depth)
  return compare(reader, name.text)
}

function call(reader: Reader, name: string): Expression {
  take(reader, '(')
  const path = take(reader).text
  take(reader, ',')
  const value = take(reader)
  if (value.kind !== 'text') throw new SyntaxProblem(`'${value.text}'`)
  take(reader, ')')
  // A call may be compared with true: `startswith(a,'b') eq true`.
  if (takeWord(reader, 'eq') && !takeWord(reader, 'true')) throw new SyntaxProblem(name)
  return {
    op: 'call',
    name: name as 'startswith' | 'endswith' | 'contains',
    path,
    value: value.text,
  }
}

function any(reader: Reader, name: string, depth: number): Expression {
  take(reader, '(')
  const variable = take(reader).text
  take(reader, ':')
  const where = disjunction(reader, depth + 1)
  take(reader, ')')
  return { op: 'any', path: name.replace(/\/any$/i, ''), variable, where }
}

function compare(reader: Reader, path: string): Expression {
  const by = take(reader).text.toLowerCase()
  if (!comparisons.includes(by)) throw new SyntaxProblem(`'${by}'`)
  return { op: 'compare', by: by as Comparison, path, value: literal(take(reader)) }
}

function literal(token: Token): Literal {
  if (token.kind === 'text' || token.kind === 'date') return token.text
  if (token.kind === 'number') return Number(token.text)
  const word = token.text.toLowerCase()
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  throw new SyntaxProblem(`'${token.text}'`)
}
