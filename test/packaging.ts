/**
 * @module
 * Holds the package to what it promises its users: the list of published files, exports that resolve,
 * types that compile in a strict project, modules that can be imported where there is no DOM.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../demo/start/pages.ts'

type Target = string | { types: string; default: string }
type Manifest = { name: string; exports: Record<string, Target> }

const publishable = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/elements\/.+)$/
const unpublishable = /\.(tsbuildinfo|map)$|\.test\./

export async function packagingProblems(root: string): Promise<string[]> {
  try {
    buildPages(root, 'strict')
  } catch (problem) {
    return [problem instanceof Error ? problem.message : String(problem)]
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  )
  const missing = targets.filter((target) => !existsSync(join(root, target)))
  if (missing.length > 0)
    return missing.map((target) => `exports name ${target}, which is not built`)
  return [
    ...listProblems(root, targets),
    ...importProblems(root, manifest),
    ...typeProblems(root, manifest),
    ...hostProblems(root),
  ]
}

function listProblems(root: string, targets: readonly string[]): string[] {
  const { status, stdout, stderr } = run(root, 'npm', [
    'pack',
    '--dry-run',
    '--json',
    '--ignore-scripts',
  ])
  if (status !== 0) return [`npm pack failed: ${stderr}`]
  const packs = JSON.parse(stdout) as Record<string, { files: { path: string }[] }>
  const paths = new Set(Object.values(packs).flatMap(({ files }) => files.map(({ path }) => path)))
  const strangers = [...paths].filter((path) => !publishable.test(path) || unpublishable.test(path))
  const left = targets
    .map((target) => target.replace(/^\.\//, ''))
    .filter((path) => !paths.has(path))
  return [
    ...strangers.map((path) => `${path} would be published`),
    ...left.map((path) => `${path} is exported, but would not be published`),
  ]
}

/** Server-side rendering imports them too: no module may need a DOM to be loaded. */
function importProblems(root: string, { name, exports }: Manifest): string[] {
  // The one file for a script tag is for browsers alone; everything else has types beside it.
  const entries = Object.keys(exports).filter((entry) => typeof exports[entry] !== 'string')
  return entries.flatMap((entry) => {
    const specifier = name + entry.slice(1)
    const code = `await import(${JSON.stringify(specifier)})`
    const { status, stderr } = run(root, process.execPath, ['--input-type=module', '-e', code])
    return status === 0 ? [] : [`${specifier} cannot be imported in Node: ${reason(stderr)}`]
  })
}

function reason(stderr: string): string {
  return stderr.split('\n').find((line) => /^\w*Error/.test(line)) ?? stderr.slice(-500)
}

function typeProblems(root: string, { name, exports }: Manifest): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'))
  try {
    const typed = Object.entries(exports).filter(([, target]) => typeof target !== 'string')
    const lines = typed.map(
      ([entry], at) => `export * as entry${at} from '${name}${entry.slice(1)}'`,
    )
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules', name))
    writeFileSync(join(folder, 'index.ts'), `${lines.join('\n')}\n`)
    const { status, stdout } = run(folder, process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['--strict', '--noEmit', '--target', 'es2022', '--module', 'esnext'],
      ...['--moduleResolution', 'bundler', '--lib', 'es2023,dom,dom.iterable', '--types', ''],
      'index.ts',
    ])
    return status === 0 ? [] : [`the types do not compile in a strict project:\n${stdout.trim()}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Tags, properties and events as the hosts write them, against the types that are published (EMB-1). */
function hostProblems(root: string): string[] {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = run(root, process.execPath, [tsc, '-p', 'demo/hosts'])
  return status === 0 ? [] : [`the hosts do not compile:\n${stdout.trim()}`]
}

function run(cwd: string, command: string, args: string[]) {
  return spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20 })
}
