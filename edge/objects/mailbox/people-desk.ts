/**
 * @module
 * Wires what a member's sign-in does for his organization: one token for people, one for groups, one for mail.
 */
import { makeGroupPort } from '../../adapters/graph/groups.ts'
import { makeSendMail } from '../../adapters/graph/send-mail.ts'
import { makeTenantPort } from '../../adapters/graph/users.ts'
import { makeSend } from '../../adapters/http/send.ts'
import { covers } from '../../app/mailbox/grant.ts'
import type { PeopleDesk } from '../../app/mailbox/people-desk.ts'
import { makeTokenKeeper } from '../../app/mailbox/tokens.ts'
import type { TokenKeeper } from '../../app/mailbox/tokens.ts'
import { mailboxScopes } from '../../policy.ts'
import type { EntraPort } from '../../ports/entra.ts'
import { mailboxName } from '../names.ts'
import type { MailboxMeans } from './compose.ts'

export function makePeopleDesk(
  means: MailboxMeans,
  entra: EntraPort,
  token: TokenKeeper['token'],
): PeopleDesk {
  const { store, clock, vault, member, fetch } = means
  const { graphOrigin } = means.settings
  const owner = mailboxName(member)
  const { more } = mailboxScopes
  const keeper = (scopes: readonly string[]) =>
    makeTokenKeeper({ store, clock, vault, entra, owner, scopes: () => scopes })
  const mail = keeper(more.mail)
  const people = keeper(more.people)
  const peopleToken: TokenKeeper['token'] = (fresh) =>
    // The mailbox's own token has it in most cases: no other one is asked for.
    covers(store.connection()?.scopes ?? more.people, more.people)
      ? token(fresh)
      : people.token(fresh)
  const connection = { send: makeSend({ fetch }), graphOrigin, clock }
  return {
    store,
    tenant: makeTenantPort({ ...connection, token: peopleToken }),
    groups: makeGroupPort({ ...connection, token: keeper(more.groups).token }),
    sendMail: makeSendMail({ ...connection, token: mail.token }),
    mailToken: () => mail.token(),
  }
}
