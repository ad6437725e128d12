/**
 * @module
 * Child processes that take their whole family with them. A Worker's process starts workerd and esbuild and
 * leaves them behind when it alone is stopped, so each child leads a process group of its own and
 * the group is what is stopped.
 *
 * Owns: start, stop, and the guard for the case that this process is killed before it could stop
 * them. Does not own: what is run.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'

const politeMs = 3_000

export function spawnGroup(command: string, args: string[], options: SpawnOptions): ChildProcess {
  return spawn(command, args, { ...options, detached: true })
}

export async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return
  signal(child.pid, 'SIGTERM')
  const deadline = Date.now() + politeMs
  while (isAlive(child.pid) && Date.now() < deadline) await pause(50)
  signal(child.pid, 'SIGKILL')
}

/**
 * Stops the groups when this process is gone, however it went: a shell reads from a pipe that only
 * closes when we end. Answers a function that dismisses the guard after an orderly stop.
 */
export function guardGroups(children: readonly ChildProcess[]): () => void {
  const groups = children.flatMap((child) => (child.pid === undefined ? [] : [`-${child.pid}`]))
  const script = `read -r dismissed; [ "$dismissed" = ok ] && exit 0
    kill -TERM ${groups.join(' ')} 2>/dev/null; sleep 2; kill -KILL ${groups.join(' ')} 2>/dev/null`
  const guard = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.unref()
  guard.on('error', () => undefined)
  guard.stdin.on('error', () => undefined)
  return () => guard.stdin.end('ok\n')
}

/** A group is alive while any of its processes is. */
function isAlive(group: number): boolean {
  return signal(group, 0)
}

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name)
  } catch {
    return false // gone already
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
