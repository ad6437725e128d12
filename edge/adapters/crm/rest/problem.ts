/**
 * @module
 * What a contract backend's refusal means for the caller (crm-contract §6.3, errors).
 */
import type { Failure } from '../../../domain/stream/failure.ts'
import { redact } from '../../http/redact.ts'
import type { HttpReply } from '../../http/send.ts'
import { retryAfterMs } from '../../http/send.ts'
import { problem } from './rest-schema.ts'

export type Refused = {
  readonly status: number
  readonly json: unknown
  readonly header: HttpReply['header']
}

/** Code of a problem: its `code`, or the last part of its `type`. */
export function problemCode(json: unknown): string {
  const parsed = problem.safeParse(json)
  if (!parsed.success) return ''
  return parsed.data.code ?? parsed.data.type.split('/').at(-1) ?? ''
}

export function problemToFailure(reply: Refused, intent: 'read' | 'write', now: number): Failure {
  const code = problemCode(reply.json)
  const detail = `CRM: ${reply.status} ${redact(code)}`.trim()
  const byCode = ofCode(reply, code, intent, detail, now)
  return byCode ?? ofStatus(reply, code, intent, detail, now)
}

function ofCode(
  reply: Refused,
  code: string,
  intent: 'read' | 'write',
  detail: string,
  now: number,
): Failure | null {
  switch (code) {
    case 'cursor-expired':
      return { kind: 'resync', detail }
    case 'idempotency-running':
    case 'rate-limited':
      return later(reply, detail, now)
    // The same key with other bytes: an earlier attempt got somewhere, look before acting again.
    case 'idempotency-mismatch':
    case 'precondition-failed':
    case 'precondition-required':
      return { kind: 'stale', detail }
    case 'permission':
      return intent === 'read' ? { kind: 'stop', code: 'crm-permission', detail } : null
    default:
      return null
  }
}

function ofStatus(
  reply: Refused,
  code: string,
  intent: 'read' | 'write',
  detail: string,
  now: number,
): Failure {
  switch (reply.status) {
    case 401:
      return { kind: 'stop', code: 'crm-credentials', detail }
    case 404:
    case 410:
      return { kind: 'gone', detail }
    case 412:
    case 428:
      return { kind: 'stale', detail }
    case 408:
    case 425:
    case 429:
      return later(reply, detail, now)
    case 501:
      return { kind: 'refused', code: 'not-supported', detail }
    default:
      return reply.status >= 500
        ? serverError(reply, intent, detail, now)
        : refusal(reply, code, detail)
  }
}

function refusal(reply: Refused, code: string, detail: string): Failure {
  const first = problem.safeParse(reply.json).data?.errors?.[0]
  if (first === undefined) return { kind: 'refused', code: code || `http-${reply.status}`, detail }
  const why = redact(first.detail) || redact(first.code)
  const field = first.pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
  return {
    kind: 'refused',
    code: redact(first.code) || code,
    detail: `${detail}: ${why}`,
    ...(field ? { field } : {}),
  }
}

function serverError(
  reply: Refused,
  intent: 'read' | 'write',
  detail: string,
  now: number,
): Failure {
  const refusedOutright = reply.status === 503 && reply.header('retry-after') !== null
  return intent === 'read' || refusedOutright
    ? later(reply, detail, now)
    : { kind: 'unknown', detail }
}

function later(reply: Refused, detail: string, now: number): Failure {
  const afterMs = retryAfterMs(reply.header('retry-after'), now)
  return { kind: 'later', detail, ...(afterMs === undefined ? {} : { afterMs }) }
}
