/**
 * @module
 * `npm run check`: types, lint (with the layer rules), format, the tree and the package, all of them
 * even after one failed; prints what failed and exits with 1 then.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { treeProblems } from './house/tree.ts'
import type { TreeFile } from './house/tree.ts'
import { packagingProblems } from './packaging.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const steps: { name: string; problems: () => string | Promise<string> }[] = [
  { name: 'types', problems: () => tool('typescript/bin/tsc', '--build') },
  { name: 'lint', problems: () => tool('oxlint/bin/oxlint') },
  { name: 'format', problems: () => tool('oxfmt/bin/oxfmt', '--check') },
  { name: 'tree', problems: () => treeProblems(projectFiles()).join('\n') },
  { name: 'package', problems: async () => (await packagingProblems(root)).join('\n') },
]

let failed = 0
for (const { name, problems } of steps) {
  const began = Date.now()
  const found = await problems()
  const took = `${((Date.now() - began) / 1000).toFixed(1)} s`
  console.log(`${name.padEnd(8)} ${found ? 'FAILED' : 'ok'}  (${took})`)
  if (!found) continue
  failed += 1
  console.log(found.trim().replaceAll(/^/gm, '  '))
}
console.log(failed ? `\n${failed} of ${steps.length} checks failed` : '\nall checks passed')
process.exitCode = failed ? 1 : 0

/** What a tool said when it was not content; nothing when it was. */
function tool(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', program), ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 64 << 20 },
  )
  return status === 0 ? '' : `${stdout}${stderr}` || `${program} ended with ${status}`
}

/** What belongs to the project: everything but what .gitignore leaves out. */
function projectFiles(): TreeFile[] {
  const ignored = new Set(['.git', ...ignoredNames()])
  const walk = (folder: string): TreeFile[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (ignored.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return []
      return entry.isDirectory() ? walk(path) : [measured(path)]
    })
  return walk('')
}

function ignoredNames(): string[] {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n')
  return lines.map((line) => line.trim().replace(/\/$/, '')).filter(Boolean)
}

function measured(path: string): TreeFile {
  const content = readFileSync(join(root, path))
  return { path, bytes: content.length, lines: content.toString('latin1').split('\n').length - 1 }
}
