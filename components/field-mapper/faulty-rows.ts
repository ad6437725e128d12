/**
 * @module
 * What is wrong with the rows under edit, in words.
 */
import type { Translate } from '../i18n/message.ts'
import { issuesOf, rowsInError } from './mapper-state.ts'
import type { Draft, DraftRow } from './mapper-state.ts'
import { issueText, nameOf } from './mapping-row.ts'

export type FaultyRow = readonly [
  name: string,
  issues: readonly ReturnType<typeof issueText>[],
  focus: () => void,
]

export const faultyRows = (
  t: Translate,
  draft: Draft,
  focus: (row: DraftRow) => void,
): readonly FaultyRow[] =>
  rowsInError(draft).map((row) => [
    nameOf(t, draft.saved, row, draft.rows.indexOf(row) + 1),
    issuesOf(draft, row).map((issue) => issueText(t, issue)),
    () => focus(row),
  ])

export const wholeIssues = (t: Translate, { told }: Draft) =>
  told.filter(({ key }) => key === null).map((issue) => issueText(t, issue))
