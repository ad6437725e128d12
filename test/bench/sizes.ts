/**
 * @module
 * How heavy what we ship is: the Worker as it would be deployed, the elements as a page loads them
 * (EMB-3), both as gzip sends them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPages } from '../../demo/start/pages.ts'
import type { Figure } from './table.ts'

export function measureSizes(root: string): Figure[] {
  buildPages(root)
  return [...workerSize(root), ...elementSizes(root)]
}

function workerSize(root: string): Figure[] {
  const out = mkdtempSync(join(tmpdir(), 'worker-'))
  try {
    const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
    const args = ['deploy', '--dry-run', '--config', 'wrangler.toml', '--env=', '--outdir', out]
    const { status, stdout, stderr } = spawnSync(process.execPath, [wrangler, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    })
    if (status !== 0) throw new Error(`the Worker could not be built:\n${stdout}${stderr}`)
    const code = readdirSync(out).filter((name) => name.endsWith('.js'))
    const bytes = sum(code.map((name) => gzipped(join(out, name))))
    return [{ name: 'edge Worker', value: bytes, unit: 'bytes gzip' }]
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function elementSizes(root: string): Figure[] {
  const file = join(root, 'dist/elements/o365.js')
  if (!existsSync(file))
    throw new Error('dist/elements/o365.js is missing: the elements were not built')
  return [
    {
      name: 'all elements with Lit, one file',
      value: gzipped(file),
      unit: 'bytes gzip',
      note: 'EMB-3: at most 30,000',
    },
  ]
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
