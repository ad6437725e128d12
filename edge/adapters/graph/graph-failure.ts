/**
 * @module
 * What an error answer of Microsoft Graph means for the caller (graph-contract §9).
 *
 * Owns: status + code → Failure. Codes are compared case-insensitively, messages never decide
 * except where Graph gives one code to different things.
 */
import type { Failure } from '../../domain/stream/failure.ts'
import type { HeaderReader } from '../http/send.ts'
import { retryAfterMs } from '../http/send.ts'
import { redact } from '../http/redact.ts'
import { errorBody } from './graph-schema.ts'

export type GraphReply = {
  readonly status: number
  readonly header: HeaderReader
  readonly body: unknown
}

export type Intent = 'read' | 'write'

const codes = (...names: string[]) => new Set(names.map((name) => name.toLowerCase()))

const noMailbox = codes(
  'MailboxNotEnabledForRESTAPI',
  'ErrorNonExistentMailbox',
  'ErrorInvalidUser',
  'ResourceNotFound',
  'Request_ResourceNotFound',
)
const lostCursor = codes(
  'SyncStateNotFound',
  'SyncStateInvalid',
  'resyncRequired',
  'InvalidDeltaToken',
)
const conflict = codes('ErrorIrresolvableConflict', 'ConcurrentItemSave')
const throttled = codes('ApplicationThrottled', 'TooManyRequests', 'activityLimitReached')
const quota = codes('ErrorQuotaExceeded')

/** Code and message of an error answer; `existing` is the id Graph names for a used transactionId. */
export function readError(body: unknown): {
  code: string
  message: string
  existing: string | null
} {
  const parsed = errorBody.safeParse(body)
  const error = parsed.success ? parsed.data.error : undefined
  return {
    code: error?.code ?? '',
    message: error?.message ?? '',
    existing: error?.['@event.existingEventId'] ?? null,
  }
}

export const hasCode = (reply: GraphReply, code: string): boolean =>
  readError(reply.body).code.toLowerCase() === code.toLowerCase()

/** A server that stumbles over one item; whoever asks to wait means all. */
export const isOfOneItem = (failure: Failure): boolean =>
  failure.kind === 'later' && failure.afterMs === undefined

export const isSuccess = (reply: GraphReply): boolean => reply.status >= 200 && reply.status < 300

export function failureOf(reply: GraphReply, intent: Intent, now: number): Failure {
  const { code, message } = readError(reply.body)
  const key = code.toLowerCase()
  const detail = `Microsoft 365: ${reply.status} ${redact(code)}`
  if (reply.status === 401) return signIn(reply, detail)
  if (lostCursor.has(key)) return { kind: 'resync', detail }
  if (conflict.has(key) || reply.status === 412) return { kind: 'stale', detail }
  if (quota.has(key) || reply.status === 507) return { kind: 'stop', code: 'mailbox-full', detail }
  if (reply.status === 429 || throttled.has(key)) return later(reply, detail, now)
  if (reply.status === 403) return forbidden(key, message, detail)
  if (reply.status === 404) return notFound(key, message, detail)
  if (reply.status === 410) return { kind: 'gone', detail }
  if (reply.status === 424 || reply.status === 408) return later(reply, detail, now)
  if (reply.status === 501) return { kind: 'refused', code: 'not-supported', detail }
  if (reply.status >= 500) return serverError(reply, intent, detail, now)
  return {
    kind: 'refused',
    code: code === '' ? `http-${reply.status}` : redact(code),
    detail: message === '' ? detail : `${detail}: ${redact(message)}`,
  }
}

function later(reply: GraphReply, detail: string, now: number): Failure {
  const afterMs = retryAfterMs(reply.header('retry-after'), now)
  return afterMs === undefined ? { kind: 'later', detail } : { kind: 'later', afterMs, detail }
}

function serverError(reply: GraphReply, intent: Intent, detail: string, now: number): Failure {
  const refusedOutright = reply.status === 503 && reply.header('retry-after') !== null
  return intent === 'read' || refusedOutright
    ? later(reply, detail, now)
    : { kind: 'unknown', detail }
}

/** Continuous access evaluation hands over claims the next sign-in must carry (graph-contract §8.10). */
function signIn(reply: GraphReply, detail: string): Failure {
  const challenge = reply.header('www-authenticate') ?? ''
  const encoded = /claims="([^"]+)"/.exec(challenge)?.[1]
  const claims = encoded === undefined ? null : decodeClaims(encoded)
  return claims === null ? { kind: 'sign-in', detail } : { kind: 'sign-in', detail, claims }
}

function decodeClaims(encoded: string): string | null {
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    JSON.parse(text)
    return text
  } catch {
    return null
  }
}

function forbidden(key: string, message: string, detail: string): Failure {
  // An application access policy shuts this mailbox out: no consent can change that (graph-contract §8.8).
  if (message.includes('Access to OData is disabled'))
    return { kind: 'stop', code: 'mailbox-closed', detail }
  return { kind: 'consent', admin: key === 'authorization_requestdenied', detail }
}

function notFound(key: string, message: string, detail: string): Failure {
  if (noMailbox.has(key)) return { kind: 'stop', code: 'no-mailbox', detail }
  if (message.includes('Requested API is not supported'))
    return { kind: 'refused', code: 'not-supported', detail }
  return { kind: 'gone', detail }
}
