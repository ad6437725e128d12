/**
 * @module
 * The runner cannot be green by mistake: real runs of vitest over small suites, judged as `npm test`
 * judges a layer.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judged } from '../runner/layer.ts'
import { vitestLayer } from '../runner/vitest-layer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')))
  mkdirSync(join(folder, 'suite'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function outcomeOf(files: Record<string, string>) {
  for (const [name, code] of Object.entries(files)) {
    writeFileSync(join(folder, 'suite', name), `import { expect, it } from 'vitest'\n${code}\n`)
  }
  const layer = vitestLayer({ name: 'suite', about: '' }, '--root', join(folder, 'suite'))
  return judged('suite', await layer.run({ root, scratch: folder }))
}

describe('a layer run by vitest', () => {
  it('counts what passed, failed and was skipped, and shows the failure', async () => {
    const outcome = await outcomeOf({
      'a.test.ts': `it('holds', () => expect(1).toBe(1))
        it('breaks', () => expect(1).toBe(2))
        it.skip('waits', () => {})`,
    })
    expect(outcome).toMatchObject({ passed: 1, failed: 1, skipped: 1 })
    expect(outcome.failures).toEqual([
      { name: expect.stringMatching(/a\.test\.ts › breaks$/), problem: expect.stringMatching(/2/) },
    ])
  })

  it('fails for a file that cannot be loaded', async () => {
    const outcome = await outcomeOf({
      'a.test.ts': `it('holds', () => expect(1).toBe(1))`,
      'b.test.ts': `import './missing.ts'`,
    })
    expect(outcome).toMatchObject({ passed: 1, failed: 1 })
  })

  it('fails for an error outside of any test', async () => {
    const outcome = await outcomeOf({
      'a.test.ts': `it('holds', () => { setTimeout(() => { throw new Error('late') }); return new Promise((r) => setTimeout(r, 50)) })`,
    })
    expect(outcome.failed).toBeGreaterThan(0)
  })

  it('fails when it ran nothing', async () => {
    expect(await outcomeOf({})).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('a layer', () => {
  const empty = { passed: 0, failed: 0, skipped: 0, failures: [] }

  it('may be absent only by saying so', () => {
    expect(judged('x', { ...empty, absent: true }).failed).toBe(0)
    expect(judged('x', empty).failed).toBe(1)
  })

  it('that only skipped its tests failed', () => {
    expect(judged('x', { ...empty, skipped: 3 }).failed).toBe(1)
  })
})
