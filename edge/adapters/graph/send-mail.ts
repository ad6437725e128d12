/**
 * @module
 * `sendMail`: one mail in the name of the member whose mailbox this is, or from a mailbox that the application may
 * use; what went out stands in its Sent Items.
 */
import type { MailOutcome, Mail } from '../../ports/mailer.ts'
import type { GraphConnection } from './graph-client.ts'
import { makeGraphClient } from './graph-client.ts'

export function makeSendMail(
  connection: GraphConnection,
  /** User principal name or id; left out: the one who signed in. */
  from?: string,
): (mail: Mail) => Promise<MailOutcome> {
  const mailbox = from === undefined ? '/me' : `/users/${encodeURIComponent(from)}`
  const client = makeGraphClient(connection)
  return async ({ to, subject, html }) => {
    const reply = await client.request({
      method: 'POST',
      path: `${mailbox}/sendMail`,
      body: {
        message: {
          subject,
          // Graph takes one body; Exchange makes the plain part from it.
          body: { contentType: 'HTML', content: html },
          toRecipients: [
            { emailAddress: { address: to.address, ...(to.name ? { name: to.name } : {}) } },
          ],
        },
        saveToSentItems: true,
      },
    })
    return reply.ok ? { kind: 'sent' } : { kind: 'failed', failure: reply.failure }
  }
}
