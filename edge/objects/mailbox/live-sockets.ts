/**
 * @module
 * The WebSockets of one mailbox: hibernating, told when something changed, in one message a burst.
 *
 * Owns: that an address opens once, how long a socket lives, when it is told. Does not own: who may open one
 * (http/live-socket.ts), what is told (app/mailbox/status.ts).
 */
import type { Mailbox } from '../../contract/mailbox.ts'
import { SESSION_OVER } from '../../contract/session-over.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LiveTicket } from '../../ports/public-paths.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'

export type LiveSockets = {
  /** @param request carries the ticket in `x-live-ticket`; only the Worker can call this */
  open(request: Request): Response
  /** Something changed: all are told soon. Costs nothing where nobody listens. */
  changed(): void
}

/** Fast enough to look immediate, slow enough that a first sync is a few messages a second. */
const COALESCE_MS = 250
/** More than the pages a person has open. */
const MAX_SOCKETS = 20

type Attached = Pick<LiveTicket, 'id' | 'livesUntil'>

export function makeLiveSockets(
  ctx: DurableObjectState,
  view: () => Mailbox,
  clock: Clock,
): LiveSockets {
  // Answered by the platform, without waking the object.
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  const tickets = makeTickets(ctx, clock)
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    timer = undefined
    const message = JSON.stringify({ type: 'mailbox', mailbox: view() })
    for (const socket of ctx.getWebSockets()) {
      const until = attachedTo(socket)?.livesUntil ?? 0
      if (until > clock.now()) socket.send(message)
      else socket.close(SESSION_OVER, 'session over')
    }
  }

  return {
    open(request) {
      const ticket = JSON.parse(request.headers.get('x-live-ticket') ?? 'null') as LiveTicket | null
      if (ticket === null || tickets.isUsed(ticket)) return new Response(null, { status: 403 })
      if (ctx.getWebSockets().length >= MAX_SOCKETS) return new Response(null, { status: 429 })
      tickets.remember(ticket)
      const { 0: theirs, 1: ours } = new WebSocketPair()
      ctx.acceptWebSocket(ours)
      ours.serializeAttachment({ id: ticket.id, livesUntil: ticket.livesUntil } satisfies Attached)
      ours.send(JSON.stringify({ type: 'mailbox', mailbox: view() }))
      return new Response(null, { status: 101, webSocket: theirs })
    },
    changed() {
      if (timer !== undefined || ctx.getWebSockets().length === 0) return
      timer = setTimeout(tell, COALESCE_MS)
    },
  }
}

/** Tickets opened while we are awake are remembered; those of living sockets are on the sockets. */
function makeTickets(ctx: DurableObjectState, clock: Clock) {
  const used = new Map<string, number>()
  return {
    isUsed: ({ id }: LiveTicket) =>
      used.has(id) || ctx.getWebSockets().some((socket) => attachedTo(socket)?.id === id),
    remember({ id, opensUntil }: LiveTicket) {
      for (const [old, until] of used) if (until < clock.now()) used.delete(old)
      used.set(id, opensUntil)
    },
  }
}

const attachedTo = (socket: WebSocket): Attached | null =>
  socket.deserializeAttachment() as Attached | null

/** The store, telling of every write that shows in a mailbox's status. */
export function telling(store: MailboxStore, changed: () => void): MailboxStore {
  return {
    ...store,
    saveStream(state) {
      store.saveStream(state)
      changed()
    },
    noteStream(state) {
      store.noteStream(state)
      changed()
    },
    putLink(link) {
      store.putLink(link)
      changed()
    },
    saveConnection(connection) {
      store.saveConnection(connection)
      changed()
    },
    saveApproval(approval) {
      store.saveApproval(approval)
      changed()
    },
    park(record) {
      store.park(record)
      changed()
    },
    unpark(stream, side, id) {
      store.unpark(stream, side, id)
      changed()
    },
  }
}
