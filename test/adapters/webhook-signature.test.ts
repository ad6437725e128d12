/**
 * @module
 * Signatures of Standard Webhooks: genuine, rotated, forged, late.
 */
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { makeDeliveryVerifier } from '../../edge/adapters/webhook-signature.ts'

const at = Date.UTC(2026, 10, 22, 12)
const secret = `whsec_${btoa('s'.repeat(32))}`
const other = `whsec_${btoa('o'.repeat(32))}`
const body = '{"type":"changes.available"}'
const verify = makeDeliveryVerifier({ now: () => at, random: () => 0, uuid: () => '' })

const headers = (signature: string, time = at) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(time / 1000)),
  'webhook-signature': signature,
})
const sign = (key: string, time = at) => new Webhook(key).sign('msg_1', new Date(time), body)

describe('webhook signature', () => {
  it('names the delivery that is genuine, by whatever letters its headers have', () => {
    expect(verify(secret, { headers: headers(sign(secret)), body })).toBe('msg_1')
    const shouted = Object.fromEntries(
      Object.entries(headers(sign(secret))).map(([name, text]) => [name.toUpperCase(), text]),
    )
    expect(verify(secret, { headers: shouted, body })).toBe('msg_1')
  })

  it('takes one of several signatures while the secret rotates', () => {
    const both = `${sign(other)} v1a,xyz ${sign(secret)}`
    expect(verify(secret, { headers: headers(both), body })).toBe('msg_1')
  })

  it('refuses what is altered, foreign, old, early or incomplete', () => {
    const good = headers(sign(secret))
    const minutes = 60_000
    for (const delivery of [
      { headers: good, body: `${body} ` },
      { headers: { ...good, 'webhook-id': 'msg_2' }, body },
      { headers: headers(sign(other)), body },
      { headers: headers(sign(secret, at - 6 * minutes), at - 6 * minutes), body },
      { headers: headers(sign(secret, at + 6 * minutes), at + 6 * minutes), body },
      { headers: { ...good, 'webhook-timestamp': 'x' }, body },
      { headers: headers(''), body },
      { headers: {}, body },
    ])
      expect(verify(secret, delivery)).toBeNull()
    expect(verify('not base64 %', { headers: good, body })).toBeNull()
  })
})
