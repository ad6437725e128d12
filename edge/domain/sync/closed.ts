/**
 * @module
 * Records that are over without being deleted: a meeting its organizer cancelled (D12).
 */
import type { Fields } from '../record.ts'
import { fingerprint, sameValue } from '../record.ts'
import type { Base } from './link.ts'
import type { SyncMap } from './sync-map.ts'

/** Does the CRM say so of this record? */
export const isClosed = (map: SyncMap, crm: Fields): boolean =>
  map.some(({ closed, readCrm }) => {
    const value = closed === undefined ? undefined : readCrm(crm)
    return closed !== undefined && value !== undefined && sameValue(value, closed)
  })

/** Did Outlook say so when it was last read? */
export const wasClosed = (map: SyncMap, base: Base | null): boolean =>
  map.some(
    ({ name, closed }) => closed !== undefined && base?.outlook[name] === fingerprint(closed),
  )
