/**
 * @module
 * Calls to the CRM's own server, as the person chosen.
 *
 * Owns: the person header, problems as values. Does not own: what is called.
 */
import { personId } from './person.ts'

export type Problem = {
  code: string
  title: string
  detail?: string
  errors?: { pointer: string; detail: string }[]
}
export type Reply<T> = { ok: true; value: T; etag: string | null } | { ok: false; problem: Problem }

/** Fired after a change of one's own, so that it shows at once. */
export const OWN_CHANGE = 'northwind-own-change'
const TIMEOUT_MS = 30_000

export async function call<T>(
  method: string,
  path: string,
  options: { body?: unknown; csv?: string; ifMatch?: string; signal?: AbortSignal } = {},
): Promise<Reply<T>> {
  const headers: Record<string, string> = { 'x-northwind-user': personId() ?? '' }
  if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.csv !== undefined) headers['content-type'] = 'text/csv'
  const body = options.csv ?? (options.body === undefined ? null : JSON.stringify(options.body))
  try {
    const signal = options.signal ?? AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(path, { method, headers, body, signal })
    const text = await response.text()
    const value: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok && method !== 'GET') document.dispatchEvent(new Event(OWN_CHANGE))
    return response.ok
      ? { ok: true, value: value as T, etag: response.headers.get('etag') }
      : { ok: false, problem: value as Problem }
  } catch {
    return { ok: false, problem: { code: 'offline', title: 'The CRM does not answer. Try again.' } }
  }
}

/** One sentence for people. */
export function problemText(problem: Problem): string {
  const details = (problem.errors ?? []).map(
    (error) => `${error.pointer.slice(1)}: ${error.detail}`,
  )
  return [problem.title, problem.detail, ...details].filter(Boolean).join(' — ')
}
