/**
 * @module
 * A bound on how long a call may take. Not `AbortSignal.timeout`: its timer runs on after the answer, and a running
 * timer keeps a Durable Object awake, which is billed (embedding §6.1).
 */
export async function within<Answer>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), milliseconds)
  try {
    return await work(limit.signal)
  } finally {
    clearTimeout(timer)
  }
}
