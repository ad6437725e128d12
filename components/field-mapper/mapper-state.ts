/**
 * @module
 * The mapping under edit: rows with a stable key, what differs from the saved one, what is wrong with
 * which row. Pure.
 */
import type { ContactMapping, MappingIssue, MappingRow } from '../../edge/contract/mapping.ts'

/** `crm` and `outlook` are empty while a new row has not chosen them. */
export type DraftRow = MappingRow & { readonly key: number }

export type Draft = {
  readonly saved: ContactMapping
  readonly rows: readonly DraftRow[]
  readonly nextKey: number
  /** What the edge says about the rows, by key; null for the mapping as a whole. */
  readonly told: readonly RowIssue[]
}

export type RowIssue = Omit<MappingIssue, 'row'> & { readonly key: number | null }

export const open = (saved: ContactMapping): Draft => withRows(saved, saved.rows, 0, saved.issues)

export const reset = (draft: Draft): Draft =>
  withRows(draft.saved, draft.saved.defaults, draft.nextKey, [])

/** The rows of another version, to be looked at and saved. */
export const put = (draft: Draft, rows: readonly MappingRow[]): Draft =>
  withRows(draft.saved, rows, draft.nextKey, [])

/** One place up (-1) or down (1); at the end it stays. */
export const move = (draft: Draft, key: number, by: -1 | 1): Draft => {
  const from = draft.rows.findIndex((row) => row.key === key)
  const row = draft.rows[from]
  const other = draft.rows[from + by]
  if (!row || !other) return draft
  return { ...draft, rows: draft.rows.with(from, other).with(from + by, row) }
}

const withRows = (
  saved: ContactMapping,
  rows: readonly MappingRow[],
  from: number,
  issues: readonly MappingIssue[],
): Draft => {
  const keyed = rows.map((row, index) => ({ ...row, key: from + index }))
  return { saved, rows: keyed, nextKey: from + rows.length, told: byKey(keyed, issues) }
}

export const add = (draft: Draft): Draft => ({
  ...draft,
  rows: [
    ...draft.rows,
    { key: draft.nextKey, crm: '', outlook: '', direction: 'both', transform: 'none' },
  ],
  nextKey: draft.nextKey + 1,
})

export const remove = (draft: Draft, key: number): Draft => ({
  ...draft,
  rows: draft.rows.filter((row) => row.key !== key),
})

export const change = (draft: Draft, key: number, patch: Partial<MappingRow>): Draft => ({
  ...draft,
  // Another field has other options.
  rows: draft.rows.map((row) =>
    row.key === key ? { ...row, ...(patch.crm && { options: [] }), ...patch } : row,
  ),
})

/** Issues as told for `sent`, the rows asked about; they may have changed places since. */
export const tell = (
  draft: Draft,
  sent: readonly DraftRow[],
  issues: readonly MappingIssue[],
): Draft => ({ ...draft, told: byKey(sent, issues) })

const byKey = (rows: readonly DraftRow[], issues: readonly MappingIssue[]): readonly RowIssue[] =>
  issues.map(({ row, ...issue }) => ({
    ...issue,
    key: row === null ? null : (rows[row]?.key ?? null),
  }))

export const isComplete = ({ crm, outlook }: MappingRow): boolean => crm !== '' && outlook !== ''

export const completeRows = ({ rows }: Draft): readonly DraftRow[] => rows.filter(isComplete)

export const plainRows = (rows: readonly DraftRow[]): MappingRow[] =>
  rows.map(({ key: _key, ...row }) => row)

export const isDirty = ({ saved, rows }: Draft): boolean =>
  !isSameMapping(saved.rows, plainRows(rows))

export const isDefault = ({ saved, rows }: Draft): boolean =>
  isSameMapping(saved.defaults, plainRows(rows))

export const isSameMapping = (a: readonly MappingRow[], b: readonly MappingRow[]): boolean =>
  JSON.stringify(a.map(canonical)) === JSON.stringify(b.map(canonical))

const canonical = ({ crm, outlook, direction, transform, options = [] }: MappingRow) => [
  crm,
  outlook,
  direction,
  transform,
  options,
]

/** What the row lacks in itself; `incomplete` needs no edge to be seen. */
export const issuesOf = (draft: Draft, row: DraftRow): readonly RowIssue[] =>
  isComplete(row)
    ? draft.told.filter(({ key }) => key === row.key)
    : [{ key: row.key, severity: 'error', code: 'incomplete', detail: '' }]

export const rowsInError = (draft: Draft): readonly DraftRow[] =>
  draft.rows.filter((row) => issuesOf(draft, row).some(({ severity }) => severity === 'error'))
