/**
 * @module
 * What all elements of a page share (EMB-2): calls with one token, who the edge thinks we are, the
 * mailbox kept fresh, the connecting under way.
 */
import type { Session } from '../../edge/contract/session.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { CallProblem } from './call-problem.ts'
import { ConnectFlow } from './connect-flow.ts'
import { callBy, createSend } from './edge-client.ts'
import type { Call, Send } from './edge-client.ts'
import { MailboxWatch } from './mailbox-watch.ts'
import { routes } from './routes.ts'
import type { Everyday } from './routes.ts'
import { createTokenSource } from './token-source.ts'
import type { GetToken } from './token-source.ts'

export type O365Options = {
  /** Origin of the edge, e.g. `https://edge.example`. */
  readonly edge: string
  /** Gives an embed token minted by the CRM's own server; asked again when one has run out. */
  readonly getToken: GetToken
  /** News by WebSocket, where the page's `connect-src` allows `wss:` to the edge. Otherwise it is asked, often while something goes on. */
  readonly live?: boolean | undefined
}

export type O365Client = {
  readonly edge: string
  readonly call: Call
  /** Calls of the tables that come later. */
  readonly send: Send
  /** Asked once for all elements; a failure is not kept. */
  session(): Promise<Result<Session, CallProblem>>
  readonly mailbox: MailboxWatch
  readonly connect: ConnectFlow
}

export const createO365Client = ({ edge, getToken, live }: O365Options): O365Client => {
  const send = createSend(edge, createTokenSource(getToken))
  const call = callBy<Everyday>(send, routes)
  let session: Promise<Result<Session, CallProblem>> | undefined

  const askSession = async (): Promise<Result<Session, CallProblem>> => {
    const result = await call('session')
    if (result.ok) return { ok: true, value: result.value.value }
    session = undefined
    return result
  }

  const mailbox = new MailboxWatch(call, async (told) =>
    live ? (await import('./live.ts')).openLive(send, told) : undefined,
  )
  const connect = new ConnectFlow(call)
  connect.subscribe(() => {
    // What ended without a connection may have left an approval to be asked for (INS-5).
    const { kind } = connect.get()
    if (kind !== 'connected' && kind !== 'failed') return
    session = undefined
    void mailbox.refresh()
  })

  return { edge, call, send, session: () => (session ??= askSession()), mailbox, connect }
}
