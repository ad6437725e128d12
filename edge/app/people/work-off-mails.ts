/**
 * @module
 * Works off the queue of mails in bounded slices (USR-5), never one twice: a mail is marked before it is
 * handed over, and one of which nobody knows whether it went out is not sent again by itself.
 */
import { doubledMs } from '../../domain/stream/backoff.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { MailOutcome } from '../../ports/mailer.ts'
import type { StoredInvitation, StoredMail } from '../../ports/people-store.ts'
import type { PeopleContext } from './context.ts'
import { completeInvitation, nameInvitations } from './name-invitations.ts'
import { mailOf } from './mail-of.ts'

/** Runs in the alarm only, so never twice at once. */
export async function workOffMails(people: PeopleContext): Promise<void> {
  const { store, clock, rhythm, alarms, journal } = people
  // Left by a run that broke off: the mail may be out. A person decides whether it is sent again.
  for (const mail of store.brokenOffMails()) {
    store.saveMail({ ...mail, state: 'uncertain', problem: 'broken-off' })
  }
  const due = store.dueMails(clock.now(), rhythm.mailsPerSlice)
  await nameInvitations(people, due)
  let sent = 0
  for (const { id } of due) if (await sendOne(people, id)) sent += 1
  if (due.length > 0) journal.event('org.mails', { due: due.length, sent })
  const next = store.nextMailAt()
  if (next === null) store.forgetEnded(clock.now() - rhythm.keepEndedMs)
  const soonest = clock.now() + rhythm.mailPauseMs
  await alarms.settle('mail', next === null ? null : Math.max(next, soonest))
}

async function sendOne(people: PeopleContext, id: string): Promise<boolean> {
  const { store, clock, mailer } = people
  // Asked anew: it may have been revoked while another was on its way.
  const mail = store.mail(id)
  if (mail?.state !== 'waiting' || mail.dueAt > clock.now()) return false
  const invitation = mail.kind === 'invitation' ? store.invitation(mail.subject) : null
  if (invitation && !completeInvitation(people, mail, invitation)) return false
  const secret = invitation ? people.secretText() : ''
  const hash = invitation ? await people.digest(secret) : null
  const letter = await mailOf(people, mail, secret)
  if (letter === null) {
    store.dropMail(id)
    return false
  }
  if (!mark(people, id, invitation, hash)) return false
  const outcome = await mailer.send(letter, mail.senders)
  store.transaction(() => settle(people, id, outcome))
  return outcome.kind === 'sent'
}

/** Before it is handed over: what has this mark was tried. False: something changed meanwhile. */
function mark(
  { store, clock }: PeopleContext,
  id: string,
  invitation: StoredInvitation | null,
  secretHash: string | null,
): boolean {
  return store.transaction(() => {
    const mail = store.mail(id)
    if (mail?.state !== 'waiting') return false
    if (invitation !== null) {
      const now = store.invitation(invitation.id)
      if (now?.state !== 'pending' || now.expiresAt <= clock.now()) return false
      store.saveInvitation({ ...now, secretHash })
    }
    store.saveMail({ ...mail, state: 'sending', attempts: mail.attempts + 1 })
    return true
  })
}

function settle(people: PeopleContext, id: string, outcome: MailOutcome): void {
  const { store } = people
  const mail = store.mail(id)
  // Taken back meanwhile: nothing is left to write down.
  if (mail === null) return
  if (outcome.kind === 'sent') store.saveMail({ ...mail, state: 'sent', problem: null })
  else store.saveMail(afterFailure(people, mail, outcome.failure))
}

function afterFailure(
  { clock, rhythm }: PeopleContext,
  mail: StoredMail,
  failure: Failure,
): StoredMail {
  if (failure.kind === 'unknown') return { ...mail, state: 'uncertain', problem: 'no-answer' }
  const problem = problemOf(failure)
  if (failure.kind === 'refused' || mail.attempts >= rhythm.mailTries) {
    return { ...mail, state: 'failed', problem }
  }
  const asked = failure.kind === 'later' ? (failure.afterMs ?? 0) : 0
  const own = doubledMs(rhythm.mailRetryMs, mail.attempts - 1, clock.random())
  const wait = Math.max(asked, own)
  return { ...mail, state: 'waiting', problem, dueAt: clock.now() + wait }
}

/** A code for the page, which has words for it. */
const problemOf = (failure: Failure): string => {
  switch (failure.kind) {
    case 'sign-in':
      return 'sender-sign-in'
    case 'consent':
      return 'sender-consent'
    case 'stop':
    case 'refused':
      return failure.code
    case 'later':
    case 'unknown':
    case 'resync':
    case 'stale':
    case 'gone':
      return 'unavailable'
  }
}
