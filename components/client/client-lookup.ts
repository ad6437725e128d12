/**
 * @module
 * How an element finds the client of the `<o365-session>` around it: a bubbling question, which
 * crosses shadow roots and does not depend on tag names; and word when asking again may help.
 */
import type { O365Client } from './o365-client.ts'

export const CLIENT_REQUEST = 'o365-client-request'

export class ClientRequestEvent extends Event {
  client: O365Client | undefined
  /** A session is around, even if it has no client yet. */
  answered = false

  constructor() {
    super(CLIENT_REQUEST, { bubbles: true, composed: true })
  }
}

const waiting = new Set<() => void>()

/** A session was connected, configured or removed: elements ask again. */
export const clientsChanged = (): void => {
  for (const look of [...waiting]) look()
}

export const onClientsChange = (look: () => void): (() => void) => {
  waiting.add(look)
  return () => waiting.delete(look)
}
