/**
 * @module
 * Who visits the edge's own pages (ports/visitors.ts): authorization code with PKCE as confidential client, for
 * the id token alone (INS-6: profile at sign-in, nothing more).
 */
import { fail } from '../../domain/result.ts'
import type { VisitorPort } from '../../ports/visitors.ts'
import { makeSend } from '../http/send.ts'
import { authorizeUrl, codeForm } from './authorize.ts'
import { makeAsk } from './entra-port.ts'
import type { EntraMeans } from './entra-port.ts'
import { makeVisitorVerifier } from './verify.ts'

const SCOPES = ['openid', 'profile', 'email']
const TIMEOUT_MS = 15_000

export function makeVisitorPort(means: EntraMeans): VisitorPort {
  const { clock, clientId, entraOrigin: origin } = means
  const tenant = means.tenant ?? 'organizations'
  const ask = makeAsk(
    means,
    makeSend({ fetch: means.fetch, timeoutMs: means.timeoutMs ?? TIMEOUT_MS }),
  )
  const verify = makeVisitorVerifier({ fetch: means.fetch, origin, clientId, tenant, clock })
  return {
    authorizeUrl: (request) =>
      authorizeUrl({ origin, tenant, clientId }, { ...request, scopes: SCOPES }),
    async redeem(came) {
      const got = await ask(tenant, codeForm(came), 'write')
      if (!got.ok) return got
      const { id_token: idToken } = got.value
      return idToken === undefined
        ? fail({ kind: 'refused', code: 'id-token', detail: 'Microsoft sign-in: no id token' })
        : verify(idToken, came.nonce)
    },
  }
}
