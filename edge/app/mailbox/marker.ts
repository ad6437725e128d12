/**
 * @module
 * The marker our creates carry in Outlook: how an item says which CRM record it was made from.
 */

/** Names the CRM record, unique per attempt to create it. */
export const markerOf = (crmId: string, unique: string): string =>
  `${encodeURIComponent(crmId)}|${unique}`

export function crmIdOfMarker(marker: string): string | null {
  const encoded = marker.split('|')[0] ?? ''
  try {
    return encoded === '' ? null : decodeURIComponent(encoded)
  } catch {
    return null
  }
}
