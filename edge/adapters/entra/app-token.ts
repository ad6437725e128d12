/**
 * @module
 * Client credentials against one tenant (ports/app-token.ts; graph-contract §8.6).
 */
import { ok } from '../../domain/result.ts'
import type { AppTokenPort } from '../../ports/app-token.ts'
import { makeAsk } from './entra-port.ts'
import type { EntraMeans } from './entra-port.ts'

/** Everything the administrator granted: single permissions cannot be asked for here. */
const SCOPE = 'https://graph.microsoft.com/.default'

export function makeAppToken(means: EntraMeans): AppTokenPort {
  const ask = makeAsk(means)
  return {
    async appToken(tenantId) {
      const form = { grant_type: 'client_credentials', scope: SCOPE }
      const got = await ask(tenantId, form, 'read')
      if (!got.ok) return got
      const { access_token: accessToken, expires_in: seconds } = got.value
      return ok({ accessToken, expiresAt: means.clock.now() + seconds * 1000 })
    },
  }
}
