/**
 * @module
 * The caps of the tree refuse what they should and take what is usual.
 */
import { describe, expect, it } from 'vitest'
import { treeProblems } from './tree.ts'

const problemsOf = (path: string, lines = 1, bytes = 1) => treeProblems([{ path, lines, bytes }])

describe('the tree', () => {
  it.each([
    'README.md',
    '.ci/run',
    'edge/app/mailbox/wake.ts',
    'package-lock.json',
    'components/i18n/common-words.ts',
  ])('takes %s', (path) => expect(problemsOf(path)).toEqual([]))

  it.each(['scripts/x.ts', 'notes.md', 'src/index.ts'])('refuses %s at the top', (path) =>
    expect(problemsOf(path)).toEqual([expect.stringContaining('not a top-level name')]),
  )

  it.each(['edge/utils/x.ts', 'edge/app/helpers.ts', 'demo/crm/service/x.ts'])(
    'refuses the vague name %s',
    (path) => expect(problemsOf(path)).toEqual([expect.stringContaining('does not tell')]),
  )

  it('takes 300 lines and refuses 301', () => {
    expect(problemsOf('edge/a.ts', 300)).toEqual([])
    expect(problemsOf('edge/a.css', 301)).toEqual(['edge/a.css: 301 lines; at most 300'])
  })

  it('refuses a heavy picture', () => {
    expect(problemsOf('demo/a.png', 1, 200_001)).toHaveLength(1)
  })
})
