/**
 * @module
 * Participants of the CRM as attendees of an Outlook event, where the write says that it may mail (CAL-8).
 *
 * An event shows its participants in one way for as long as it lives: as text (event-body.ts) when it was made so,
 * as attendees when it was made with invitations on. Whoever stands among the attendees stays as he is, with his
 * answer; nobody is uninvited. Does not own: whether mailing is allowed (app/mailbox/invite.ts).
 */
import { inviteeOf, sameAddress } from '../../domain/calendar/invitees.ts'
import type { Invitee } from '../../domain/calendar/invitees.ts'
import type { OutlookWrite } from '../../ports/outlook.ts'
import { readBody } from './event-body.ts'
import type { Description } from './event-body.ts'
import type { EventRow } from './graph-schema.ts'
import { isOwnMeeting } from './versions.ts'

/** A whole list, for a PATCH replaces it (graph-contract §2.7): who is there already goes back as he was read. */
type Attendees = readonly unknown[]

export type Invitation = {
  /** Absent: the attendees stay as they are. */
  readonly attendees?: Attendees
  /** What the body says: participants who are attendees do not stand there too. */
  readonly description: Description
  readonly invited: number
}

type Write = Exclude<OutlookWrite, { action: 'delete' }>

/** Of an event that is to be made. */
export function invitationsOf(write: Write, description: Description): Invitation {
  const invited = write.mayMail === true ? (write.attendees ?? []) : []
  if (invited.length === 0) return uninvited(description)
  return {
    attendees: invited.map(attendee),
    description: without(description, invited),
    invited: invited.length,
  }
}

/** Of an event that is there. */
export function invitationsTo(row: EventRow, write: Write, description: Description): Invitation {
  const invited = write.mayMail === true ? (write.attendees ?? []) : []
  const shown = readBody(row.body, row.onlineMeeting?.joinUrl ?? null).people
  const isText = shown.some((person) => inviteeOf(person) !== null)
  if (isText || invited.length === 0) return uninvited(description)
  const present = row.attendees ?? []
  const known = new Set(present.map(addressOf))
  const added = invited.filter(({ address }) => !known.has(sameAddress(address)))
  const rest = without(description, invited)
  if (added.length === 0) return { description: rest, invited: 0 }
  return {
    attendees: [...present, ...added.map(attendee)],
    description: rest,
    invited: added.length,
  }
}

export const uninvited = (description: Description): Invitation => ({ description, invited: 0 })

/** Whom Exchange would tell of a change everybody sees; the organizer himself is not mailed. */
export const attendeesOf = (row: EventRow | undefined): number =>
  row !== undefined && isOwnMeeting(row) ? (row.attendees?.length ?? 0) : 0

const attendee = ({ name, address }: Invitee) => ({
  type: 'required',
  emailAddress: { address, name: name === '' ? address : name },
})

const without = ({ text, people }: Description, invited: readonly Invitee[]): Description => {
  const gone = new Set(invited.map(({ address }) => sameAddress(address)))
  return {
    text,
    people: people.filter((person) => !gone.has(sameAddress(inviteeOf(person)?.address ?? ''))),
  }
}

function addressOf(entry: unknown): string {
  const { emailAddress } = (entry ?? {}) as { emailAddress?: { address?: unknown } }
  const address = emailAddress?.address
  return typeof address === 'string' ? sameAddress(address) : ''
}
