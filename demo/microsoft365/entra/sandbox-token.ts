/**
 * @module
 * Graph tokens without a sign-in, for kits and tests (interfaces.md, /sandbox/token).
 */
import type { PersonView } from '../directory/people-store.ts'
import type { Hosts, Moment } from '../platform/hosts.ts'
import { mintGraphToken } from './mint.ts'
import { bareScope } from './scopes.ts'

/** The application such tokens seem to come from. */
export const SANDBOX_CLIENT_ID = '5a5db0c5-0000-4000-8000-000000000001'
const LIFETIME_SECONDS = 4500
const DEFAULT_SCOPES = [
  'User.Read',
  'User.ReadBasic.All',
  'Calendars.ReadWrite',
  'Contacts.ReadWrite',
  'MailboxSettings.ReadWrite',
  'Mail.Send',
]

export type SandboxTokenMaker = (
  person: PersonView,
  moment: Moment,
  scopes?: readonly string[],
) => Promise<string>

export function makeSandboxToken(hosts: Hosts): SandboxTokenMaker {
  return async (person, moment, scopes = DEFAULT_SCOPES) => {
    const [key] = await hosts.controls.keys()
    if (!key) throw new Error('no signing key')
    const facts = {
      // Graph's own tokens do not name the login host.
      origin: '',
      tenantId: person.tenantId,
      clientId: SANDBOX_CLIENT_ID,
      clientProof: '0' as const,
      now: hosts.clock() + moment.offset,
      lifetimeSeconds: LIFETIME_SECONDS,
      uuid: crypto.randomUUID(),
      person,
      contexts: [],
      capable: false,
    }
    return mintGraphToken(facts, { scopes: scopes.map(bareScope) }, key)
  }
}
