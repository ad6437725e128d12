/**
 * @module
 * Which participants of a CRM event may be invited as Outlook attendees, where the organization turned that on
 * (CAL-8). Pure.
 *
 * Owns: who of the lines of event.ts `people` can be mailed. Does not own: when (app/mailbox/invite.ts), and what is
 * sent (adapters/graph/attendees.ts).
 */
import type { Fields } from '../record.ts'
import { descriptionOf } from './event-values.ts'

/** Somebody to invite; `address` as the CRM spells it. */
export type Invitee = { readonly name: string; readonly address: string }

/** An event can have at most 500 attendees (graph-contract §2.7). */
const MOST = 500

const line = /^([^<>]*)<([^<>\s]*)>$/
/** What Exchange would refuse as a whole with the event is left out. */
const deliverable = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

export function inviteeOf(person: string): Invitee | null {
  const [, name = '', address = ''] = line.exec(person.trim()) ?? []
  return deliverable.test(address) ? { name: name.trim(), address } : null
}

/** `Name <address>`; what would break the line is taken out of the name. */
export function personLine(name: string, address: string): string {
  const words = name.replaceAll(/[<>\s]+/g, ' ').trim()
  return `${words} <${address.trim()}>`.trim()
}

/** Everybody once, without the mailbox's own addresses (H17), which would be invited to what they own. */
export function inviteesOf(fields: Fields, own: readonly string[]): readonly Invitee[] {
  const { people } = descriptionOf(fields['description'] ?? null) ?? { people: [] }
  const known = new Set(own.map(sameAddress))
  const found = people.flatMap((person) => {
    const invitee = inviteeOf(person)
    if (invitee === null || known.has(sameAddress(invitee.address))) return []
    known.add(sameAddress(invitee.address))
    return [invitee]
  })
  return found.slice(0, MOST)
}

/** Mail addresses are compared without case, as Exchange does. */
export const sameAddress = (address: string): string => address.toLowerCase()
