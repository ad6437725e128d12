/**
 * @module
 * Every error of the table in graph-contract §9, as what the caller must do.
 */
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../edge/adapters/graph/graph-failure.ts'

const reply = (
  status: number,
  code: string,
  message = '',
  headers: Record<string, string> = {},
) => ({
  status,
  header: (name: string) => headers[name.toLowerCase()] ?? null,
  body: { error: { code, message } },
})

describe('errors of Graph (graph-contract §9)', () => {
  const rows: readonly [number, string, 'read' | 'write', object][] = [
    [
      400,
      'ErrorPropertyValidationFailure',
      'write',
      { kind: 'refused', code: 'ErrorPropertyValidationFailure' },
    ],
    [400, 'InvalidDeltaToken', 'read', { kind: 'resync' }],
    [401, 'InvalidAuthenticationToken', 'read', { kind: 'sign-in' }],
    [403, 'ErrorAccessDenied', 'read', { kind: 'consent', admin: false }],
    [403, 'Authorization_RequestDenied', 'read', { kind: 'consent', admin: true }],
    [404, 'ErrorItemNotFound', 'read', { kind: 'gone' }],
    [404, 'ErrorSyncFolderNotFound', 'read', { kind: 'gone' }],
    [404, 'MailboxNotEnabledForRESTAPI', 'read', { kind: 'stop', code: 'no-mailbox' }],
    [409, 'ErrorIrresolvableConflict', 'write', { kind: 'stale' }],
    [409, 'ErrorFolderExists', 'write', { kind: 'refused' }],
    [410, 'SyncStateNotFound', 'read', { kind: 'resync' }],
    [410, 'syncstatenotfound', 'read', { kind: 'resync' }],
    [412, 'ErrorIrresolvableConflict', 'write', { kind: 'stale' }],
    [413, '', 'write', { kind: 'refused', code: 'http-413' }],
    [424, '', 'write', { kind: 'later' }],
    [429, 'ApplicationThrottled', 'write', { kind: 'later' }],
    [500, 'ErrorInternalServerError', 'read', { kind: 'later' }],
    [500, 'ErrorInternalServerError', 'write', { kind: 'unknown' }],
    [501, 'NotImplemented', 'read', { kind: 'refused', code: 'not-supported' }],
    [503, 'MailboxInfoStale', 'read', { kind: 'later' }],
    [503, 'ConcurrentItemSave', 'write', { kind: 'stale' }],
    [504, 'UnknownError', 'write', { kind: 'unknown' }],
    [507, 'ErrorQuotaExceeded', 'write', { kind: 'stop', code: 'mailbox-full' }],
  ]
  for (const [status, code, intent, failure] of rows)
    it(`${status} ${code || '(no code)'} on a ${intent}`, () => {
      expect(failureOf(reply(status, code), intent, 0)).toMatchObject(failure)
    })

  it('passes on how long to wait', () => {
    const throttled = reply(429, 'TooManyRequests', '', { 'retry-after': '7' })
    expect(failureOf(throttled, 'write', 0)).toMatchObject({ kind: 'later', afterMs: 7000 })
    const date = reply(503, '', '', { 'retry-after': 'Thu, 01 Jan 1970 00:00:10 GMT' })
    expect(failureOf(date, 'write', 4000)).toMatchObject({ kind: 'later', afterMs: 6000 })
  })

  it('passes on what the next sign-in must prove', () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`
    const refused = reply(401, 'InvalidAuthenticationToken', '', { 'www-authenticate': challenge })
    expect(failureOf(refused, 'read', 0)).toMatchObject({ kind: 'sign-in', claims })
  })

  it('names no person and no secret', () => {
    const message =
      "The user 'megan@contoso.com' with token eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6 cannot"
    const { detail } = failureOf(reply(400, 'ErrorInvalidRequest', message), 'write', 0)
    expect(detail).not.toMatch(/megan|eyJ0/)
    expect(detail).toContain('cannot')
  })

  it('survives a body that is no error', () => {
    for (const body of [null, undefined, 'x', { error: 5 }, []])
      expect(failureOf({ status: 400, header: () => null, body }, 'write', 0).kind).toBe('refused')
  })
})
