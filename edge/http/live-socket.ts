/**
 * @module
 * Opens the WebSocket of a one-time address. Beside the HTTP app, not in it: an upgraded response cannot pass
 * through middleware that adds headers.
 *
 * Owns: what must hold before a mailbox is woken (MAC, time, page). Does not own: that an address opens only
 * once, which the mailbox sees to (objects/mailbox/live-sockets.ts).
 */
import type { MemberRef } from '../ports/hosts.ts'
import type { HttpDependencies } from './types.ts'

const PATH = /^\/live\/([^/]{1,2000})\/([^/]{1,2000})$/

export type LiveMeans = Pick<HttpDependencies, 'paths' | 'clock'> & {
  readonly openSocket: (who: MemberRef, request: Request) => Promise<Response>
}

/** null: this request asks for no live socket. */
export async function liveSocket(
  request: Request,
  { paths, clock, openSocket }: LiveMeans,
): Promise<Response | null> {
  const [, mailbox, ticket] = PATH.exec(new URL(request.url).pathname) ?? []
  if (mailbox === undefined || ticket === undefined) return null
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    return new Response(null, { status: 426, headers: { upgrade: 'websocket' } })
  }
  const opened = await paths.openLiveSocket(mailbox, ticket)
  const origin = request.headers.get('origin') ?? ''
  // Nothing is told about why: whoever holds a right address asks for a new one.
  if (!opened || opened.ticket.opensUntil < clock.now() || opened.ticket.origin !== origin) {
    return new Response(null, { status: 403 })
  }
  const headers = { upgrade: 'websocket', 'x-live-ticket': JSON.stringify(opened.ticket) }
  return openSocket(opened.mailbox, new Request('https://mailbox/live', { headers }))
}
