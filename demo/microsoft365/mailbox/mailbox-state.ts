/**
 * @module
 * Mailboxes that do not answer: just licensed, inactive, on the move (graph-contract §0, §9).
 *
 * A person without any mailbox never gets here: the front door knows him.
 */
import { failure } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Session } from './session.ts'

export const mailboxNotEnabled = failure(
  404,
  'MailboxNotEnabledForRESTAPI',
  'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
)
const moving = failure(503, 'MailboxInfoStale', 'Mailbox info is stale.')

export function mailboxState({ quirks, world }: Session): Failure | undefined {
  if (quirks.mailbox === 'moving') return moving
  if (quirks.mailbox === 'inactive') return mailboxNotEnabled
  const waiting = quirks.mailbox === 'provisioning' && world.now() < quirks.readyAt
  return waiting ? mailboxNotEnabled : undefined
}
