/**
 * @module
 * The directory's `$filter` language read into a tree (graph-contract §1.1).
 *
 * Owns: tokens and grammar. Does not own: which of it the directory takes without advanced mode, nor SQL
 * (filter-sql.ts).
 */
export type Operator = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt'
export type Literal = string | number | boolean | null
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; inner: Filter }
  | { kind: 'compare'; path: string; operator: Operator; value: Literal }
  | { kind: 'in'; path: string; values: Literal[] }
  | { kind: 'call'; name: 'startswith' | 'endswith'; path: string; value: string }
  | { kind: 'any'; path: string; inner: Filter | undefined }

type Token = { kind: 'word' | 'text' | 'sign'; text: string }
const OPERATORS = new Set(['eq', 'ne', 'ge', 'le', 'gt', 'lt'])

/** Undefined for what is no filter. */
export function parseFilter(text: string): Filter | undefined {
  const tokens = tokenize(text)
  if (!tokens) return undefined
  const reader = makeReader(tokens)
  try {
    const filter = readOr(reader, '')
    return reader.peek() ? undefined : filter
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function tokenize(text: string): Token[] | undefined {
  const pattern = /\s*(?:'((?:[^']|'')*)'|([A-Za-z0-9_.$/:+@-]+)|([(),]))/y
  const tokens: Token[] = []
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text)
    if (!match) return undefined
    if (match[1] !== undefined) tokens.push({ kind: 'text', text: match[1].replaceAll("''", "'") })
    else if (match[2] !== undefined) tokens.push({ kind: 'word', text: match[2] })
    else tokens.push({ kind: 'sign', text: match[3] ?? '' })
  }
  return tokens
}

type Reader = ReturnType<typeof makeReader>
function makeReader(tokens: Token[]) {
  let at = 0
  const peek = (ahead = 0): Token | undefined => tokens[at + ahead]
  const take = (): Token => {
    const token = tokens[at]
    if (!token) throw new SyntaxError('unexpected end')
    at += 1
    return token
  }
  const sign = (text: string): void => {
    const token = take()
    if (token.kind !== 'sign' || token.text !== text) throw new SyntaxError(`expected ${text}`)
  }
  const isWord = (word: string): boolean =>
    peek()?.kind === 'word' && peek()?.text.toLowerCase() === word
  const isSign = (text: string): boolean => peek()?.kind === 'sign' && peek()?.text === text
  return { peek, take, sign, isWord, isSign }
}

function readOr(reader: Reader, variable: string): Filter {
  let left = readAnd(reader, variable)
  while (reader.isWord('or')) {
    reader.take()
    left = { kind: 'or', left, right: readAnd(reader, variable) }
  }
  return left
}

function readAnd(reader: Reader, variable: string): Filter {
  let left = readNot(reader, variable)
  while (reader.isWord('and')) {
    reader.take()
    left = { kind: 'and', left, right: readNot(reader, variable) }
  }
  return left
}

function readNot(reader: Reader, variable: string): Filter {
  if (reader.isWord('not')) {
    reader.take()
    return { kind: 'not', inner: readNot(reader, variable) }
  }
  if (reader.isSign('(')) {
    reader.take()
    const inner = readOr(reader, variable)
    reader.sign(')')
    return inner
  }
  return readTerm(reader, variable)
}

function readTerm(reader: Reader, variable: string): Filter {
  const word = reader.take()
  if (word.kind !== 'word') throw new SyntaxError('a property was expected')
  const name = word.text.toLowerCase()
  if (name === 'startswith' || name === 'endswith') return readCall(reader, name, variable)
  if (name.endsWith('/any') && reader.isSign('(')) return readAny(reader, word.text.slice(0, -4))
  const path = inside(word.text, variable)
  const operator = reader.take().text.toLowerCase()
  if (operator === 'in') return { kind: 'in', path, values: readList(reader) }
  if (!OPERATORS.has(operator)) throw new SyntaxError('an operator was expected')
  return { kind: 'compare', path, operator: operator as Operator, value: literal(reader.take()) }
}

function readCall(reader: Reader, name: 'startswith' | 'endswith', variable: string): Filter {
  reader.sign('(')
  const path = inside(reader.take().text, variable)
  reader.sign(',')
  const value = reader.take()
  reader.sign(')')
  if (value.kind !== 'text') throw new SyntaxError('a text was expected')
  // `startsWith(x,'y') eq true` is the same as without.
  if (reader.isWord('eq') && reader.peek(1)?.text.toLowerCase() === 'true') {
    reader.take()
    reader.take()
  }
  return { kind: 'call', name, path, value: value.text }
}

/** `proxyAddresses/any(p:startsWith(p,'x'))`; a bare `any()` asks for one at all. */
function readAny(reader: Reader, path: string): Filter {
  reader.sign('(')
  if (reader.isSign(')')) {
    reader.take()
    return { kind: 'any', path, inner: undefined }
  }
  const first = reader.take().text
  const [variable = '', rest] = first.split(':')
  const inner = rest ? readRest(reader, rest, variable) : readOr(reader, variable)
  reader.sign(')')
  return { kind: 'any', path, inner }
}

/** The word behind `v:` came as one token with it: read on as if it stood alone. */
function readRest(reader: Reader, word: string, variable: string): Filter {
  let given: Token | undefined = { kind: 'word', text: word }
  const take = (): Token => {
    const token = given ?? reader.take()
    given = undefined
    return token
  }
  const peek = (ahead = 0): Token | undefined =>
    given ? (ahead === 0 ? given : reader.peek(ahead - 1)) : reader.peek(ahead)
  const view: Reader = {
    peek,
    take,
    sign: (text) => (given ? fail() : reader.sign(text)),
    isWord: (text) => peek()?.kind === 'word' && peek()?.text.toLowerCase() === text,
    isSign: (text) => peek()?.kind === 'sign' && peek()?.text === text,
  }
  return readOr(view, variable)
}

function fail(): never {
  throw new SyntaxError('unexpected word')
}

function readList(reader: Reader): Literal[] {
  const values: Literal[] = []
  reader.sign('(')
  for (;;) {
    values.push(literal(reader.take()))
    if (reader.isSign(')')) break
    reader.sign(',')
  }
  reader.sign(')')
  return values
}

function literal(token: Token): Literal {
  if (token.kind === 'text') return token.text
  if (token.kind === 'sign') throw new SyntaxError('a value was expected')
  const word = token.text.toLowerCase()
  if (word === 'null') return null
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : token.text
}

/** Inside a lambda `l/skuId` is `skuId` of the element, `p` the element itself (empty path). */
function inside(path: string, variable: string): string {
  if (!variable) return path
  if (path === variable) return ''
  return path.startsWith(`${variable}/`) ? path.slice(variable.length + 1) : path
}
