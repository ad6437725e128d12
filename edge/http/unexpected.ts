/**
 * @module
 * What nobody expected: a bug, or a Durable Object that the platform moved or overloaded. The caller
 * learns a code and a trace id, the journal the kind; neither gets what the error says, which may hold
 * personal data (OPS-3).
 */
import type { ErrorHandler } from 'hono'
import { problemResponse } from './problem-response.ts'
import type { AppEnv, HttpDependencies } from './types.ts'

export const unexpected =
  ({ journal, checkReplies }: HttpDependencies): ErrorHandler<AppEnv> =>
  (error, context) => {
    const isPassing = passesBy(error)
    journal.event('request.failed', {
      traceId: context.get('traceId'),
      name: error.name,
      passing: isPassing,
      // Where replies are checked there are no customers, but somebody who looks for the reason.
      ...(checkReplies ? { message: error.message } : {}),
    })
    return isPassing
      ? problemResponse(context, {
          code: 'upstream-unavailable',
          detail: 'Please try again in a moment.',
          retryAfter: 1,
        })
      : problemResponse(context, {
          code: 'internal',
          detail: 'The trace id tells us what happened.',
        })
  }

/** Workers mark errors of the platform so (Durable Objects, error handling). */
function passesBy(error: Error): boolean {
  return (
    ('retryable' in error && error.retryable === true) ||
    ('overloaded' in error && error.overloaded === true)
  )
}
