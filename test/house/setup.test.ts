/**
 * @module
 * `.ci/setup.sh` on small projects: installs once, again when the lock file changes, goes on when the
 * lock file cannot be used, and says what is missing.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'setup-')))
  for (const file of ['.ci/setup.sh', '.ci/installed.mjs'])
    cpSync(join(project, file), join(folder, file))
  write('part/package.json', { name: 'part', version: '1.0.0' })
  write('package.json', { name: 'small', version: '1.0.0', dependencies: { part: 'file:part' } })
  write('package-lock.json', lock({ dependencies: { part: 'file:part' } }, true))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('.ci/setup.sh', () => {
  it('installs on a fresh clone and is silent afterwards', () => {
    expect(setup().said).toMatch(/Installing dependencies/)
    expect(existsSync(join(folder, 'node_modules/part/package.json'))).toBe(true)
    expect(setup()).toEqual({ code: 0, said: '' })
  })

  it('installs again when the lock file asks for something else', () => {
    setup()
    rmSync(join(folder, 'node_modules/part'), { recursive: true })
    write('part/package.json', { name: 'part', version: '2.0.0' })
    write('package-lock.json', lock({ dependencies: { part: 'file:part' } }, true, '2.0.0'))
    expect(setup().said).toMatch(/Installing dependencies/)
    expect(existsSync(join(folder, 'node_modules/part'))).toBe(true)
  })

  it('takes npm install where the lock file cannot be used, and says so', () => {
    write('package-lock.json', lock({}, false))
    const { code, said } = setup()
    expect(code).toBe(0)
    expect(said).toMatch(/npm ci could not use the lock file here; trying npm install/)
    expect(existsSync(join(folder, 'node_modules/part/package.json'))).toBe(true)
  })

  it('says in one sentence that Node is too old', () => {
    setup()
    program('node', 'case "$1" in -v) echo v20.1.0 ;; *) exit 1 ;; esac')
    expect(setup(join(folder, 'bin'))).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^Node\.js 22\.18 or newer is needed .*\(found v20\.1\.0\)[^\n]*\n$/,
      ),
    })
  })

  it('says in one sentence that there is no npm', () => {
    program('dirname', 'echo .ci')
    const { code, said } = setup(join(folder, 'bin'), true)
    expect(code).toBe(1)
    expect(said).toMatch(/^npm was not found[^\n]*\n$/)
  })
})

function setup(pathFirst = '', onlyThat = false): { code: number | null; said: string } {
  const path = onlyThat ? pathFirst : [pathFirst, process.env['PATH']].filter(Boolean).join(':')
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['.ci/setup.sh'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  })
  const said = `${stdout}${stderr}`
  return { code: status, said: said.replaceAll(/^npm (warn|notice)[^\n]*\n/gm, '') }
}

function program(name: string, body: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/** What npm writes for a project with one package beside it. */
function lock(root: object, withPart: boolean, version = '1.0.0'): unknown {
  const part = {
    part: { version },
    'node_modules/part': { resolved: 'part', link: true },
  }
  return {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'small', version: '1.0.0', ...root }, ...(withPart ? part : {}) },
  }
}

function write(file: string, content: unknown): void {
  mkdirSync(join(folder, file, '..'), { recursive: true })
  writeFileSync(join(folder, file), JSON.stringify(content))
}
