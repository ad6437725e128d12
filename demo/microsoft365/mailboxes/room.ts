/**
 * @module
 * The core of a mailbox object: the mailbox itself, its limits, and who watches it live.
 *
 * Owns: emptying and seeding after a reset, the four-at-once rule, the stream for the Outlook page.
 * Does not own: what a mailbox answers (mailbox/).
 */
import type { GraphCall, GraphReply, Mailbox, MailboxOwner, MakeMailbox, Sql } from '../frame.ts'
import { throttled } from '../graph/errors.ts'
import type { Moment, Seed } from '../platform/hosts.ts'
import { MAILBOX_CONCURRENCY, makeMailboxMeter } from '../throttle.ts'
import { makeLiveFeed } from './live-feed.ts'

export type RoomPlatform = {
  sql: Sql
  clock(): number
  random(): number
  uuid(): string
  makeMailbox: MakeMailbox
}
/** A GraphCall as it crosses to the object: the query as text. */
export type WireCall = Omit<GraphCall, 'query'> & { search: string }
/** How many calls of the same $batch run at once with this one; `held` when `enter` took its place before. */
export type Lane = { beside: number; held?: boolean }
type MailboxSeed = Parameters<Mailbox['provision']>[1]

/** The one mailbox that seed `large` fills with 20,000 contacts and 10,000 events. */
export const LARGE_MAILBOX = 'megan@contoso.example'

export type MailboxRoom = ReturnType<typeof makeRoom>

export function makeRoom({ sql, clock, random, uuid, makeMailbox }: RoomPlatform) {
  sql.run('CREATE TABLE IF NOT EXISTS room (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT')
  let offset = 0
  let running = 0
  const meter = makeMailboxMeter(sql)
  const live = makeLiveFeed()
  const mailbox = makeMailbox({ sql, world: { now: () => clock() + offset, random, uuid } })
  let epoch =
    sql.all<{ value: number }>("SELECT value FROM room WHERE name = 'epoch'")[0]?.value ?? 0

  const meet = (moment: Moment, owner: MailboxOwner): void => {
    offset = moment.offset
    if (epoch === moment.epoch) return
    sql.transaction(() => {
      mailbox.reset()
      meter.clear()
      mailbox.provision(owner, seedOf(moment.seed, owner))
      sql.run("INSERT OR REPLACE INTO room VALUES ('epoch', ?)", moment.epoch)
    })
    epoch = moment.epoch
    running = 0
  }
  const tell = (reply: GraphReply): GraphReply => {
    if (reply.changes?.length) live.changed(reply.changes)
    return reply
  }

  return {
    prepare: meet,
    /** Takes one of the four places for a call that lasts; false when none is free. */
    enter(moment: Moment, owner: MailboxOwner): boolean {
      meet(moment, owner)
      if (running >= MAILBOX_CONCURRENCY) return false
      running += 1
      return true
    },
    leave(): void {
      running = Math.max(0, running - 1)
    },
    serve(moment: Moment, { search, ...call }: WireCall, lane: Lane): GraphReply {
      meet(moment, call.owner)
      const wait = meter.count(call.caller.appId, clock() + offset)
      if (wait !== undefined)
        return throttled('Application is over its MailboxRequests limit.', wait)
      if (!lane.held && running + lane.beside >= MAILBOX_CONCURRENCY) return overConcurrency()
      return tell(mailbox.handle({ ...call, query: new URLSearchParams(search) }))
    },
    deleteCalendar: (moment: Moment, owner: MailboxOwner, name: string): GraphReply => {
      meet(moment, owner)
      return tell(mailbox.deleteCalendar(name))
    },
    deleteContactFolder: (moment: Moment, owner: MailboxOwner, name: string): GraphReply => {
      meet(moment, owner)
      return tell(mailbox.deleteContactFolder(name))
    },
    moveEvent: (moment: Moment, owner: MailboxOwner, id: string, calendar: string) => {
      meet(moment, owner)
      const moved = mailbox.moveEvent(id, calendar)
      tell(moved.reply)
      return moved
    },
    expireDelta: (moment: Moment, owner: MailboxOwner): void => {
      meet(moment, owner)
      mailbox.expireDelta()
    },
    live: (moment: Moment, owner: MailboxOwner): ReadableStream<Uint8Array> => {
      meet(moment, owner)
      return live.open()
    },
  }
}

export const overConcurrency = () =>
  throttled('Application is over its MailboxConcurrency limit.', 1)

function seedOf(seed: Seed, owner: MailboxOwner): MailboxSeed {
  if (seed === 'large')
    return owner.address.toLowerCase() === LARGE_MAILBOX ? 'large-mailbox' : 'contoso'
  return seed
}
