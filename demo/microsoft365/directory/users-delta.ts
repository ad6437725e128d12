/**
 * @module
 * `GET /users/delta` (graph-contract §1.3, §3.4): what changed among people since a token.
 *
 * A token is the number of the last change seen, what is tracked and when it was issued; it lives seven days.
 */
import type { GraphReply } from '../frame.ts'
import { badQuery, directoryDenied, errorReply } from '../graph/errors.ts'
import { sightOfPeople } from './access.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import type { GraphUser } from './person.ts'
import { DEFAULT_FIELDS, readSelect, showUser } from './user-fields.ts'

const TOKEN_LIFE_MS = 7 * 86_400_000
const PAGE = 200
const LONGEST_FILTER = 50
const REFUSED = ['$expand', '$top', '$orderby', '$search', '$count', '$skip']

/** `after`: last user of the first round's page; `since`: number of the last change told. */
type State = {
  since: number
  after?: string
  fields?: string[]
  ids?: string[]
  issued: number
  minimal?: boolean
}
type ChangeRow = { version: number; id: string; members: string; removed: string | null }

export function usersDelta(context: DirectoryContext): GraphReply {
  if (sightOfPeople(context.caller, context.guest) !== 'full') return directoryDenied()
  const refused = REFUSED.find((name) => context.query.has(name))
  if (refused)
    return errorReply(
      501,
      'NotImplemented',
      `The query option '${refused}' is not supported on users/delta.`,
    )
  const state = readState(context)
  if ('status' in state) return state
  if (context.now - state.issued > TOKEN_LIFE_MS) return expired(context)
  return state.after === undefined ? laterRound(context, state) : firstRound(context, state)
}

function readState(context: DirectoryContext): State | GraphReply {
  const token = context.query.get('$skiptoken') ?? context.query.get('$deltatoken')
  if (token && token !== 'latest') {
    try {
      return JSON.parse(
        decodeURIComponent(atob(token.replaceAll('-', '+').replaceAll('_', '/'))),
      ) as State
    } catch {
      return errorReply(400, 'InvalidDeltaToken', 'The delta token is invalid.')
    }
  }
  const ask = asked(context)
  if ('status' in ask) return ask
  const state = { ...ask, since: lastChange(context), issued: context.now }
  return token === 'latest' ? state : { ...state, after: '' }
}

function asked(context: DirectoryContext): Pick<State, 'fields' | 'ids'> | GraphReply {
  const { fields, unknown } = readSelect(context.query.get('$select'))
  if (unknown !== undefined)
    return badQuery(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`)
  const filter = context.query.get('$filter')
  if (filter === null) return { ...(fields ? { fields } : {}) }
  const parts = filter
    .split(/\s+or\s+/i)
    .map((part) => /^\s*id\s+eq\s+'([^']+)'\s*$/i.exec(part)?.[1])
  const ids = parts.filter((id) => id !== undefined)
  if (ids.length !== parts.length)
    return badQuery('Only filters on id are supported on users/delta.')
  if (ids.length > LONGEST_FILTER) return badQuery('Too many ids in the filter of users/delta.')
  return { ids, ...(fields ? { fields } : {}) }
}

function firstRound(context: DirectoryContext, state: State): GraphReply {
  const rows = context.sql.all<{ id: string; doc: string }>(
    'SELECT id, doc FROM user WHERE id > ? AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2))) ORDER BY id LIMIT ?',
    state.after ?? '',
    state.ids ? JSON.stringify(state.ids) : null,
    PAGE + 1,
  )
  const page = rows.slice(0, PAGE)
  const value = page.map(({ id, doc }) => ({
    ...shown(JSON.parse(doc) as GraphUser, state.fields),
    id,
  }))
  const more = rows.length > PAGE
  const { after: _, ...rest } = state
  return answer(
    context,
    value,
    more ? { ...state, after: page.at(-1)?.id ?? '' } : { ...rest, issued: context.now },
    more,
  )
}

function laterRound(context: DirectoryContext, state: State): GraphReply {
  const rows = context.sql.all<ChangeRow>(
    'SELECT version, id, members, removed FROM user_change WHERE version > ? ORDER BY version',
    state.since,
  )
  const latest = new Map<string, { members: Set<string>; removed: string | null }>()
  for (const { id, members, removed } of rows) {
    const known = latest.get(id)?.members ?? new Set<string>()
    for (const name of JSON.parse(members) as string[]) known.add(name)
    latest.set(id, { members: known, removed })
  }
  const value = [...latest].flatMap(([id, change]) => changed(context, state, id, change))
  return answer(
    context,
    value,
    { ...state, since: rows.at(-1)?.version ?? state.since, issued: context.now },
    false,
  )
}

function changed(
  context: DirectoryContext,
  state: State,
  id: string,
  change: { members: Set<string>; removed: string | null },
): object[] {
  if (state.ids && !state.ids.includes(id)) return []
  if (change.removed) return [{ id, '@removed': { reason: change.removed } }]
  const tracked = state.fields ?? DEFAULT_FIELDS
  const touched = tracked.filter((name) => change.members.has(name) || change.members.has('*'))
  const [row] = context.sql.all<{ doc: string }>('SELECT doc FROM user WHERE id = ?', id)
  if (!row || touched.length === 0) return []
  const minimal = /return\s*=\s*minimal/i.test(context.headers['prefer'] ?? '')
  return [{ ...shown(JSON.parse(row.doc) as GraphUser, minimal ? touched : state.fields), id }]
}

/** Members that are not set are left out of delta rows. */
function shown(user: GraphUser, fields: readonly string[] | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(showUser(user, fields, false)).filter(([, value]) => value !== null),
  )
}

function answer(
  context: DirectoryContext,
  value: object[],
  state: State,
  more: boolean,
): GraphReply {
  const token = btoa(encodeURIComponent(JSON.stringify(state)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  const link = `${context.origin}/v1.0/users/delta?$${more ? 'skiptoken' : 'deltatoken'}=${token}`
  return ok({
    '@odata.context': contextUrl(context.origin, 'users', state.fields),
    [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
    value,
  })
}

function lastChange({ sql }: DirectoryContext): number {
  return (
    sql.all<{ last: number | null }>('SELECT max(version) AS last FROM user_change')[0]?.last ?? 0
  )
}

function expired({ origin }: DirectoryContext): GraphReply {
  return errorReply(410, 'SyncStateNotFound', 'The sync state generation is not found.', {
    Location: `${origin}/v1.0/users/delta?$deltatoken=`,
  })
}
