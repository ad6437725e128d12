/**
 * @module
 * Events that take place at several places (C14): the CRM has one line for them, and a PATCH of `location` would
 * replace all of them (graph-contract §2.2), so such an event keeps its own.
 *
 * Does not own: which versions are told apart (versions.ts).
 */
import type { Fields } from '../../domain/record.ts'
import type { Kept, OutlookWrite } from '../../ports/outlook.ts'
import type { EventRow } from './graph-schema.ts'
import { hasPlaces, isAtPlaces } from './versions.ts'

const severalPlaces: Kept = {
  group: 'location',
  code: 'several-places',
  detail: 'The event has several locations in Outlook; one from the CRM would replace them all.',
}

/** What this write leaves as it is. `row`: the event as it was before, where it was read. */
export function keptBy(write: OutlookWrite, row: EventRow | null | undefined): readonly Kept[] {
  if (write.action !== 'update' || !('location' in write.fields)) return []
  return hasPlaces(write.version) || (row && isAtPlaces(row)) ? [severalPlaces] : []
}

/** `wanted`: where the CRM has it. `planned`: original start. */
export const keptAtDay = (planned: string, wanted: string, row: EventRow): readonly Kept[] =>
  isAtPlaces(row) && wanted !== (row.location?.displayName ?? '')
    ? [{ ...severalPlaces, occurrence: planned }]
    : []

export const withoutKept = (fields: Fields, kept: readonly Kept[]): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => !kept.some(({ group }) => group === name)),
  )
