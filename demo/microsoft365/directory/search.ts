/**
 * @module
 * The directory's `$search` as SQL: tokenised prefixes of the display name, beginnings of the other fields
 * (graph-contract §1.1).
 */
import { startsWith } from './filter-sql.ts'
import type { Where } from './filter-sql.ts'

const FIELDS: Record<string, string> = {
  givenname: 'k_given',
  surname: 'k_surname',
  mail: 'k_mail',
  userprincipalname: 'k_upn',
}
type Token = { kind: 'clause'; field: string; text: string } | { kind: 'word'; word: string }

/** Undefined for what is no search: clauses stand in double quotes, AND and OR in capitals. */
export function searchToSql(search: string): Where | undefined {
  const tokens = tokenize(search)
  if (!tokens) return undefined
  const state = { at: 0, tokens }
  const where = readOr(state)
  return where && state.at === tokens.length ? where : undefined
}

function tokenize(search: string): Token[] | undefined {
  const tokens: Token[] = []
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|(AND|OR|NOT|\(|\)))/y
  while (pattern.lastIndex < search.trimEnd().length) {
    const match = pattern.exec(search)
    if (!match) return undefined
    if (match[2] !== undefined) tokens.push({ kind: 'word', word: match[2] })
    else {
      const [, field, text] =
        /^([A-Za-z]+):(.*)$/s.exec((match[1] ?? '').replace(/\\(.)/g, '$1')) ?? []
      if (field === undefined || text === undefined) return undefined
      tokens.push({ kind: 'clause', field: field.toLowerCase(), text: text.trim().toLowerCase() })
    }
  }
  return tokens
}

type State = { at: number; tokens: Token[] }

function readOr(state: State): Where | undefined {
  let left = readAnd(state)
  while (left && isWord(state, 'OR')) {
    state.at += 1
    left = both(left, readAnd(state), 'OR')
  }
  return left
}

function readAnd(state: State): Where | undefined {
  let left = readClause(state)
  while (left && isWord(state, 'AND')) {
    state.at += 1
    left = both(left, readClause(state), 'AND')
  }
  return left
}

function readClause(state: State): Where | undefined {
  const token = state.tokens[state.at]
  state.at += 1
  if (!token) return undefined
  if (token.kind === 'clause') return clause(token.field, token.text)
  if (token.word === 'NOT') {
    const inner = readClause(state)
    return inner && { ...inner, sql: `NOT ${inner.sql}` }
  }
  if (token.word !== '(') return undefined
  const inner = readOr(state)
  if (!isWord(state, ')')) return undefined
  state.at += 1
  return inner
}

function clause(field: string, text: string): Where | undefined {
  if (field !== 'displayname')
    return FIELDS[field] && text ? startsWith(FIELDS[field], text) : undefined
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (words.length === 0) return undefined
  const tests = words.map((word) => startsWith('word', word))
  const sql = tests
    .map((test) => `id IN (SELECT id FROM user_word WHERE ${test.sql})`)
    .join(' AND ')
  return { sql: `(${sql})`, params: tests.flatMap(({ params }) => params) }
}

function both(left: Where, right: Where | undefined, word: 'AND' | 'OR'): Where | undefined {
  return (
    right && {
      sql: `(${left.sql} ${word} ${right.sql})`,
      params: [...left.params, ...right.params],
    }
  )
}

function isWord({ tokens, at }: State, word: string): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && token.word === word
}
