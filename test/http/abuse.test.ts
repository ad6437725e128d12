/**
 * @module
 * Abuse of what is open to everybody: floods, methods that are not there, pages that may not read, bodies too
 * large, addresses a visitor brings along (issue of the install; OPS-3).
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { as, edgeOrigin, fakeEdge, problemOf, refused, sending } from './fake-edge.ts'
import { mailboxAnswers, orgAnswers } from './replies.ts'
import { staged } from './visit-stage.ts'

const everything = 'northwind marcus manageUsers,manageIntegration'

const accepting = { acceptInvitation: async () => ok({ member: 'm1' }) }

/** A binding that counts as Cloudflare's does: so many of one key, then no. */
function counted(limit: number) {
  const seen = new Map<string, number>()
  const rateLimit = {
    async limit({ key }: { key: string }) {
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return { success: count <= limit }
    },
  }
  return { seen, rateLimit }
}

describe('a flood', () => {
  it('by one person ends in 429 with Retry-After; his colleague is served', async () => {
    const { rateLimit } = counted(5)
    const edge = fakeEdge({ mailbox: mailboxAnswers, dependencies: { rateLimit } })
    const statuses: number[] = []
    for (let call = 0; call < 8; call++) {
      statuses.push((await edge.request('/v1/mailbox', as('northwind marcus'))).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
    const last = await edge.request('/v1/mailbox', as('northwind marcus'))
    expect(last.headers.get('retry-after')).toBe('60')
    expect((await problemOf(last)).code).toBe('rate-limited')
    expect((await edge.request('/v1/mailbox', as('northwind priya'))).status).toBe(200)
    expect((await edge.request('/v1/mailbox', as('contoso marcus'))).status).toBe(200)
    expect(edge.calls).toHaveLength(7)
  })

  it.each(['/visit', '/invitations/accept/guess', '/connect/guess/guess', '/v1/session'])(
    'of guesses from one address at %s is stopped before anything is looked at',
    async (path) => {
      const { rateLimit } = counted(0)
      const edge = fakeEdge({ dependencies: { rateLimit } })
      const headers = { 'CF-Connecting-IP': '192.0.2.7' }
      const response = await edge.request(path, { headers })
      expect(response.status).toBe(429)
      expect(response.headers.get('retry-after')).toBe('60')
      expect(edge.calls).toEqual([])
    },
  )

  it('of unsigned webhooks wakes no object, and holds up no other organization', async () => {
    const { rateLimit } = counted(3)
    const org = { crmWebhook: () => refused('not-signed-in') }
    const edge = fakeEdge({ org, dependencies: { rateLimit } })
    const ring = async (organization: string, address = '192.0.2.7') => {
      const headers = { 'CF-Connecting-IP': address }
      const init = { method: 'POST', body: '{}', headers }
      return (await edge.request(`/hooks/crm/${organization}`, init)).status
    }
    const statuses: number[] = []
    for (let call = 0; call < 5; call++) statuses.push(await ring('northwind'))
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    expect(edge.calls).toHaveLength(3)
    expect(await ring('contoso')).toBe(401)
    expect(await ring('northwind', '198.51.100.1')).toBe(401)
  })

  it('an address that is claimed, not seen by the platform, counts for nothing', async () => {
    const { rateLimit, seen } = counted(100)
    const edge = fakeEdge({ dependencies: { rateLimit } })
    const headers = { 'CF-Connecting-IP': '192.0.2.7', 'X-Forwarded-For': '203.0.113.9' }
    await edge.request('/visit', { headers: { ...headers, 'X-Real-IP': '203.0.113.9' } })
    expect([...seen.keys()]).toEqual(['address:192.0.2.7'])
  })
})

describe('pages of elsewhere', () => {
  const evil = { origin: 'https://evil.test' }

  it.each(['/v1/mailbox', '/v1/invitations', '/v1/settings/sync', '/v1/audit/export'])(
    '%s: no preflight, no reading, no doing',
    async (path) => {
      const edge = fakeEdge({ mailbox: mailboxAnswers, org: orgAnswers })
      const preflight = await edge.request(path, {
        method: 'OPTIONS',
        headers: { ...evil, 'access-control-request-method': 'POST' },
      })
      const read = await edge.request(path, as(everything, { headers: evil }))
      const done = await edge.request(path, sending(everything, 'POST', {}, evil))
      for (const response of [preflight, read, done]) {
        expect(response.headers.get('access-control-allow-origin')).toBeNull()
        expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      }
      expect([read.status, done.status]).toEqual([403, 403])
      expect(edge.calls).toEqual([])
    },
  )

  it.each([
    '/open',
    '/app/',
    '/app/settings.json',
    '/visit',
    '/invitations/accept/x',
    '/connect/x/y',
    '/connect/callback?state=x',
  ])('%s is readable by no page at all, nor framed', async (path) => {
    for (const origin of ['https://evil.test', 'https://northwind.test']) {
      const response = await staged().request(path, { headers: { origin } })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('webhooks answer no page', async () => {
    const edge = fakeEdge({ org: { crmWebhook: () => refused('not-signed-in') } })
    const init = { method: 'POST', body: '{}', headers: evil }
    const response = await edge.request('/hooks/crm/northwind', init)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('methods', () => {
  it.each(['/visit', '/visit/accept', '/visit/request', '/visit/withdraw', '/visit/associate'])(
    '%s is not done by a link',
    async (path) => {
      const { request, calls } = staged(accepting)
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
        expect((await request(path, { method })).status, method).toBe(405)
      }
      expect(calls).toEqual([])
    },
  )

  it('the method is that of the request, not one a header or the query names', async () => {
    const edge = fakeEdge({ mailbox: mailboxAnswers })
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }
    const path = '/v1/mailbox?_method=DELETE'
    expect((await edge.request(path, as('northwind marcus', { headers }))).status).toBe(200)
    expect(edge.calls.map(({ method }) => method)).toEqual(['mailbox'])
    const posted = await edge.request(path, as('northwind marcus', { headers, method: 'POST' }))
    expect(posted.status).toBe(405)
  })
})

describe('bodies', () => {
  it('of a visitor are counted while they come, and accept nothing', async () => {
    const { tab, calls } = staged(accepting)
    const { send } = tab()
    const response = await send('/visit/accept', { terms: 'accepted', x: 'x'.repeat(4 * 1024) })
    expect((await problemOf(response)).code).toBe('payload-too-large')
    expect(calls).toEqual([])
    expect((await send('/visit/accept', { terms: 'accepted' })).status).toBe(200)
  })

  it('as a form or plain text, as another page could send without asking, do nothing', async () => {
    const edge = fakeEdge({ org: orgAnswers })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const body = JSON.stringify({ users: [{ id: 'megan' }] })
      const response = await edge.request(
        '/v1/invitations',
        sending(everything, 'POST', body, { 'content-type': type }),
      )
      expect((await problemOf(response)).code).toBe('unsupported-media-type')
      const visit = await staged(accepting).tab().send('/visit', {}, { 'content-type': type })
      expect((await problemOf(visit)).code).toBe('unsupported-media-type')
    }
    expect(edge.calls).toEqual([])
  })
})

describe('an invitation', () => {
  it('accepted twice by pressing again: the second press is told, not done', async () => {
    let accepted = 0
    const stage = staged({
      acceptInvitation: async () => (accepted++ === 0 ? ok({ member: 'm1' }) : refused('used')),
    })
    const { send } = stage.tab()
    const body = { invitation: await stage.invitationOf(), terms: 'accepted' }
    expect((await send('/visit/accept', body)).status).toBe(200)
    expect((await problemOf(await send('/visit/accept', body))).code).toBe('used')
  })

  it.each(['https://evil.test/?associate=', `${edgeOrigin}.evil.test/visit`, '//evil.test'])(
    'no way back leads to %s',
    async (evil) => {
      const { request } = staged()
      const query = new URLSearchParams({ url: evil, next: evil, returnTo: evil, state: evil })
      for (const path of ['/app/', '/app', '/invitations/accept/x', '/connect/callback', '/open']) {
        const response = await request(`${path}?${query}`, { headers: { host: 'evil.test' } })
        const to = response.headers.get('location')
        expect(new URL(to ?? '/', edgeOrigin).origin, path).toBe(edgeOrigin)
        expect(to ?? '').not.toContain('evil')
      }
    },
  )
})

describe('an approver', () => {
  it('whose token lost the permission since the mail is refused before the organization is asked', async () => {
    const edge = fakeEdge({ org: orgAnswers })
    for (const act of ['approve', 'reject']) {
      const init = sending('northwind priya manageIntegration', 'POST', {})
      const response = await edge.request(`/v1/join-requests/r1/${act}`, init)
      expect((await problemOf(response)).code).toBe('not-permitted')
    }
    expect(edge.calls).toEqual([])
  })
})
