/**
 * @module
 * News of the mailbox by WebSocket, so that two browsers show the same at once; comes as a file of its
 * own. A one-time address is asked for by an ordinary call, since a WebSocket carries no token.
 *
 * Does not own: polling, which goes on seldom beside it and takes over when it fails.
 */
import type { Mailbox } from '../../edge/contract/mailbox.ts'
import { SESSION_OVER } from '../../edge/contract/session-over.ts'
import type { Send } from './edge-client.ts'
import { liveRoute } from './late-routes.ts'

export type LiveTold = {
  news(mailbox: Mailbox): void
  up(): void
  /** `again`: only the session it was opened with is over. */
  down(again: boolean): void
}

/** Far more than a mailbox takes. */
const MAX_CHARS = 100_000

/** Returns how to end it. `down` is told once: no address, refused, or ended by the other side. */
export const openLive = (send: Send, told: LiveTold): (() => void) => {
  let socket: WebSocket | undefined
  let over = false
  const end = () => {
    over = true
    socket?.close()
  }
  const down = (again = false) => {
    if (!over) told.down(again)
    over = true
  }
  void send(liveRoute).then((result) => {
    const url = result.ok ? urlOf(result.value.value) : undefined
    if (over) return
    if (url === undefined) return down()
    socket = new WebSocket(url)
    socket.addEventListener('open', () => over || told.up())
    socket.addEventListener('close', ({ code }) => down(code === SESSION_OVER))
    socket.addEventListener('message', ({ data }) => {
      const mailbox = mailboxIn(data)
      if (mailbox && !over) told.news(mailbox)
    })
  })
  return end
}

const urlOf = (value: unknown): string | undefined => {
  const { url } = (value ?? {}) as { url?: unknown }
  return typeof url === 'string' && /^wss?:\/\//.test(url) ? url : undefined
}

const mailboxIn = (data: unknown): Mailbox | undefined => {
  if (typeof data !== 'string' || data.length > MAX_CHARS) return undefined
  try {
    const message = JSON.parse(data) as { type?: unknown; mailbox?: Mailbox }
    return message.type === 'mailbox' ? message.mailbox : undefined
  } catch {
    return undefined
  }
}
