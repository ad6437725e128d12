/**
 * @module
 * No orphan: stopping a group, or losing the process that started it, ends every process in it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { spawnGroup, stopGroup } from '../../demo/start/process-group.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A shell that leaves a grandchild behind, as wrangler does, and writes down its id. */
const family = (file: string) => `sleep 300 & echo $! > ${file}; wait`

describe('process groups', () => {
  it('stops the child and what the child started', async () => {
    const file = join(folder, 'pid')
    const child = spawnGroup('sh', ['-c', family(file)], { stdio: 'ignore' })
    const grandchild = await pidIn(file)
    await stopGroup(child)
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), { timeout: 30_000 })
  })

  it('is stopped by the guard when the starter is killed', async () => {
    const file = join(folder, 'pid')
    const module = new URL('../../demo/start/process-group.ts', import.meta.url).href
    const script = `
      const { guardGroups, spawnGroup } = await import(${JSON.stringify(module)})
      guardGroups([spawnGroup('sh', ['-c', ${JSON.stringify(family(file))}], { stdio: 'ignore' })])
      setInterval(() => {}, 1000)`
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: 'ignore',
    })
    const grandchild = await pidIn(file)
    starter.kill('SIGKILL')
    await once(starter, 'exit')
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), { timeout: 30_000 })
  })
})

async function pidIn(file: string): Promise<number> {
  return vi.waitFor(
    () => {
      const pid = Number(readFileSync(file, 'utf8'))
      expect(pid).toBeGreaterThan(0)
      return pid
    },
    { timeout: 30_000 },
  )
}

/** Alive and not merely waiting to be reaped. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
