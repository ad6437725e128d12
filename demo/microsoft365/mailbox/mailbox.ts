/**
 * @module
 * One Exchange mailbox: every Graph call below `/me` that Exchange answers, and what a person does in Outlook.
 *
 * Owns: one call from path to reply, in one transaction. Does not own: tokens, permissions, throttling, the
 * directory, delivery of mails and notifications (the front door).
 */
import type { GraphCall, GraphReply, Mailbox, MailboxOwner, Sql, World } from '../frame.ts'
import { calendarRoutes, deleteCalendarByName } from './calendars/calendar-routes.ts'
import { containers } from './containers.ts'
import { contactRoutes } from './contacts/contact-routes.ts'
import { deleteFolderByName, folderRoutes } from './contacts/folder-routes.ts'
import { photoRoutes } from './contacts/photo.ts'
import { contactDeltaRoutes } from './delta/contact-delta.ts'
import { expireAll } from './delta/delta-token.ts'
import { eventDeltaRoutes } from './delta/event-delta.ts'
import { attachmentRoutes } from './events/attachments.ts'
import { viewRoutes } from './events/calendar-view.ts'
import { actionRoutes } from './events/event-actions.ts'
import { eventId } from './events/event-entity.ts'
import { eventRoutes } from './events/event-routes.ts'
import { moveEvent, touchEvent } from './events/event-writing.ts'
import { findEvent } from './events/instances.ts'
import { failed, idMalformed, itemNotFound } from './failure.ts'
import type { Failure } from './failure.ts'
import { mailboxTag } from './ids.ts'
import { mailboxState } from './mailbox-state.ts'
import { routed, segmentsOf } from './paths.ts'
import { readPrefer } from './prefer.ts'
import { readQuirks, writeQuirks } from './quirks.ts'
import type { Quirks } from './quirks.ts'
import { failureReply, nothing } from './reply.ts'
import { findRoute } from './routes.ts'
import type { Routes } from './routes.ts'
import { createTables, emptyTables } from './schema.ts'
import { provisionMailbox } from './seeds/provision.ts'
import { readMeta } from './session.ts'
import type { Session } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { openExtensionRoutes } from './open-extension-routes.ts'
import { categoryRoutes } from './categories.ts'

const routes: Routes = [
  ...contactDeltaRoutes,
  ...eventDeltaRoutes,
  ...calendarRoutes,
  ...eventRoutes,
  ...viewRoutes,
  ...actionRoutes,
  ...attachmentRoutes,
  ...folderRoutes,
  ...contactRoutes,
  ...photoRoutes,
  ...settingsRoutes,
  ...openExtensionRoutes,
  ...categoryRoutes,
]

/** The frame's mailbox and one thing more: moods a test can switch on. */
export type SandboxMailbox = Mailbox & { configure(change: Partial<Quirks>): void }

export function makeMailbox(platform: { sql: Sql; world: World }): SandboxMailbox {
  const { sql } = platform
  createTables(sql)
  const asPerson = (work: (session: Session) => GraphReply | Failure) =>
    run(platform, personCall(ownerOf(sql)), work)
  return {
    handle: (call) => run(platform, call, (session) => served(session)),
    provision: (owner, seed) => {
      sql.transaction(() => provisionMailbox(platform, owner, seed))
    },
    reset: () => {
      sql.transaction(() => emptyTables(sql))
    },
    deleteCalendar: (name) => asPerson((session) => deleteCalendarByName(session, name)),
    deleteContactFolder: (name) => asPerson((session) => deleteFolderByName(session, name)),
    moveEvent: (id, calendarName) => {
      let moved = id
      const reply = asPerson((session) => {
        const result = moveByPerson(session, id, calendarName)
        if (typeof result !== 'string') return result
        moved = result
        return nothing
      })
      return { reply, id: moved }
    },
    expireDelta: () => expireAll(sql),
    configure: (change) => writeQuirks(sql, change),
  }
}

/** One call: what it changes is committed together, what it caused goes out with the reply. */
function run(
  { sql, world }: { sql: Sql; world: World },
  call: GraphCall,
  work: (session: Session) => GraphReply | Failure,
): GraphReply {
  const prefer = readPrefer(call.headers['prefer'])
  if (failed(prefer)) return failureReply({ world, call }, prefer)
  const session: Session = {
    sql,
    world,
    call,
    prefer,
    owner: call.owner,
    tag: mailboxTag(call.owner.userId),
    quirks: readQuirks(sql),
    mails: [],
    changes: [],
  }
  return sql.transaction(() => {
    touchDue(session)
    const result = work(session)
    const reply = failed(result) ? failureReply(session, result) : result
    return {
      ...reply,
      ...(session.mails.length > 0 ? { mails: session.mails } : {}),
      ...(session.changes.length > 0 ? { changes: session.changes } : {}),
    }
  })
}

function served(session: Session): GraphReply | Failure {
  const { call } = session
  const unavailable = mailboxState(session)
  if (unavailable) return unavailable
  const segments = segmentsOf(call)
  if (!segments) return idMalformed
  const route = findRoute(routes, call.method.toUpperCase(), routed(segments))
  return failed(route) ? route : route.handler(session, route.params)
}

/** Second, server-side changes whose time has come (quirk). */
function touchDue(session: Session): void {
  if (session.quirks.serverTouchAfterMs <= 0) return
  const waiting = session.sql.all<{ key: string; value: string }>(
    "SELECT key, value FROM meta WHERE key >= 'touch:' AND key < 'touch;'",
  )
  for (const { key, value } of waiting) {
    if (Number(value) > session.world.now()) continue
    session.sql.run('DELETE FROM meta WHERE key = ?', key)
    touchEvent(session, Number(key.slice('touch:'.length)))
  }
}

function moveByPerson(session: Session, id: string, calendarName: string): string | Failure {
  const item = findEvent(session, id)
  if (failed(item)) return item
  const [calendar] = containers(
    session,
    "kind = 'calendar' AND name = ? AND gone_at IS NULL",
    calendarName,
  )
  if (!calendar || item.day !== undefined) return itemNotFound
  return eventId(session, moveEvent(session, item, calendar))
}

function ownerOf(sql: Sql): MailboxOwner {
  const stored = readMeta(sql, 'owner')
  const nobody = { userId: '', tenantId: '', displayName: '', address: '' }
  return stored === undefined ? nobody : (JSON.parse(stored) as MailboxOwner)
}

function personCall(owner: MailboxOwner): GraphCall {
  const caller = {
    tenantId: owner.tenantId,
    userId: owner.userId,
    appId: '',
    scopes: [],
    roles: [],
  }
  const request = { method: 'POST', path: '', query: new URLSearchParams(), headers: {} }
  return { ...request, caller, owner, origin: '', prefix: 'me' }
}
