/**
 * @module
 * An authorize request that was understood, and who signed in for it.
 */
import type { RegisteredApp } from '../controls/apps.ts'
import type { PersonView } from '../directory/people-store.ts'
import type { ResponseMode } from './redirects.ts'
import type { AskedScopes } from './scopes.ts'

export type Ask = {
  app: RegisteredApp
  redirectUri: string
  kind: 'web' | 'spa'
  mode: ResponseMode
  scopes: AskedScopes
  params: URLSearchParams
}
export type SignedIn = { person: PersonView; authenticated: number }

/** `state` goes back as it came. */
export function stateOf(params: URLSearchParams): Record<string, string> {
  const state = params.get('state')
  return state === null ? {} : { state }
}
