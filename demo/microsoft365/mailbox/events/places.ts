/**
 * @module
 * Locations: what is sent is filled up, `location` and `locations` mirror each other (graph-contract §2.2).
 */
import { listOf, nullable, objectOf, oneOf, text } from '../body-reader.ts'
import type { Reader } from '../body-reader.ts'
import { badMember, failed } from '../failure.ts'
import type { Location } from './event-data.ts'

const types = [
  'default',
  'conferenceRoom',
  'homeAddress',
  'businessAddress',
  'geoCoordinates',
  'streetAddress',
  'hotel',
  'restaurant',
  'localBusiness',
  'postalAddress',
] as const

const decimal: Reader<number> = (value, name) =>
  typeof value === 'number' ? value : badMember(`The value of property '${name}' is no number.`)

const part = nullable(text)
export const physicalAddress = {
  street: part,
  city: part,
  state: part,
  countryOrRegion: part,
  postalCode: part,
}

const members = {
  displayName: part,
  locationType: nullable(oneOf('microsoft.graph.locationType', types)),
  locationEmailAddress: part,
  locationUri: part,
  uniqueId: part,
  uniqueIdType: nullable(
    oneOf('microsoft.graph.locationUniqueIdType', [
      'unknown',
      'locationStore',
      'directory',
      'private',
      'bing',
    ] as const),
  ),
  address: nullable(
    objectOf('physicalAddress', { ...physicalAddress, type: part, postOfficeBox: part }),
  ),
  coordinates: nullable(
    objectOf('outlookGeoCoordinates', {
      latitude: nullable(decimal),
      longitude: nullable(decimal),
      altitude: nullable(decimal),
      accuracy: nullable(decimal),
      altitudeAccuracy: nullable(decimal),
    }),
  ),
}

const one = objectOf('location', members)

export const location: Reader<Location | null> = (value, name) => {
  if (value === null) return null
  const read = one(value, name)
  if (failed(read)) return read
  const displayName = read.displayName ?? ''
  const given = Object.entries(read).filter(([, inner]) => inner !== null)
  return {
    locationType: 'default',
    ...(displayName === '' ? {} : { uniqueId: displayName, uniqueIdType: 'private' }),
    ...Object.fromEntries(given.map(([member, inner]) => [member, withoutNulls(inner)])),
    displayName,
  }
}

export const locations = listOf<Location>((value, name) => {
  const read = location(value, name)
  return read ?? badMember(`The property '${name}' must not hold null.`)
})

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).filter(([name, inner]) => inner !== null && name !== 'type'),
  )
}

/** One place as itself; several as their names joined; none as the empty default. */
export function mainLocation(places: readonly Location[]): Location {
  const [first, ...others] = places
  if (!first) {
    const empty = { displayName: '', locationType: 'default', uniqueIdType: 'unknown' }
    return { ...empty, address: {}, coordinates: {} }
  }
  if (others.length === 0) return first
  const displayName = places.map((place) => place.displayName).join('; ')
  return { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' }
}
