/**
 * @module
 * Builds what the browser loads in the demo (the elements, the edge's own pages, the gallery, the pages of the CRM, the Outlook page),
 * and only when one of their sources changed since the last build.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

/** The elements first: the pages stand on them. */
const configs = [
  'vite.config.ts',
  'edge/pages/vite.config.ts',
  'demo/crm/vite.config.ts',
  'demo/gallery/vite.config.ts',
  'demo/microsoft365/outlook/vite.config.ts',
]
/** What the Workers serve; their assets want the folders to be there even when they are empty. */
const served = ['dist/elements', 'dist/demo/crm', 'dist/demo/gallery', 'dist/demo/microsoft365']
const sources = [
  'components',
  'edge/contract',
  'edge/domain',
  'edge/pages',
  'demo/crm/pages',
  'demo/gallery',
  'test/components/support',
  'demo/microsoft365/outlook',
  'package-lock.json',
  ...configs,
]
const stamp = 'dist/.built-from'
const elements = 'dist/elements/o365.js'

/**
 * `strict`: the checks that follow the bundles of the elements (types, manifest, sizes) must pass as
 * well. The demo runs without them, and builds again next time.
 */
export function buildPages(root: string, how: 'strict' | 'demo' = 'demo'): 'built' | 'unchanged' {
  makeServedFolders(root)
  const now = fingerprint(root)
  if (read(join(root, stamp)) === now) return 'unchanged'
  const began = Date.now()
  let whole = true
  for (const config of configs) {
    const problem = existsSync(join(root, config)) ? build(root, config) : undefined
    if (!problem) continue
    const isElements = config === configs[0]
    if (how === 'strict' || !isElements || !isNewer(join(root, elements), began))
      throw new StartProblem(problem)
    whole = false
  }
  if (whole) writeFileSync(join(root, stamp), now)
  return 'built'
}

export function makeServedFolders(root: string): void {
  for (const folder of served) mkdirSync(join(root, folder), { recursive: true })
}

/** Builds one of them, whoever asks, as it would be published. What went wrong, if anything did. */
export function build(root: string, config: string): string | undefined {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--config', config],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' } },
  )
  if (status === 0) return undefined
  const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n')
  return `${config} could not be built.\n${said}`
}

function isNewer(file: string, than: number): boolean {
  return existsSync(file) && statSync(file).mtimeMs >= than
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
