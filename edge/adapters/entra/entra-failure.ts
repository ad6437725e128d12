/**
 * @module
 * What an error of Microsoft's token endpoint means for the caller (graph-contract §8.10).
 *
 * `error` decides, AADSTS numbers only tell apart what shares one `error`; descriptions never decide
 * and never leave here (they name people and addresses).
 */
import * as z from 'zod'
import { codeOf, consentLack } from '../../domain/stream/consent.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { HttpReply } from '../http/send.ts'
import { retryAfterMs } from '../http/send.ts'

const body = z.object({
  error: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
  error_description: z.string().catch(''),
  suberror: z.string().optional().catch(undefined),
  claims: z.string().optional().catch(undefined),
})

const stepUpCodes = new Set([50076, 50079, 50074, 50078, 53000, 53001, 53002, 53003])
const transientCodes = new Set([90033, 50196])

/** The operator's to repair; people stay connected and are tried again later. */
const MISCONFIGURED_AFTER_MS = 15 * 60_000

export function entraFailure(reply: HttpReply, now: number): Failure {
  const parsed = body.safeParse(reply.json)
  const error = parsed.success ? parsed.data : body.parse({})
  const codes = codesOf(error)
  const detail = `Microsoft sign-in: ${reply.status} ${safe(error.error)} ${codes.join(',')}`.trim()
  const has = (set: ReadonlySet<number>) => codes.some((code) => set.has(code))
  const isDown = reply.status >= 500 || reply.status === 429
  if (isDown || error.error === 'temporarily_unavailable' || has(transientCodes)) {
    const afterMs = retryAfterMs(reply.header('retry-after'), now)
    return { kind: 'later', detail, ...(afterMs === undefined ? {} : { afterMs }) }
  }
  if (error.error === 'invalid_client')
    return { kind: 'later', afterMs: MISCONFIGURED_AFTER_MS, detail }
  const lack = consentLack(error.error, codes, error.suberror)
  if (lack !== null) return { kind: 'consent', admin: lack === 'administrator', detail }
  if (error.error === 'invalid_grant' || isStepUp(error.error) || has(stepUpCodes))
    return {
      kind: 'sign-in',
      detail,
      ...(error.claims === undefined ? {} : { claims: error.claims }),
    }
  return { kind: 'refused', code: safe(error.error) || `http-${reply.status}`, detail }
}

const isStepUp = (error: string): boolean =>
  error === 'interaction_required' || error === 'login_required'

function codesOf(error: z.infer<typeof body>): readonly number[] {
  if (error.error_codes.length > 0) return error.error_codes
  return codeOf(error.error_description)
}

/** OAuth error codes are plain words; anything else is not repeated. */
const safe = (code: string): string => (/^[a-z_]{1,40}$/.test(code) ? code : '')
