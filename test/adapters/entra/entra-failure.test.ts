/**
 * @module
 * Recorded refusals of Microsoft's token endpoint, as what the caller must do.
 */
import { describe, expect, it } from 'vitest'
import { makeEntraPort } from '../../../edge/adapters/entra/entra-port.ts'

const redirectUri = 'https://edge.example/connect/callback'
const codeVerifier = 'v'.repeat(64)
const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }

describe('refusals of the token endpoint (graph-contract §8.10)', () => {
  const answering = (status: number, body: object, headers: Record<string, string> = {}) =>
    makeEntraPort({
      entraOrigin: 'https://login.test',
      clientId: 'c',
      credential: { kind: 'secret', secret: 's' },
      clock,
      fetch: async () => Response.json(body, { status, headers }),
    })
  const rows: readonly [string, number, object, object][] = [
    ['revoked', 400, { error: 'invalid_grant', error_codes: [50173] }, { kind: 'sign-in' }],
    ['inactive', 400, { error: 'invalid_grant', error_codes: [700082] }, { kind: 'sign-in' }],
    [
      'step-up',
      400,
      { error: 'interaction_required', error_codes: [50076], claims: '{"x":1}' },
      { kind: 'sign-in', claims: '{"x":1}' },
    ],
    [
      'not consented',
      400,
      { error: 'invalid_grant', error_codes: [65001] },
      { kind: 'consent', admin: false },
    ],
    [
      'approval',
      400,
      { error: 'consent_required', error_codes: [90094] },
      { kind: 'consent', admin: true },
    ],
    [
      'not assigned',
      400,
      { error: 'invalid_grant', error_codes: [50105] },
      { kind: 'consent', admin: true },
    ],
    [
      'app unknown',
      400,
      { error: 'unauthorized_client', error_codes: [700016] },
      { kind: 'consent', admin: true },
    ],
    ['secret over', 401, { error: 'invalid_client', error_codes: [7000222] }, { kind: 'later' }],
    ['busy', 400, { error: 'temporarily_unavailable' }, { kind: 'later' }],
    ['loop', 400, { error: 'invalid_request', error_codes: [50196] }, { kind: 'later' }],
    ['down', 503, {}, { kind: 'later' }],
    [
      'by text alone',
      400,
      { error: 'invalid_grant', error_description: 'AADSTS65001: x' },
      { kind: 'consent' },
    ],
    ['nonsense', 400, { error: 5, error_codes: 'x' }, { kind: 'refused', code: 'http-400' }],
  ]
  for (const [name, status, body, failure] of rows)
    it(name, async () => {
      const answer = await answering(status, body).refresh('t', 'r')
      expect(answer).toMatchObject({ ok: false, failure })
    })

  it('waits as long as it is told', async () => {
    const busy = answering(429, {}, { 'retry-after': '30' })
    expect(await busy.refresh('t', 'r')).toMatchObject({ failure: { afterMs: 30_000 } })
  })

  it('repeats nothing a person or a secret could be known by', async () => {
    const text = 'AADSTS50173: user megan@contoso.com secret abc trace 4b1f'
    const answer = await answering(400, {
      error: 'megan@contoso.com',
      error_description: text,
    }).refresh('t', 'r')
    expect(JSON.stringify(answer)).not.toMatch(/megan|abc|4b1f/)
  })

  it('needs lasting access', async () => {
    const body = { access_token: 'a', expires_in: 3600, id_token: 'x.y.z', scope: '' }
    const port = answering(200, body)
    const asked = { code: 'c', redirectUri, codeVerifier, nonce: 'n' }
    expect(await port.redeemCode(asked)).toMatchObject({ failure: { kind: 'consent' } })
    // A refresh that hands out no new token leaves the old one good.
    expect(await port.refresh('t', 'old')).toMatchObject({ value: { refreshToken: 'old' } })
  })
})
