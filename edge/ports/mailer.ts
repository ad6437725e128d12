/**
 * @module
 * Mail the product sends: invitations, requests to join and their answers. Implemented by the inviting
 * member's mailbox (adapters/graph/send-mail.ts) and by adapters/mail/email-binding.ts.
 */
import type { Failure } from '../domain/stream/failure.ts'

export type Mail = {
  readonly to: { readonly address: string; readonly name: string | null }
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A failure of kind `unknown` may have been delivered: it is never sent again by itself. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface Mailer {
  /** `senders`: members in whose name it may go out, the best first. */
  send(mail: Mail, senders: readonly string[]): Promise<MailOutcome>
}
