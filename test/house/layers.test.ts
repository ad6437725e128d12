/**
 * @module
 * Proves that the linter, configured as it is, refuses what the layer table forbids and takes what
 * it allows: real runs of oxlint over small files laid out like the project.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

type Case = { folder: string; code: string }

const refusedImports: Case[] = [
  ['edge/domain/sync', "export { x } from '../../ports/clock.ts'"],
  ['edge/domain', "export { x } from '../contract/sync.ts'"],
  ['edge/domain', "export { x } from 'zod'"],
  ['edge/domain', "export const load = () => import('../app/wake.ts')"],
  ['edge/domain', "export type X = import('../ports/clock.ts').Clock"],
  ['edge/contract', "export { x } from '../domain/record.ts'"],
  ['edge/contract', "export { x } from 'zod'"],
  ['edge/ports', "export type { X } from '../app/wake.ts'"],
  ['edge/ports', "export type { X } from '../adapters/vault.ts'"],
  ['edge/app/mailbox', "export { x } from '../../adapters/vault.ts'"],
  ['edge/app/mailbox', "export { x } from '../../objects/sql.ts'"],
  ['edge/app/mailbox', "export { x } from '../../http/app.ts'"],
  ['edge/app', "export { x } from 'jose'"],
  ['edge/adapters/graph', "export { x } from '../../app/wake.ts'"],
  ['edge/adapters', "export { x } from '../objects/sql.ts'"],
  ['edge/adapters/graph', "export { x } from '../../http/app.ts'"],
  ['edge/adapters', "export { x } from 'hono'"],
  ['edge/objects/mailbox', "export { x } from '../../http/app.ts'"],
  ['edge/objects', "export { x } from '../worker.ts'"],
  ['edge/http/routes', "export { x } from '../../adapters/vault.ts'"],
  ['edge/http', "export { x } from '../objects/sql.ts'"],
  ['edge/http', "export { x } from '../app/mailbox/wake.ts'"],
  ['edge', "export { x } from '../demo/crm/app.ts'"],
  ['components/client', "export { x } from '../../edge/http/app.ts'"],
  ['components', "export { x } from '../edge/ports/clock.ts'"],
  ['components', "export { x } from '../demo/crm/app.ts'"],
  ['components', "export { x } from 'zod'"],
  ['components', "export { x } from '@azure/msal-browser'"],
  ['demo/crm/model', "export { x } from '../../../edge/domain/record.ts'"],
  ['demo/crm', "export { x } from '../../edge/adapters/vault.ts'"],
  ['demo/crm', "export { x } from '../microsoft365/app.ts'"],
  ['demo/crm/pages', "export { x } from '../../../edge/domain/record.ts'"],
  ['demo/microsoft365/graph', "export { x } from '../../../edge/domain/record.ts'"],
  ['demo/microsoft365', "export { x } from '../crm/app.ts'"],
  ['demo/start', "export { x } from '../crm/app.ts'"],
].map(([folder = '', code = '']) => ({ folder, code }))

const allowedImports: Case[] = [
  ['edge/domain/sync', "export { x } from '../record.ts'"],
  ['edge/contract', "export * as z from 'zod/mini'"],
  ['edge/ports', "export type { X } from '../domain/record.ts'"],
  ['edge/app/mailbox', "export { x } from '../../ports/clock.ts'"],
  ['edge/app/mailbox', "export { x } from '../../domain/record.ts'"],
  ['edge/adapters/graph', "export { x } from '../http/send.ts'"],
  ['edge/adapters', "export { x } from 'jose'"],
  ['edge/objects/mailbox', "export { x } from '../../app/mailbox/wake.ts'"],
  ['edge/objects', "export { x } from '../adapters/vault.ts'"],
  ['edge/http/routes', "export { x } from '../../app/ingress/notify.ts'"],
  ['edge/http', "export { x } from 'hono/cors'"],
  ['edge', "export { x } from './http/app.ts'"],
  ['components/client', "export { x } from '../../edge/contract/endpoints.ts'"],
  ['components', "export { x } from 'lit/decorators.js'"],
  ['demo/crm', "export { x } from '../../edge/contract/endpoints.ts'"],
  ['demo/crm/pages', "export { x } from '../../../components/index.ts'"],
  ['test/app', "export { x } from '../../edge/app/wake.ts'"],
].map(([folder = '', code = '']) => ({ folder, code }))

const refusedCode: (Case & { rule: string })[] = [
  {
    folder: 'edge/domain',
    code: 'export const at = () => new Date(0)',
    rule: 'eslint(no-restricted-globals)',
  },
  {
    folder: 'edge/domain',
    code: 'export const dice = () => Math.random()',
    rule: 'eslint(no-restricted-properties)',
  },
  ...['edge/app', 'edge/ports', 'edge/contract'].flatMap((folder) => [
    { folder, code: 'export const now = () => Date.now()', rule: 'house(no-clock)' },
    { folder, code: 'export const now = () => new Date()', rule: 'house(no-clock)' },
    {
      folder,
      code: 'export const dice = () => Math.random()',
      rule: 'eslint(no-restricted-properties)',
    },
    {
      folder,
      code: "export const ask = () => fetch('https://graph.microsoft.com')",
      rule: 'eslint(no-restricted-globals)',
    },
  ]),
  {
    folder: 'edge/adapters',
    code: "import { z } from 'zod'\nexport const id = z.string()",
    rule: 'house(zod-namespace)',
  },
  {
    folder: 'edge/objects',
    code: 'export class Box {\n  private open() {}\n}',
    rule: 'house(hash-private)',
  },
  {
    folder: 'edge/app',
    code: 'export default 1',
    rule: 'import(no-default-export)',
  },
  {
    folder: 'edge/app',
    code: 'export const x: any = 1',
    rule: 'typescript(no-explicit-any)',
  },
]

const header = '/**\n * @module\n * A fixture.\n */\n'
let found: { file: string; rule: string }[] = []
let root = ''

