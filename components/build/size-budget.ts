/**
 * @module
 * The size budget (EMB-3): everything with Lit in one file, and each element alone, as gzip.
 */
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export type Size = { readonly name: string; readonly gzip: number; readonly budget: number }

const ALL_BYTES = 30_000
const ONE_BYTES = 18_000

const elements = ['user-picker', 'sync-toggle', 'field-mapper'] as const

export const measure = async (out: string): Promise<readonly Size[]> => {
  const all = gzipSync(await readFile(`${out}/o365.js`), { level: 9 }).length
  const each = await Promise.all(
    elements.map(async (name) => ({
      name,
      gzip: await aloneSize(`${out}/esm/define/${name}.js`),
      budget: ONE_BYTES,
    })),
  )
  return [{ name: 'o365.js', gzip: all, budget: ALL_BYTES }, ...each]
}

/** One element as an application would bundle it, with Lit. */
const aloneSize = async (entry: string): Promise<number> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    conditions: ['production', 'browser'],
    external: ['./locales/*'],
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

export const overBudget = (sizes: readonly Size[]): readonly string[] =>
  sizes.filter(({ gzip, budget }) => gzip > budget).map(({ name }) => name)

export const report = (sizes: readonly Size[]): string =>
  sizes
    .map(({ name, gzip, budget }) => `${name.padEnd(16)} ${gzip} of ${budget} bytes gzip`)
    .join('\n')
