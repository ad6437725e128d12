/**
 * @module
 * Wires the use of a mailbox with the application's own permission (INS-6): its token, and the look whether
 * it is let in.
 */
import type { AppTokenPort } from '../../ports/app-token.ts'
import { mayUse } from '../../adapters/graph/containers.ts'
import { makeGraphClient } from '../../adapters/graph/graph-client.ts'
import { makeSend } from '../../adapters/http/send.ts'
import { organizationStream } from '../../app/mailbox/organization-stream.ts'
import type { OrganizationDesk } from '../../app/mailbox/organization-stream.ts'
import type { TokenKeeper } from '../../app/mailbox/tokens.ts'
import { keepAppToken } from '../../app/app-tokens.ts'
import type { SignedIn } from '../../ports/entra.ts'
import type { MailboxHost } from '../../ports/hosts.ts'
import type { ComposedMailbox, MailboxMeans } from './compose.ts'

type Way = {
  readonly token: TokenKeeper['token']
  /** Whose mailbox; null: the token's own. */
  readonly user: () => string | null
}

/** Of the connection as it is at each call. */
export function outlookWay(
  { store, clock }: Pick<MailboxMeans, 'store' | 'clock'>,
  entra: AppTokenPort,
  own: TokenKeeper['token'],
): Way {
  const lent = () => {
    const connection = store.connection()
    return connection?.application === true ? connection : null
  }
  const keeper = keepAppToken({ entra, clock })
  return {
    token: (fresh) => {
      const connection = lent()
      return connection === null ? own(fresh) : keeper(connection.tenantId, fresh)
    },
    user: () => lent()?.userId ?? null,
  }
}

/** Before anything is kept of the connection. */
export function probeBy(
  { settings, fetch, clock }: MailboxMeans,
  entra: AppTokenPort,
): OrganizationDesk['probe'] {
  return async (who: SignedIn, stream) => {
    const keeper = keepAppToken({ entra, clock })
    const client = makeGraphClient({
      ...{ clock, graphOrigin: settings.graphOrigin, send: makeSend({ fetch }) },
      token: (fresh) => keeper(who.tenantId, fresh),
      user: () => who.userId,
    })
    return mayUse(client, stream)
  }
}

export const makeOrganizationStream =
  (
    { organization }: Pick<ComposedMailbox, 'organization'>,
    soon: () => Promise<void>,
  ): MailboxHost['organizationStream'] =>
  async (order) => {
    const outcome = await organizationStream(organization, order)
    if (outcome.result === 'enabled' || outcome.result === 'disabled') await soon()
    return outcome
  }
