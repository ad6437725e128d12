/**
 * @module
 * The marker our creates carry in Outlook: how an item says which CRM record it was made from, and of whose CRM.
 */
import { fingerprint } from '../../domain/record.ts'

/** Names the CRM record, unique per attempt to create it; ids of records are an organization's own. */
export const markerOf = (crmId: string, unique: string, organization: string): string =>
  `${encodeURIComponent(crmId)}|${unique}|${fingerprint(organization)}`

/** @returns null: no marker of ours, or of a record of another organization that syncs with the same mailbox */
export function crmIdOfMarker(marker: string, organization: string): string | null {
  // Markers made before they named the organization have two parts.
  const [encoded = '', , whose] = marker.split('|')
  if (whose !== undefined && whose !== fingerprint(organization)) return null
  try {
    return encoded === '' ? null : decodeURIComponent(encoded)
  } catch {
    return null
  }
}
