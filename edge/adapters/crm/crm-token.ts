/**
 * @module
 * Access token of a CRM by client credentials: fetched once, shared by all who wait for it, renewed
 * shortly before it ends.
 */
import * as z from 'zod'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Send } from '../http/send.ts'
import { retryAfterMs, transportToFailure } from '../http/send.ts'
import { basicAuthorization } from './basic-authorization.ts'

export type CrmCredentials = {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
}

/** Answers a token; `refused` is the one the CRM has just refused, so another is wanted. */
export type CrmTokenSource = (refused?: string) => Promise<Result<string, Failure>>

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(300),
})

/** Renewed this long before its end, so that no call starts with a token about to die. */
const LEAD_MS = 60_000

export function makeCrmToken(
  credentials: CrmCredentials,
  means: { readonly send: Send; readonly clock: Clock },
): CrmTokenSource {
  let token: { readonly text: string; readonly until: number } | null = null
  let running: Promise<Result<string, Failure>> | null = null

  const fetchToken = async (): Promise<Result<string, Failure>> => {
    const got = await askForToken(credentials, means)
    if (!got.ok) return got
    const life = got.value.expires_in * 1000
    token = {
      text: got.value.access_token,
      until: means.clock.now() + Math.max(life - LEAD_MS, life / 2),
    }
    return ok(token.text)
  }

  return (refused) => {
    const isGood = token !== null && token.text !== refused && means.clock.now() < token.until
    if (token !== null && isGood) return Promise.resolve(ok(token.text))
    running ??= fetchToken().finally(() => {
      running = null
    })
    return running
  }
}

async function askForToken(
  credentials: CrmCredentials,
  { send, clock }: { readonly send: Send; readonly clock: Clock },
): Promise<Result<z.infer<typeof answer>, Failure>> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: credentials.scope })
  const reply = await send({
    method: 'POST',
    url: credentials.tokenUrl,
    headers: {
      authorization: basicAuthorization(credentials),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
  })
  // Asking for a token changes nothing, so a broken call may simply be repeated.
  if (!reply.ok) return fail(transportToFailure(reply.failure, 'read'))
  const parsed = answer.safeParse(reply.value.json)
  if (reply.value.status === 200 && parsed.success) return ok(parsed.data)
  const detail = `CRM token: ${reply.value.status}`
  if (reply.value.status === 429 || reply.value.status >= 500 || reply.value.status === 200) {
    const afterMs = retryAfterMs(reply.value.header('retry-after'), clock.now())
    return fail({ kind: 'later', detail, ...(afterMs === undefined ? {} : { afterMs }) })
  }
  return fail({ kind: 'stop', code: 'crm-credentials', detail })
}
