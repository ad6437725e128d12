/**
 * @module
 * What the linter does not see of the tree: what may lie at the top, how long a text file and how
 * heavy a picture may be.
 */
const topLevel = [
  ...['components', 'demo', 'edge', 'test'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'wrangler.toml'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
]
const vagueNames = /(^|\/)(utils?|helpers?|common|misc|managers?|services?)(\.[^/]*)?(\/|$)/
const linesAtMost = 300
const pictureBytesAtMost = 200_000
const capped = /\.(ts|mjs|css|html|sh)$/
const picture = /\.(png|webp|jpe?g|gif|svg)$/

export type TreeFile = { path: string; bytes: number; lines: number }

export function treeProblems(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) => fileProblems(file).map((problem) => `${file.path}: ${problem}`))
}

function fileProblems({ path, bytes, lines }: TreeFile): string[] {
  const [top = ''] = path.split('/')
  const problems: string[] = []
  if (!top.startsWith('.') && !topLevel.includes(top))
    problems.push(`${top} is not a top-level name`)
  if (vagueNames.test(path)) problems.push('a name that does not tell what is in it')
  if (capped.test(path) && lines > linesAtMost)
    problems.push(`${lines} lines; at most ${linesAtMost}`)
  if (picture.test(path) && bytes > pictureBytesAtMost)
    problems.push(`${bytes} bytes; at most ${pictureBytesAtMost}`)
  return problems
}
