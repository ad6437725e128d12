/**
 * @module
 * What the activity list says of fields that were changed on both sides: who won, both values, and what nobody
 * has decided yet (SYN-1, SYN-8). A value that lost can be had back (restore.ts), a question answered (resolve.ts).
 */
import type { FieldConflict } from '../../contract/sync.ts'
import { canonicalText, fingerprint, otherSide } from '../../domain/record.ts'
import type { Json } from '../../domain/record.ts'
import type { Conflict, Question, Unheld } from '../../domain/sync/merge.ts'
import {
  fieldLabel,
  fieldName,
  SHOWN_LETTERS,
  shortText,
  wholeText,
} from '../../domain/sync/shown.ts'
import type { Group, SyncMap } from '../../domain/sync/sync-map.ts'
import type { Asked } from '../../ports/mailbox-store.ts'
import type { Ledger } from './record-activity.ts'

type Entry = Ledger['entries'][number]

/** @param told what every entry says of the record */
export function noteConflicts(
  ledger: Ledger,
  map: SyncMap,
  told: Entry,
  conflicts: readonly Conflict[],
): void {
  for (const conflict of conflicts) {
    const { loser, value, kept } = conflict
    const group = groupOf(map, conflict.group)
    const winner = otherSide(loser)
    const both = valuesOf(group, loser === 'crm' ? [value, kept] : [kept, value])
    ledger.conflicts += 1
    ledger.entries.push({
      ...told,
      side: loser,
      code: `${loser}-lost`,
      fields: [fieldName(conflict.group)],
      detail: JSON.stringify(value),
      ...(group && { conflict: { ...both, winner, kept: both[winner], lost: both[loser] } }),
    })
  }
}

export function noteQuestions(
  ledger: Ledger,
  map: SyncMap,
  told: Entry,
  questions: readonly Question[],
): void {
  for (const question of questions) {
    const { crm, outlook } = question
    const both = valuesOf(groupOf(map, question.group), [crm, outlook])
    const asked: Asked = {
      group: question.group,
      crm: fingerprint(crm),
      outlook: fingerprint(outlook),
    }
    ledger.conflicts += 1
    ledger.entries.push({
      ...told,
      code: 'asked',
      fields: [fieldName(question.group)],
      conflict: { ...both, winner: null, kept: null, lost: null, question: 'open' },
      asked,
    })
  }
}

/** What Outlook cannot hold is kept in the CRM, and said (CAL-7, F28). */
export function noteUnheld(
  ledger: Ledger,
  map: SyncMap,
  told: Entry,
  unheld: readonly Unheld[],
): void {
  for (const { group, reason } of unheld) {
    const fields = [fieldName(groupOf(map, group)?.name ?? group)]
    ledger.entries.push({ ...told, kind: 'state', code: 'kept-in-crm', fields, detail: reason })
  }
}

const groupOf = (map: SyncMap, name: string): Group | undefined =>
  map.find((group) => group.name === name)

type Values = Pick<FieldConflict, 'field' | 'label' | 'crm' | 'outlook' | 'cut'>

function valuesOf(group: Group | undefined, [crm, outlook]: readonly [Json, Json]): Values {
  if (group === undefined) {
    const [left, right] = [canonicalText(crm), canonicalText(outlook)]
    return { field: '', label: '', crm: left, outlook: right }
  }
  const isLong = (value: Json) => (wholeText(group, value)?.length ?? 0) > SHOWN_LETTERS
  return {
    field: fieldName(group.name),
    label: fieldLabel(group),
    crm: shortText(group, crm),
    outlook: shortText(group, outlook),
    ...(isLong(crm) || isLong(outlook) ? { cut: true } : {}),
  }
}
