/**
 * @module
 * What Outlook keeps of its own though the CRM says otherwise: told with its reason, and no part of what was
 * written (C14, CAL-7).
 */
import type { Operation } from '../../domain/sync/link.ts'
import { fieldName } from '../../domain/sync/shown.ts'
import type { Kept } from '../../ports/outlook.ts'
import type { Ledger } from './record-activity.ts'

type Ids = { readonly crmId: string | null; readonly outlookId: string | null }

/** @returns the operation without what was kept; null: nothing is left of it */
export function noteKept(
  ledger: Ledger,
  operation: Operation,
  ids: Ids,
  kept: readonly Kept[] = [],
): Operation | null {
  if (kept.length === 0) return operation
  const { side, changes, sent } = operation
  for (const { group, occurrence, code, detail } of kept) {
    const fields = [fieldName(group)]
    const label = labelOf(operation, occurrence)
    ledger.entries.push({ kind: 'state', side, ...ids, label, fields, code, detail })
  }
  const whole = kept.filter(({ occurrence }) => occurrence === undefined)
  const isKept = (name: string) => whole.some(({ group }) => fieldName(group) === fieldName(name))
  const left = Object.entries(sent).filter(([name]) => !isKept(name))
  if (left.length === 0) return null
  return {
    ...operation,
    sent: Object.fromEntries(left),
    ...(changes && { changes: changes.filter(({ field }) => !isKept(field)) }),
  }
}

/** An occurrence has no name of its own: the day it was planned for tells it apart. */
const labelOf = ({ label }: Operation, occurrence: string | undefined) =>
  occurrence === undefined ? label : `${label ?? ''} (${occurrence.slice(0, 10)})`.trimStart()
