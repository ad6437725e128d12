/**
 * @module
 * The size budget (EMB-3): everything with Lit in one file, and each element alone, as gzip.
 */
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Metafile } from 'esbuild'

export type Size = { readonly name: string; readonly gzip: number; readonly budget: number }

const ALL_BYTES = 30_000
const ONE_BYTES = 18_000

const elements = ['user-picker', 'sync-toggle', 'field-mapper', 'join-requests', 'install'] as const

export const measure = async (out: string): Promise<readonly Size[]> => {
  const all = await wholeSize(out)
  const each = await Promise.all(
    elements.map(async (name) => ({
      name,
      gzip: await aloneSize(`${out}/esm/define/${name}.js`),
      budget: ONE_BYTES,
    })),
  )
  return [{ name: 'o365.js', gzip: all, budget: ALL_BYTES }, ...each]
}

/** A static import would be a second file that every page waits for, not counted here. */
const wholeSize = async (out: string): Promise<number> => {
  const text = await readFile(`${out}/o365.js`, 'utf8')
  const apart = /\bfrom\s*["'`](\.[^"'`]+)/.exec(text)?.[1]
  if (apart !== undefined) throw new Error(`o365.js is not one file: it needs ${apart}`)
  return gzipSync(text, { level: 9 }).length
}

/** One element as an application would bundle it, with Lit: what it loads at once. */
const aloneSize = async (entry: string): Promise<number> => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: '.',
    format: 'esm',
    conditions: ['production', 'browser'],
    logLevel: 'error',
  })
  const start = Object.keys(metafile.outputs).find(
    (path) => metafile.outputs[path]?.entryPoint === entry,
  )
  const needed = closure(metafile, start ?? '')
  const texts = outputFiles.filter(({ path }) => [...needed].some((each) => path.endsWith(each)))
  return texts.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0)
}

/** The file and all that it imports at once, not what it may import later. */
const closure = ({ outputs }: Metafile, start: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(start)) return seen
  seen.add(start)
  for (const { path, kind } of outputs[start]?.imports ?? []) {
    if (kind === 'import-statement') closure({ outputs } as Metafile, path, seen)
  }
  return seen
}

export const overBudget = (sizes: readonly Size[]): readonly string[] =>
  sizes.filter(({ gzip, budget }) => gzip > budget).map(({ name }) => name)

export const report = (sizes: readonly Size[]): string =>
  sizes
    .map(({ name, gzip, budget }) => `${name.padEnd(16)} ${gzip} of ${budget} bytes gzip`)
    .join('\n')
