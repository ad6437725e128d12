/**
 * @module
 * Mail in members' own names, through their mailboxes: the first whose sign-in allows it sends.
 */
import type { Failure } from '../../domain/stream/failure.ts'
import type { MailboxHost } from '../../ports/hosts.ts'
import type { Mailer } from '../../ports/mailer.ts'

const nobody: Failure = { kind: 'sign-in', detail: 'no member to send as' }

export function makeMemberMailer(
  mailbox: (member: string) => Pick<MailboxHost, 'sendMail'>,
): Mailer {
  return {
    async send(mail, senders) {
      let last: Failure = nobody
      for (const sender of senders) {
        const outcome = await mailbox(sender).sendMail(mail)
        // Sent, or nobody knows: in neither case does another send it again.
        if (outcome.kind === 'sent' || outcome.failure.kind === 'unknown') return outcome
        last = outcome.failure
      }
      return { kind: 'failed', failure: last }
    },
  }
}
