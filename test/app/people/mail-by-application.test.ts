/**
 * @module
 * Mail from the organization's own mailbox, and when it goes out in members' names instead (USR-1).
 */
import { describe, expect, it } from 'vitest'
import { makeApplicationMailer } from '../../../edge/app/people/mail-by-application.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import type { MailOutcome } from '../../../edge/ports/mailer.ts'

const mail = { to: { address: 'a@b.test', name: null }, subject: 's', text: 't', html: 'h' }
const failed = (failure: Failure): MailOutcome => ({ kind: 'failed', failure })

async function sent(outcome: MailOutcome) {
  const others: (readonly string[])[] = []
  const mailer = makeApplicationMailer(async () => outcome, {
    async send(_mail, senders) {
      others.push(senders)
      return { kind: 'sent' }
    },
  })
  return { outcome: await mailer.send(mail, ['amelia']), others }
}

describe('a mail of the organization', () => {
  it.each<[string, MailOutcome]>([
    ['was sent', { kind: 'sent' }],
    ['may have been sent', failed({ kind: 'unknown', detail: 'cut' })],
    ['waits for Microsoft', failed({ kind: 'later', detail: 'busy' })],
    ['is refused for itself', failed({ kind: 'refused', code: 'bad', detail: 'address' })],
  ])('that %s is sent by nobody else', async (_name, outcome) => {
    expect(await sent(outcome)).toEqual({ outcome, others: [] })
  })

  it.each([
    failed({ kind: 'consent', admin: true, detail: 'Mail.Send' }),
    failed({ kind: 'sign-in', detail: 'no application' }),
  ])('that the application may not send goes out in a member’s name', async (outcome) => {
    expect(await sent(outcome)).toEqual({ outcome: { kind: 'sent' }, others: [['amelia']] })
  })
})
