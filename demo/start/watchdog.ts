/**
 * @module
 * Plays the platform's cron locally, where crons never fire by themselves: every minute the edge's
 * scheduled handler is called, which repairs missed notifications (SYN-4).
 */
export const everyMs = 60_000
const path = '/cdn-cgi/local/scheduled'

export function driveCron(edge: string, onError: (name: string, line: string) => void): () => void {
  const timer = setInterval(() => {
    runCron(edge).catch((error: unknown) =>
      onError('edge', `the cron could not be run: ${String(error)}`),
    )
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

export async function runCron(edge: string): Promise<void> {
  const response = await fetch(`${edge}${path}`, { signal: AbortSignal.timeout(everyMs) })
  const said = await response.text()
  if (!response.ok) throw new Error(`status ${response.status}: ${said.slice(0, 200)}`)
}
