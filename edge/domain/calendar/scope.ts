/**
 * @module
 * Which CRM records of a member take part in sync (CAL-3, CAL-5, CON-3).
 *
 * Owns: the rule for ownership, origin, private records and categories, the same for events and contacts.
 * Does not own: caps and order of the first sync. Leaving scope never deletes anything in the CRM (SYN-3).
 */
import type { Json } from '../record.ts'
import { foldedCase } from '../text.ts'

/** For records that came by import or migration. */
export type ImportedPolicy = 'until-mass-updated' | 'exclude' | 'until-edited' | 'include'

export type ScopePolicy = {
  readonly imported: ImportedPolicy
  /** Private events of the CRM stay out of Outlook. */
  readonly private: 'include' | 'exclude'
  /** null: categories play no part. A record carries any of `names`, or none of them. */
  readonly categories: {
    readonly rule: 'only' | 'except'
    readonly names: readonly string[]
  } | null
}

/** The model product's rule read literally (CAL-5). */
export const defaultScope: ScopePolicy = {
  imported: 'until-mass-updated',
  private: 'include',
  categories: null,
}

export type Scoped = {
  readonly ownerId: string | null
  /** How it was created; never changes, so a later import does not exclude a record made by hand. */
  readonly origin: string
  /** How it was changed last. */
  readonly lastChange: string
  /** Remembered: `lastChange` tells the last change only, and an edit hides the mass update before it. */
  readonly everMassUpdated?: boolean
  /** Remembered in the same way, for `until-edited`. */
  readonly everEdited?: boolean
  readonly fields?: Readonly<Record<string, Json>>
}

export type OutReason = 'not-owned' | 'imported' | 'private' | 'category'
export type ScopeVerdict = 'in' | { readonly out: OutReason }

/** A person's change, as opposed to an import or our own write. */
const edits = ['ui', 'mass-update', 'api', 'workflow']

export function inScope(
  record: Scoped,
  memberId: string,
  policy: ScopePolicy = defaultScope,
): ScopeVerdict {
  if (record.ownerId !== memberId) return { out: 'not-owned' }
  if (!importAdmits(record, policy.imported)) return { out: 'imported' }
  if (policy.private === 'exclude' && isPrivate(record)) return { out: 'private' }
  return categoryAdmits(record, policy.categories) ? 'in' : { out: 'category' }
}

/** What the store remembers of a record after this look at it: once true, always true. */
export const remembered = (
  record: Scoped,
): { readonly everMassUpdated: boolean; readonly everEdited: boolean } => ({
  everMassUpdated: record.everMassUpdated === true || record.lastChange === 'mass-update',
  everEdited: record.everEdited === true || edits.includes(record.lastChange),
})

function importAdmits(record: Scoped, policy: ImportedPolicy): boolean {
  if (record.origin !== 'import' && record.origin !== 'migration') return true
  const { everMassUpdated, everEdited } = remembered(record)
  switch (policy) {
    case 'include':
      return true
    case 'exclude':
      return false
    case 'until-mass-updated':
      return everMassUpdated
    case 'until-edited':
      return everMassUpdated || everEdited
  }
}

const isPrivate = ({ fields }: Scoped): boolean =>
  fields?.['privacy'] === 'private' || fields?.['privacy'] === 'confidential'

function categoryAdmits(record: Scoped, rule: ScopePolicy['categories']): boolean {
  if (rule === null) return true
  const value = record.fields?.['categories']
  const words = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  const names = rule.names.map(foldedCase)
  const carries = words.some((word) => names.includes(foldedCase(word)))
  return rule.rule === 'only' ? carries : !carries
}
