/**
 * @module
 * Names of the Durable Objects. A name is made from a verified token's organization and member, never
 * from a request, so one tenant cannot name another's object (OPS-3).
 *
 * `v1:` is the version of this scheme: changing how a name is made loses every object behind the old one.
 */
import { fingerprint } from '../domain/record.ts'
import type { MemberRef } from '../ports/hosts.ts'

/** The roll call is spread so that one cron tick asks small tables (architecture.md, tree). */
export const directoryShardCount = 16

export const mailboxName = (who: MemberRef): string =>
  `v1:${escaped(who.organization)}:${escaped(who.member)}`

export const orgName = (organization: string): string => `v1:${escaped(organization)}`

export function parseMailboxName(name: string): MemberRef | null {
  const [version, organization, member, ...rest] = name.split(':')
  if (version !== 'v1' || !organization || !member || rest.length > 0) return null
  return { organization: unescaped(organization), member: unescaped(member) }
}

export function parseOrgName(name: string): string | null {
  const [version, organization, ...rest] = name.split(':')
  if (version !== 'v1' || !organization || rest.length > 0) return null
  return unescaped(organization)
}

/** Whose object this is, by its name. */
export const organizationOf = (name: string): string | null =>
  parseMailboxName(name)?.organization ?? parseOrgName(name)

/** Which shard keeps the roll call of the object with this name. */
export const directoryName = (name: string): string =>
  shardName(Number.parseInt(fingerprint(name), 36) % directoryShardCount)

export const directoryNames: readonly string[] = Array.from(
  { length: directoryShardCount },
  (_, index) => shardName(index),
)

function shardName(index: number): string {
  return `v1:roll-call:${String(index).padStart(2, '0')}`
}

/** Only what would break the form, so that a name stays within the platform's 1,024 bytes. */
function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll(':', '%3A')
}

function unescaped(part: string): string {
  return part.replaceAll('%3A', ':').replaceAll('%25', '%')
}
