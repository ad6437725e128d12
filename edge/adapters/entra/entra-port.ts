/**
 * @module
 * Microsoft's sign-in service for mailboxes (ports/entra.ts): the edge as confidential client.
 */
import * as z from 'zod'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EntraPort, MailboxTokens } from '../../ports/entra.ts'
import type { Fetch } from '../http/send.ts'
import { makeSend, transportToFailure } from '../http/send.ts'
import { authorizeUrl, codeForm } from './authorize.ts'
import type { EntraCredential } from './client-proof.ts'
import { makeClientProof } from './client-proof.ts'
import { entraFailure } from './entra-failure.ts'
import { makeIdTokenVerifier } from './verify.ts'

export type EntraMeans = {
  readonly fetch: Fetch
  /** `https://login.microsoftonline.com`, a national cloud, or the sandbox. */
  readonly entraOrigin: string
  readonly clientId: string
  readonly credential: EntraCredential
  readonly clock: Clock
  /** `organizations` (any work account), or the one tenant served. */
  readonly tenant?: string
  readonly timeoutMs?: number
}

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().min(1).optional(),
  id_token: z.string().min(1).optional(),
  scope: z.string().catch(''),
})
type Answer = z.infer<typeof answer>

const TIMEOUT_MS = 15_000

export type Ask = (
  tenant: string,
  form: Readonly<Record<string, string>>,
  intent: 'read' | 'write',
) => Promise<Result<Answer, Failure>>

export function makeEntraPort(means: EntraMeans): EntraPort {
  const { clock, clientId } = means
  const origin = means.entraOrigin
  const tenant = means.tenant ?? 'organizations'
  const ask = makeAsk(means)
  const verify = makeIdTokenVerifier({ fetch: means.fetch, origin, clientId, tenant, clock })

  return {
    authorizeUrl: (request) => authorizeUrl({ origin, tenant, clientId }, request),

    async redeemCode(came) {
      const got = await ask(tenant, codeForm(came), 'write')
      if (!got.ok) return got
      const { id_token: idToken } = got.value
      const tokens = toTokens(got.value, undefined, clock.now())
      // Without offline_access nothing could be synced while the person is away.
      if (tokens === null || idToken === undefined) return fail(noOfflineAccess)
      const who = await verify(idToken, came.nonce)
      return who.ok ? ok({ tokens, who: who.value }) : who
    },

    async refresh(tenantId, refreshToken, scopes) {
      const form = {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        ...(scopes === undefined ? {} : { scope: [...scopes, 'offline_access'].join(' ') }),
      }
      // The old token stays good for a while (§8.4), so a broken call may be repeated.
      const got = await ask(tenantId, form, 'read')
      if (!got.ok) return got
      const tokens = toTokens(got.value, refreshToken, clock.now())
      return tokens === null ? fail(noOfflineAccess) : ok(tokens)
    },
  }
}

export function makeAsk(means: EntraMeans): Ask {
  const send = makeSend({ fetch: means.fetch, timeoutMs: means.timeoutMs ?? TIMEOUT_MS })
  const proof = makeClientProof(means.clientId, means.credential, means.clock)
  return async (tenant, form, intent) => {
    const url = `${means.entraOrigin}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`
    const body = new URLSearchParams({
      client_id: means.clientId,
      ...form,
      ...(await proof(url)),
    })
    const reply = await send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    })
    if (!reply.ok) return fail(transportToFailure(reply.failure, intent))
    if (reply.value.status !== 200) return fail(entraFailure(reply.value, means.clock.now()))
    const parsed = answer.safeParse(reply.value.json)
    return parsed.success
      ? ok(parsed.data)
      : fail({ kind: 'later', detail: 'Microsoft sign-in: unreadable answer' })
  }
}

function toTokens(got: Answer, before: string | undefined, now: number): MailboxTokens | null {
  const refreshToken = got.refresh_token ?? before
  if (refreshToken === undefined) return null
  return {
    accessToken: got.access_token,
    expiresAt: now + got.expires_in * 1000,
    refreshToken,
    scopes: got.scope.split(' ').filter((scope) => scope !== ''),
  }
}

const noOfflineAccess: Failure = {
  kind: 'consent',
  admin: false,
  detail: 'Microsoft sign-in: lasting access was not granted',
}
