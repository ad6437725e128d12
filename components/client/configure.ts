/**
 * @module
 * One client for all elements that stand outside an `<o365-session>`.
 */
import { clientsChanged } from './client-lookup.ts'
import { createO365Client } from './o365-client.ts'
import type { O365Client, O365Options } from './o365-client.ts'

let configured: O365Client | undefined

/** Sets edge and token source for the page; a later call replaces the earlier. */
export const configure = (options: O365Options): O365Client => {
  configured = createO365Client(options)
  clientsChanged()
  return configured
}

export const configuredClient = (): O365Client | undefined => configured
