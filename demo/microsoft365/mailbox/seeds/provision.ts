/**
 * @module
 * A mailbox at its birth: default calendar, default contacts folder, and what its seed brings along.
 */
import type { MailboxOwner, Sql, World } from '../../frame.ts'
import { addContainer, standardContainer } from '../containers.ts'
import { mailboxTag } from '../ids.ts'
import { quiet } from '../quirks.ts'
import { writeMeta } from '../session.ts'
import type { Session } from '../session.ts'
import { fillContoso } from './contoso.ts'
import { fillLarge } from './large.ts'

export type MailboxSeed = 'contoso' | 'large-mailbox' | 'empty'

/** Once; a mailbox that has its default calendar is left as it is. */
export function provisionMailbox(
  platform: { sql: Sql; world: World },
  owner: MailboxOwner,
  seed: MailboxSeed,
): void {
  const session = seedSession(platform, owner)
  writeMeta(platform.sql, 'owner', JSON.stringify(owner))
  if (standardContainer(session, 'calendar')) return
  const shared = { standard: true, parent: 0, data: {} }
  const calendar = addContainer(session, { ...shared, kind: 'calendar', name: 'Calendar' })
  const folder = addContainer(session, { ...shared, kind: 'contactFolder', name: 'Contacts' })
  if ('failed' in calendar || 'failed' in folder) return
  if (seed === 'contoso') fillContoso(session, calendar, folder)
  if (seed === 'large-mailbox') fillLarge(session, calendar, folder)
}

function seedSession({ sql, world }: { sql: Sql; world: World }, owner: MailboxOwner): Session {
  const caller = {
    tenantId: owner.tenantId,
    userId: owner.userId,
    appId: '',
    scopes: [],
    roles: [],
  }
  const call = {
    method: 'POST',
    path: '',
    query: new URLSearchParams(),
    headers: {},
    caller,
    owner,
    origin: '',
    prefix: 'me',
  }
  const prefer = { immutableIds: false, applied: [] }
  const nothing = { mails: [], changes: [] }
  return {
    sql,
    world,
    owner,
    tag: mailboxTag(owner.userId),
    quirks: quiet,
    call,
    prefer,
    ...nothing,
  }
}
