/**
 * @module
 * Runs one tool of a test layer to its end and keeps what it said. The tool leads a process group of
 * its own, so a tool that hangs is stopped with everything it started.
 */
import type { ChildProcess } from 'node:child_process'
import { spawnGroup, stopGroup } from '../../demo/start/process-group.ts'

export type Said = { code: number; stdout: string; stderr: string }

const limitMs = 15 * 60_000
const running = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    void Promise.all([...running].map(stopGroup)).then(() => process.exit(130))
  })
}

export function runNode(
  root: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Said> {
  const child = spawnGroup(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (part: Buffer) => (stdout += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()))
  const timer = setTimeout(() => {
    stderr += `\nstopped after ${limitMs / 60_000} minutes`
    void stopGroup(child)
  }, limitMs)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code: code ?? 1, stdout, stderr })
    })
  })
}

export function lastLines({ stdout, stderr }: Said, count = 30): string {
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-count).join('\n')
}
