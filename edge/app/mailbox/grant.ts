/**
 * @module
 * What a member has agreed to in Microsoft 365, and what the next sign-in asks for (INS-6): only what is
 * needed for what was switched on, and never less than before.
 */
import type { ConsentFor } from '../../contract/mailbox.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { Wanted } from '../../ports/hosts.ts'
import type { Connection } from '../../ports/connection.ts'

/** Microsoft's names of permissions by what they are for (policy.ts). */
export type ScopeBook = {
  readonly signIn: readonly string[]
  readonly streams: Readonly<Record<Stream, readonly string[]>>
  readonly more: Readonly<Record<ConsentFor, readonly string[]>>
}

type Grant = Pick<Connection, 'scopes' | 'streams'>

/** In rows from before everything for members was asked at once. */
export const streamsOf = (grant: Grant): readonly Stream[] => grant.streams ?? everyStream

/** What a sign-in of this kind needs, whatever was agreed to before. */
export function scopesWanted(book: ScopeBook, { streams, also }: Wanted): readonly string[] {
  return [
    ...(streams === null ? book.more.people : []),
    ...(streams ?? everyStream).flatMap((stream) => book.streams[stream]),
    ...also.flatMap((what) => book.more[what]),
  ]
}

/** Asked of Microsoft: with what is held already, or the new sign-in would hold less than the one before. */
export function scopesAsked(
  book: ScopeBook,
  wanted: Wanted,
  before: Grant | null,
): readonly string[] {
  const held = before === null ? [] : heldScopes(book, before)
  return union(book.signIn, held, scopesWanted(book, wanted))
}

/**
 * What a refusal was about. Where the sign-in is dead nothing of it is held any longer, and where all of it seemed
 * to be held it was taken back without our having noticed.
 */
export function scopesLacking(
  asked: readonly string[],
  before: (Grant & Pick<Connection, 'state'>) | null,
): readonly string[] {
  // Of OpenID's own words Microsoft asks nobody.
  const own = asked.filter((scope) => !isOpenId(scope))
  const held = before?.state === 'connected' ? (before.scopes ?? []) : []
  const lacking = own.filter((scope) => !covers(held, [scope]))
  return lacking.length > 0 ? lacking : own
}

/** @param told as Microsoft answered; an answer without any means what was asked for (RFC 6749 §5.1) */
export function grantAfter(
  book: ScopeBook,
  asked: readonly string[],
  told: readonly string[],
  before: Grant | null,
): Required<Grant> {
  const fresh = told.length === 0 ? asked : told.map(bare)
  const scopes = union(before === null ? [] : heldScopes(book, before), fresh).filter(
    (scope) => !isOpenId(scope),
  )
  return { scopes, streams: everyStream.filter((stream) => covers(scopes, book.streams[stream])) }
}

/** What the mailbox's own token carries: the streams and people's names, and not what others have tokens for. */
export function tokenScopes(book: ScopeBook, grant: Grant): readonly string[] | undefined {
  if (grant.scopes === undefined) return undefined
  const own = [...everyStream.flatMap((stream) => book.streams[stream]), ...book.more.people]
  const held = own.filter((scope) => covers(grant.scopes ?? [], [scope]))
  return held.length > 0 ? held : ['User.Read']
}

export const covers = (held: readonly string[], needed: readonly string[]): boolean => {
  const names = new Set(held.map((scope) => bare(scope).toLowerCase()))
  return needed.every((scope) => names.has(scope.toLowerCase()))
}

const heldScopes = (book: ScopeBook, grant: Grant): readonly string[] =>
  grant.scopes ?? scopesWanted(book, { streams: null, also: [] })

/** Microsoft writes `https://graph.microsoft.com/User.Read`, the national clouds with their own host, or the bare name. */
const bare = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1)

const isOpenId = (scope: string): boolean => !scope.includes('.')

export function union(...lists: readonly (readonly string[])[]): readonly string[] {
  const byName = new Map<string, string>()
  for (const scope of lists.flat()) {
    const name = scope.toLowerCase()
    if (!byName.has(name)) byName.set(name, scope)
  }
  return [...byName.values()]
}
