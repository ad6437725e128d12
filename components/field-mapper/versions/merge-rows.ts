/**
 * @module
 * Two mappings made from the same one, put side by side by CRM field: where only one of them changed a field,
 * that change stands; where both did, a person says. Pure.
 */
import type { MappingRow } from '../../../edge/contract/mapping.ts'
import { isSameMapping } from '../mapper-state.ts'

export type Whose = 'mine' | 'theirs'

/** A CRM field that the two treat differently. */
export type Difference = {
  readonly crm: string
  readonly mine: readonly MappingRow[]
  readonly theirs: readonly MappingRow[]
  /** Who has changed it, else theirs: nothing of somebody else is undone without being asked for. */
  readonly preset: Whose
}

export const differences = (
  base: readonly MappingRow[],
  mine: readonly MappingRow[],
  theirs: readonly MappingRow[],
): readonly Difference[] => {
  const fields = [...new Set([...theirs, ...mine].map(({ crm }) => crm))]
  return fields.flatMap((crm) => {
    const [before, left, right] = [base, mine, theirs].map((rows) => rowsOf(rows, crm))
    if (!before || !left || !right || isSameMapping(left, right)) return []
    const preset = isSameMapping(right, before) ? 'mine' : 'theirs'
    return [{ crm, mine: left, theirs: right, preset } as const]
  })
}

/** Their order, with what is taken of mine in the place of theirs; what they lack comes last. */
export const mixed = (
  theirs: readonly MappingRow[],
  found: readonly Difference[],
  choice: (crm: string) => Whose,
): MappingRow[] => {
  const ours = new Map(
    found.filter(({ crm }) => choice(crm) === 'mine').map(({ crm, mine }) => [crm, mine]),
  )
  const rows: MappingRow[] = []
  for (const row of theirs) {
    const taken = ours.get(row.crm)
    if (taken === undefined) rows.push(row)
    else if (!rows.some(({ crm }) => crm === row.crm)) rows.push(...taken)
  }
  const placed = new Set(theirs.map(({ crm }) => crm))
  for (const [crm, taken] of ours) if (!placed.has(crm)) rows.push(...taken)
  return rows
}

const rowsOf = (rows: readonly MappingRow[], field: string): readonly MappingRow[] =>
  rows.filter(({ crm }) => crm === field)
