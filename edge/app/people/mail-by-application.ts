/**
 * @module
 * Mail from one mailbox of the organization, with the application's own permission (`Mail.Send`); where nobody granted it,
 * in members' names as otherwise.
 */
import type { Mailer, MailOutcome, Mail } from '../../ports/mailer.ts'

export function makeApplicationMailer(
  send: (mail: Mail) => Promise<MailOutcome>,
  otherwise: Mailer,
): Mailer {
  return {
    async send(mail, senders) {
      const outcome = await send(mail)
      // Sent, or nobody knows, or tried again later: in none of these cases does another send it.
      const isRefused =
        outcome.kind === 'failed' &&
        (outcome.failure.kind === 'consent' || outcome.failure.kind === 'sign-in')
      return isRefused ? otherwise.send(mail, senders) : outcome
    },
  }
}
