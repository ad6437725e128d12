/**
 * @module
 * Builds what the browser loads in the demo (the elements, the pages of the CRM, the Outlook page),
 * and only when one of their sources changed since the last build.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

const sources = [
  'components',
  'edge/contract',
  'edge/domain',
  'demo/crm/pages',
  'demo/microsoft365/outlook',
  'vite.config.ts',
  'package-lock.json',
]
const stamp = 'dist/.built-from'

export function buildPages(root: string): 'built' | 'unchanged' {
  const now = fingerprint(root)
  if (read(join(root, stamp)) === now) return 'unchanged'
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (status !== 0)
    throw new StartProblem(`The pages could not be built.\n${`${stdout}${stderr}`.trim()}`)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, stamp), now)
  return 'built'
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) {
      hash.update(file.slice(root.length)).update(read(file) ?? '')
    }
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch {
    return [path] // a file, or nothing there
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
