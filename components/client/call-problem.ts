/**
 * @module
 * Everything that can go wrong with a call, in one shape: the edge's problem (RFC 9457) or what
 * happened before an answer of the edge was there.
 *
 * Owns: classification. Does not own: words for people (element/problem-text.ts).
 */
import type { Problem, ProblemCode } from '../../edge/contract/problem.ts'

/** What only the browser can know. */
export type LocalCode = 'offline' | 'timeout' | 'aborted' | 'unreadable' | 'token-failed'

export type CallProblem = Omit<Problem, 'code' | 'type'> & {
  readonly code: ProblemCode | LocalCode
}

const local = (code: LocalCode, title: string, retryable: boolean): CallProblem => ({
  code,
  title,
  status: 0,
  retryable,
})

export const aborted = local('aborted', 'Cancelled', false)
export const timedOut = local('timeout', 'No answer in time', true)
export const offline = local('offline', 'The service cannot be reached', true)
export const tokenFailed = local('token-failed', 'The page gave no token', false)

/** An answer that is not ours: a proxy's error page, cut JSON, too much of it. */
export const unreadable = (status: number): CallProblem => ({
  ...local('unreadable', 'The answer cannot be read', status >= 500 || status === 429),
  status,
})

export const problemOf = (status: number, body: unknown): CallProblem => {
  if (typeof body !== 'object' || body === null || !('code' in body)) return unreadable(status)
  const { type: _type, ...problem } = body as Problem
  return { ...problem, status }
}
