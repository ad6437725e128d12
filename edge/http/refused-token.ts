/**
 * @module
 * Why a bearer's token does not let him in: noted for those who watch, told to him without a word about the reason.
 */
import type { Context } from 'hono'
import type { Refusal } from '../ports/hosts.ts'
import type { TokenRefusal } from '../ports/visitors.ts'
import type { AppEnv, HttpDependencies } from './types.ts'

export function refusedToken(
  context: Context<AppEnv>,
  { journal }: Pick<HttpDependencies, 'journal'>,
  refusal: TokenRefusal,
  /** What the kind of token makes different. */
  say: { readonly event: string; readonly expired: string; readonly unavailable: string },
): Refusal {
  const reason = refusal.kind === 'invalid' ? refusal.reason : refusal.kind
  journal.event(say.event, { traceId: context.get('traceId'), reason })
  switch (refusal.kind) {
    case 'invalid':
      return { code: 'not-signed-in', detail: 'This token is not valid here.' }
    case 'expired':
      return { code: 'not-signed-in', detail: say.expired }
    case 'unavailable':
      return { code: 'upstream-unavailable', detail: say.unavailable, retryAfter: 5 }
  }
}
