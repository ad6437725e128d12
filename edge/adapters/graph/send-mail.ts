/**
 * @module
 * `POST /me/sendMail`: one mail in the name of the member whose mailbox this is; what went
 * out in his name stands in his Sent Items.
 */
import type { MailOutcome, Mail } from '../../ports/mailer.ts'
import type { GraphConnection } from './graph-client.ts'
import { makeGraphClient } from './graph-client.ts'

export function makeSendMail(connection: GraphConnection): (mail: Mail) => Promise<MailOutcome> {
  const client = makeGraphClient(connection)
  return async ({ to, subject, html }) => {
    const reply = await client.request({
      method: 'POST',
      path: '/me/sendMail',
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
