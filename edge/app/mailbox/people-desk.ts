/**
 * @module
 * What a member's own Microsoft 365 sign-in does for his organization: reads people and groups, sends mail.
 * Each more than calendar and contacts with a token of its own, asked for only then (INS-6).
 */
import type { GroupsPage, PeoplePage } from '../../contract/people.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Mail, MailOutcome } from '../../ports/mailer.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { DirectoryUser, GroupPort, TenantPort } from '../../ports/tenant.ts'
import { personOf } from './people.ts'
import { refusalOf, refuse } from './refuse.ts'

export type PeopleDesk = {
  readonly store: Pick<MailboxStore, 'connection'>
  readonly tenant: TenantPort
  readonly groups: GroupPort
  readonly sendMail: (mail: Mail) => Promise<MailOutcome>
  /** A token that may send, or why there is none. */
  readonly mailToken: () => Promise<Result<string, Failure>>
}

const MAX_IDS = 20
const notConnected: Failure = { kind: 'sign-in', detail: 'no mailbox is connected' }

export async function readPeople(
  desk: PeopleDesk,
  ids: readonly string[],
): Promise<Result<readonly DirectoryUser[], Failure>> {
  if (desk.store.connection() === null) return fail(notConnected)
  return desk.tenant.readUsers(ids.slice(0, MAX_IDS))
}

export async function searchGroups(
  desk: PeopleDesk,
  query: { search: string; cursor: string | null; limit: number },
): Promise<Result<GroupsPage, Refusal>> {
  if (desk.store.connection() === null) return connectFirst
  const answer = await desk.groups.searchGroups(query)
  if (!answer.ok) return fail(missing(answer.failure, groupsMissing, 'groups'))
  return ok({
    groups: answer.value.groups.map((group) => ({ ...group })),
    cursor: answer.value.cursor,
  })
}

export async function groupMembers(
  desk: PeopleDesk,
  group: string,
  page: { cursor: string | null; limit: number },
): Promise<Result<PeoplePage, Refusal>> {
  if (desk.store.connection() === null) return connectFirst
  const answer = await desk.groups.members(group, page)
  if (!answer.ok) return fail(missing(answer.failure, groupsMissing, 'groups'))
  const { users, cursor, total } = answer.value
  return ok({ users: users.map(personOf), cursor, total })
}

export async function mayMail(desk: PeopleDesk): Promise<Result<null, Refusal>> {
  if (desk.store.connection() === null) return connectFirst
  const token = await desk.mailToken()
  return token.ok ? ok(null) : fail(missing(token.failure, mailMissing, 'mail'))
}

export async function sendMail(desk: PeopleDesk, mail: Mail): Promise<MailOutcome> {
  if (desk.store.connection() === null) return { kind: 'failed', failure: notConnected }
  return desk.sendMail(mail)
}

const connectFirst = refuse(
  'not-connected',
  'Connect your Microsoft 365 account to see your organization',
)
const groupsMissing = 'Reading groups was not agreed to yet: an administrator has to (also=groups).'
const mailMissing = 'Sending mail in your name was not agreed to yet: connect again (also=mail).'

const missing = (failure: Failure, detail: string, also: 'groups' | 'mail'): Refusal => {
  if (failure.kind !== 'consent') return refusalOf(failure)
  // Groups are an administrators' permission (graph-contract §1.2).
  const who = failure.admin || also === 'groups' ? 'administrator' : 'you'
  return { code: 'consent-needed', detail, consent: { who, streams: [], also } }
}
