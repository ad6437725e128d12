/**
 * @module
 * A calendar as Graph shows it, and what a caller may write of it (graph-contract §2.1).
 */
import { nullable, oneOf, text } from '../body-reader.ts'
import type { Reader } from '../body-reader.ts'
import type { Container } from '../containers.ts'
import { expandExtended, extendedFilter, extendedMembers } from '../extended.ts'
import { invalidRequest } from '../failure.ts'
import type { Query } from '../odata/query.ts'
import type { Columns } from '../odata/sql-filter.ts'
import type { Entity } from '../reply.ts'
import { idOf, keyOf } from '../session.ts'
import type { Session } from '../session.ts'

export const colours = [
  'auto',
  'lightBlue',
  'lightGreen',
  'lightOrange',
  'lightGray',
  'lightYellow',
  'lightTeal',
  'lightPink',
  'lightBrown',
  'lightRed',
  'maxColor',
] as const

const name: Reader<string> = (value, member) => {
  const read = text(value, member)
  if (typeof read !== 'string') return read
  return read.trim() === '' ? invalidRequest('The calendar name must not be empty.') : read
}

export const calendarMembers = {
  name,
  color: nullable(oneOf('microsoft.graph.calendarColor', colours)),
  ...extendedMembers,
}

/** What a caller may send back unchanged; the server computes it. */
export const calendarComputed = new Set(
  'id changeKey hexColor isDefaultCalendar canShare canViewPrivateItems canEdit allowedOnlineMeetingProviders defaultOnlineMeetingProvider isTallyingResponses isRemovable owner'.split(
    ' ',
  ),
)

export const calendarSelectable: ReadonlySet<string> = new Set(
  [...calendarComputed, 'name', 'color'].map((member) => member.toLowerCase()),
)

export const calendarColumns: Columns = {
  columns: { name: { sql: 'name', type: 'text' } },
  any: { singlevalueextendedproperties: extendedFilter('calendar', 'pk') },
}

export function calendarEntity(session: Session, calendar: Container, query?: Query): Entity {
  const { owner } = session
  return {
    id: idOf(session, { kind: 'calendar', pk: calendar.pk, place: 0 }),
    name: calendar.name,
    color: calendar.data['color'] ?? 'auto',
    hexColor: '',
    isDefaultCalendar: calendar.standard,
    changeKey: keyOf(session, calendar.version),
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    // Only the primary calendar tracks responses.
    isTallyingResponses: calendar.standard,
    isRemovable: !calendar.standard,
    owner: { name: owner.displayName, address: owner.address },
    ...(query ? expandExtended(session, 'calendar', calendar.pk, query) : {}),
  }
}
