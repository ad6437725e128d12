/**
 * @module
 * Which side was changed last, for organizations that let the later change win a conflict (SYN-1).
 *
 * Clocks are no evidence of WHAT changed (that is the base's), only of the order of two changes known to have
 * been made. Each stamp is its own server's, never this program's; the two servers' clocks may differ, so a
 * difference within the bound says nothing and the CRM wins, as it does where a server told no time.
 */
import type { Side } from '../record.ts'
import type { Seen } from './change.ts'

export function newest(crm: Seen, outlook: Seen, skewMs: number): Side {
  const [left, right] = [stampOf(crm), stampOf(outlook)]
  if (left === null || right === null) return 'crm'
  return right - left > skewMs ? 'outlook' : 'crm'
}

const stampOf = (seen: Seen): number | null =>
  seen.kind === 'present' && seen.changedAt !== undefined && Number.isFinite(seen.changedAt)
    ? seen.changedAt
    : null
