/**
 * @module
 * Assembles the Outlook side of one mailbox (ports/outlook.ts).
 */
import type { Clock } from '../../ports/clock.ts'
import type { OutlookPort } from '../../ports/outlook.ts'
import type { Fetch } from '../http/send.ts'
import { makeSend } from '../http/send.ts'
import { makeBatch } from './batch.ts'
import { contactChanges, contactList, contactLooks } from './contacts.ts'
import { writeContacts } from './contact-writes.ts'
import { collectionTag } from './collection-tag.ts'
import { countItems, ensureContainer, findContainer, removeContainer } from './containers.ts'
import { eventChanges, eventList, eventLooks } from './events.ts'
import { writeEvents } from './event-writes.ts'
import type { TokenSource } from './graph-client.ts'
import { makeGraphClient } from './graph-client.ts'
import { renewWatch, unwatch, watchContainer } from './subscriptions.ts'

export type OutlookMeans = {
  readonly fetch: Fetch
  /** `https://graph.microsoft.com`, a national cloud, or the sandbox. */
  readonly graphOrigin: string
  readonly token: TokenSource
  /** Whose mailbox, where the token is the application's; null: the token's own. */
  readonly user?: () => string | null
  readonly clock: Clock
  /** Pause between two rounds of a throttled batch; real time unless a test says otherwise. */
  readonly wait?: (ms: number) => Promise<void>
  readonly timeoutMs?: number
}

/** The two halves, one name each for what both can do. */
const streams = {
  calendar: { changes: eventChanges, list: eventList, read: eventLooks, write: writeEvents },
  contacts: {
    changes: contactChanges,
    list: contactList,
    read: contactLooks,
    write: writeContacts,
  },
} as const

export function makeOutlookPort(means: OutlookMeans): OutlookPort {
  const { graph, spent } = connect(means)
  const { client } = graph
  return {
    ensureContainer: (stream, name, mark) => ensureContainer(client, stream, name, mark),
    findContainer: (stream, id) => findContainer(client, stream, id),
    removeContainer: (stream, id) => removeContainer(client, stream, id, tombstone(means.clock)),
    countItems: (stream, id) => countItems(client, stream, id),
    changes: (stream, id, cursor) => streams[stream].changes(graph, id, cursor),
    list: (stream, id, cursor, brief) => streams[stream].list(graph, id, cursor, brief),
    collectionTag: (stream, id) => collectionTag(client, stream, id),
    read: (stream, id, ids) => streams[stream].read(graph, id, ids),
    write: (stream, id, writes) => streams[stream].write(graph, id, writes),
    watch: (stream, id, hook) => watchContainer(client, stream, id, hook),
    renewWatch: (id) => renewWatch(client, id),
    unwatch: (id) => unwatch(client, id),
    spent,
  }
}

/** Client and batch of one mailbox, counting what they spend as Microsoft counts it. */
function connect(means: OutlookMeans) {
  let requests = 0
  let calls = 0
  const send = makeSend({
    fetch: (request) => {
      calls++
      requests++
      return means.fetch(request)
    },
    ...(means.timeoutMs === undefined ? {} : { timeoutMs: means.timeoutMs }),
  })
  const client = makeGraphClient({ ...means, send })
  const wait = means.wait ?? ((ms: number) => new Promise((done) => setTimeout(done, ms)))
  const batch = makeBatch({
    client,
    wait,
    // The envelope was counted as one already; Microsoft counts what is inside.
    spend: (items) => {
      requests += items - 1
    },
  })
  return { graph: { client, batch }, spent: () => ({ requests, calls }) }
}

/** Unique, so that a folder lingering in Deleted Items never blocks a name (graph-contract §2.1). */
const tombstone = (clock: Clock): string =>
  `Removed ${new Date(clock.now()).toISOString().slice(0, 10)} ${clock.uuid().slice(0, 8)}`
