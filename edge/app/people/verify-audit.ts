/**
 * @module
 * Is this export of the audit log whole and unchanged? For whoever holds the file, without the edge.
 */
import { auditEntry } from '../../contract/invitations.ts'
import { chainFault } from '../../domain/people/audit-chain.ts'
import type { ChainFault, Seal, Sealed } from '../../domain/people/audit-chain.ts'

export type AuditVerdict =
  | { readonly kind: 'whole'; readonly entries: number; readonly newest: string | null }
  | { readonly kind: ChainFault['kind'] | 'unreadable'; readonly line: number }

/** `seen`: the `newest` of an earlier export. Without it, a log written anew from its start looks whole. */
export function verifyAudit(jsonLines: string, seal: Seal, seen: string | null): AuditVerdict {
  const entries: Sealed[] = []
  for (const [index, line] of jsonLines.trimEnd().split('\n').entries()) {
    if (line === '' && index === 0) break
    const entry = entryOf(line)
    if (entry === null) return { kind: 'unreadable', line: index + 1 }
    entries.push(entry)
  }
  const fault = chainFault(entries, seal, seen)
  if (fault !== null) return { kind: fault.kind, line: fault.index + 1 }
  return { kind: 'whole', entries: entries.length, newest: entries[0]?.hash ?? null }
}

function entryOf(line: string): Sealed | null {
  try {
    const parsed = auditEntry.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
