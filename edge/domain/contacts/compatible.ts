/**
 * @module
 * Which CRM field type can stand for which Outlook slot type: one matrix for the dialog and the edge.
 *
 * Owns: the verdict per direction. Does not own: the conversion itself (wire.ts).
 */
import type { Direction } from '../sync/sync-map.ts'
import type { CrmFieldType } from './crm-field.ts'
import type { SlotType } from './slots.ts'

export type Verdict = 'fine' | 'loss' | 'error'

/** Verdicts towards Outlook and towards the CRM. */
type Pair = readonly [toOutlook: Verdict, toCrm: Verdict]

const fine: Pair = ['fine', 'fine']
const never: Pair = ['error', 'error']
/** The CRM checks the form of what arrives and may refuse it. */
const checked: Pair = ['fine', 'loss']
/** Shown as text in Outlook; a text is no such value. */
const shown: Pair = ['fine', 'error']

const forText: Readonly<Record<CrmFieldType, Pair>> = {
  text: fine,
  longtext: ['loss', 'fine'],
  email: checked,
  phone: checked,
  url: checked,
  number: shown,
  boolean: shown,
  date: shown,
  datetime: shown,
  picklist: checked,
  multipicklist: ['loss', 'error'],
}

const onlyText = (own: CrmFieldType): Readonly<Record<CrmFieldType, Pair>> => ({
  text: fine,
  longtext: ['loss', 'fine'],
  email: never,
  phone: never,
  url: never,
  number: never,
  boolean: never,
  date: never,
  datetime: never,
  picklist: never,
  multipicklist: never,
  [own]: fine,
})

const matrix: Readonly<Record<SlotType, Readonly<Record<CrmFieldType, Pair>>>> = {
  text: forText,
  longtext: { ...forText, longtext: fine, text: ['fine', 'loss'] },
  email: onlyText('email'),
  phone: onlyText('phone'),
  url: onlyText('url'),
  date: {
    ...onlyText('date'),
    text: ['loss', 'fine'],
    longtext: never,
    datetime: ['loss', 'error'],
  },
  list: { ...onlyText('multipicklist'), text: ['loss', 'loss'], picklist: ['fine', 'loss'] },
}

const worse: readonly Verdict[] = ['fine', 'loss', 'error']

export function compatible(field: CrmFieldType, slot: SlotType, direction: Direction): Verdict {
  const [toOutlook, toCrm] = matrix[slot][field]
  if (direction === 'to-outlook') return toOutlook
  if (direction === 'to-crm') return toCrm
  return worse[Math.max(worse.indexOf(toOutlook), worse.indexOf(toCrm))] ?? 'error'
}
