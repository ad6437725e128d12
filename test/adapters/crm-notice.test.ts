/**
 * @module
 * Notices to the CRM's team: signed as the standard says, sent nowhere inside, no redirect followed (OPS-3).
 */
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { makeCrmNotices } from '../../edge/adapters/crm-notice.ts'
import { readOrganizations } from '../../edge/adapters/organizations.ts'
import { isOutside } from '../../edge/adapters/outside-address.ts'

const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`
const url = 'https://crm.example.com/hooks/people'
const notice = { id: 'wanted-1', body: '{"type":"user.wanted"}' }

function receiver(answer: () => Response | Promise<Response>, to = url) {
  const requests: Request[] = []
  const send = makeCrmNotices({
    url: to,
    secret,
    fetch: async (request) => {
      requests.push(request)
      return answer()
    },
  })
  return { requests, send: () => send(notice, Date.now()) }
}

describe('a notice', () => {
  it('holds before the receiver’s own library, and not when altered', async () => {
    const { send, requests } = receiver(() => new Response('ok'))
    expect(await send()).toBe('taken')
    const [request] = requests
    if (request === undefined) throw new Error('nothing was sent')
    const headers = Object.fromEntries(request.headers)
    const body = await request.text()
    expect([request.method, request.redirect, headers['webhook-id']]).toEqual([
      ...['POST', 'manual', 'wanted-1'],
    ])
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'user.wanted' })
    expect(() => new Webhook(secret).verify(body.replace('user', 'other'), headers)).toThrow()
  })

  it.each([
    [200, 'taken'],
    [204, 'taken'],
    [410, 'gone'],
    [301, 'failed'],
    [307, 'failed'],
    [404, 'failed'],
    [500, 'failed'],
  ])('answered with %i is %s', async (status, outcome) => {
    const headers = { location: 'https://elsewhere.example.com/' }
    const { send, requests } = receiver(() => new Response(null, { status, headers }))
    expect(await send()).toBe(outcome)
    expect(requests).toHaveLength(1)
  })

  it('to a receiver that breaks is a failure and no throw', async () => {
    const { send } = receiver(() => Promise.reject(new TypeError('cut')))
    expect(await send()).toBe('failed')
  })
})

const inside = [
  'http://crm.example.com/',
  'https://crm.example.com:8443/',
  'https://user:word@crm.example.com/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://１２７.０.０.１/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://crm.localhost/',
  'https://crm.example.com./',
  'https://metadata.google.internal/',
  'https://printer.local/',
  'https://intranet/',
  'https://1.0.0.10.in-addr.arpa/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'crm.example.com',
  '',
]

describe.each(inside)('the address %s', (address) => {
  it('is not gone to, and not taken into the settings', async () => {
    expect(isOutside(address)).toBe(false)
    const { send, requests } = receiver(() => new Response('ok'), address)
    expect(await send()).toBe('failed')
    expect(requests).toEqual([])
    expect(readOrganizations(registered(address)).ok).toBe(false)
  })
})

it('an address of the open internet is registered with its secret, and never without', () => {
  expect(readOrganizations(registered(url)).ok).toBe(true)
  for (const bad of ['', 'whsec_', 'secret', `whsec_${btoa('short')}`]) {
    const read = readOrganizations(registered(url, bad))
    expect(read.ok ? 'taken' : read.failure).toContain('notify.secret')
  }
})

const registered = (address: string, key = secret) =>
  JSON.stringify([
    {
      ...{ id: 'northwind', name: 'Northwind', crmName: 'Northwind CRM' },
      ...{ issuer: 'https://crm.example.com', jwksUrl: 'https://crm.example.com/jwks' },
      origins: ['https://crm.example.com'],
      notify: { url: address, secret: key },
      connector: {
        kind: 'rest',
        ...{ baseUrl: 'https://crm.example.com/api', tokenUrl: 'https://crm.example.com/token' },
        ...{ clientId: 'client', clientSecret: 'secret' },
      },
    },
  ])
