/**
 * @module
 * Calls of these pages to the service behind the elements, with the embed token of the signed-in person.
 *
 * Owns: the bearer, problems as values. Does not own: what is called.
 */
import type { Problem, Reply } from '../ui/api.ts'
import { getToken } from './elements.ts'

const TIMEOUT_MS = 20_000

/** The address the page was served with. */
export const edgeOrigin = (): string =>
  document.querySelector('o365-session')?.getAttribute('edge') ?? ''

export async function askEdge<T>(
  method: string,
  path: string,
  options: { body?: unknown; ifMatch?: string } = {},
): Promise<Reply<T>> {
  try {
    const headers: Record<string, string> = { authorization: `Bearer ${await getToken()}` }
    if (options.body !== undefined) headers['content-type'] = 'application/json'
    if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch
    const body = options.body === undefined ? null : JSON.stringify(options.body)
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(`${edgeOrigin()}${path}`, { method, headers, body, signal })
    const value: unknown = await response.json()
    return response.ok
      ? { ok: true, value: value as T, etag: response.headers.get('etag') }
      : { ok: false, problem: value as Problem }
  } catch {
    return { ok: false, problem: { code: 'offline', title: 'The service does not answer.' } }
  }
}