const all = [...refusedImports, ...allowedImports, ...refusedCode]
const fileOf = (one: Case) => `${one.folder}/fixture-${all.indexOf(one)}.ts`
const rulesIn = (file: string) => found.filter((one) => one.file === file).map(({ rule }) => rule)

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'layers-')))
  const project = fileURLToPath(new URL('../..', import.meta.url))
  for (const part of ['.oxlintrc.json', 'test/house/lint-plugin.ts', 'test/house/layer-table.ts'])
    cpSync(join(project, part), join(root, part))
  cpSync(join(project, 'package.json'), join(root, 'package.json'))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  for (const one of all) write(fileOf(one), `${header}${one.code}\n`)
  write(
    'edge/app/given-time.ts',
    `${header}export const text = (at: number) => new Date(at).toISOString()\n`,
  )
  write('edge/app/without-header.ts', 'export const x = 1\n')
  write('edge/app/too-long.ts', `${header}export const x = 1\n${'\n// line'.repeat(300)}\n`)
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const said = spawnSync(process.execPath, [oxlint, '-f', 'json'], { cwd: root, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(said.stdout) as {
    diagnostics: { filename: string; code: string }[]
  }
  found = diagnostics.map(({ filename, code }) => ({ file: filename, rule: code }))
}, 60_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the layer table', () => {
  it.each(refusedImports)('$folder must not: $code', (one) => {
    expect(rulesIn(fileOf(one))).toContain('house(layers)')
  })

  it.each(allowedImports)('$folder may: $code', (one) => {
    expect(rulesIn(fileOf(one))).not.toContain('house(layers)')
  })
})

describe('the house rules', () => {
  it.each(refusedCode)('$folder must not: $code', (one) => {
    expect(rulesIn(fileOf(one))).toContain(one.rule)
  })

  it('lets a given time be written as a date', () => {
    expect(rulesIn('edge/app/given-time.ts')).toEqual([])
  })

  it('wants the header of a file', () => {
    expect(rulesIn('edge/app/without-header.ts')).toContain('house(module-header)')
  })

  it('takes a file of at most 300 lines', () => {
    expect(rulesIn('edge/app/too-long.ts')).toContain('eslint(max-lines)')
  })
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
