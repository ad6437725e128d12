/**
 * @module
 * The edge's sign-in pages: who is shown, who may go on, where it leads, who may finish.
 */
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Answer, MailboxHost } from '../../edge/ports/hosts.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'
import { edgeOrigin, entraOrigin, fakeEdge, refused } from './fake-edge.ts'
import type { FakeOptions } from './fake-edge.ts'

const marcus = { organization: 'northwind', member: 'marcus' }
const browser = 'browser-secret-of-the-test'
const cookie = `__Host-o365-connect=${browser}`
const invitation = {
  memberName: 'Marcus <b>Reed</b>',
  memberEmail: 'marcus@northwind.test',
  organizationName: 'Northwind & Sons',
}

/** One sign-in of a mailbox, as far as its rules matter here: one browser, once. */
function oneSignIn() {
  let agreed: string | null = null
  let isOver = false
  const finish: MailboxHost['finishConnect'] = async (id, from) => {
    if (isOver) return fail({ code: 'wrong-state', detail: 'over' })
    if (id !== 'id-1' || from !== agreed) return fail({ code: 'not-permitted', detail: 'other' })
    isOver = true
    return ok({ state: 'connected' as const, code: null, detail: null })
  }
  return {
    connectInvitation: async () => ok(invitation),
    continueConnect: async (_id: string, from: string) => {
      agreed = from
      return ok({ url: `${entraOrigin}/organizations/oauth2/v2.0/authorize?state=x` })
    },
    finishConnect: finish,
  } satisfies FakeOptions['mailbox']
}

const setUp = async (mailbox: FakeOptions['mailbox'] = oneSignIn()) => {
  const edge = fakeEdge({ mailbox })
  const page = await edge.paths.connectPage(marcus, 'id-1')
  const state = await edge.paths.connectState(marcus, 'id-1')
  const callback = (query: Record<string, string>, headers: Record<string, string> = { cookie }) =>
    edge.request(`/connect/callback?${new URLSearchParams(query)}`, { headers })
  const agree = (headers: Record<string, string> = {}) =>
    edge.request(page, { method: 'POST', headers })
  return { ...edge, page, state, callback, agree }
}

describe('the page before Microsoft', () => {
  it('says whose account it is about, escaped', async () => {
    const { request, page } = await setUp()
    const response = await request(page)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(html).toContain('Marcus &lt;b&gt;Reed&lt;/b&gt;')
    expect(html).toContain('marcus@northwind.test')
    expect(html).toContain('Northwind &amp; Sons')
    expect(html).toContain('Northwind CRM')
    expect(html).toContain('<form method="post">')
  })

  it('runs under a policy without anything inline, and has nothing inline', async () => {
    const { request, page, callback, agree, state } = await setUp()
    const first = await request(page)
    await agree()
    for (const response of [first, await callback({ state, code: 'c' })]) {
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain(`form-action 'self' ${entraOrigin}`)
      expect(policy).not.toContain('unsafe')
      const html = await response.text()
      expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/)
    }
  })

  it('its files are its own', async () => {
    const { request } = await setUp()
    const style = await request('/connect/style.css')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await style.text()).toContain('prefers-color-scheme: dark')
    const icon = await request('/connect/icon.svg')
    expect(icon.headers.get('content-type')).toBe('image/svg+xml')
    const script = await request('/connect/close.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await script.text()).toContain('window.close()')
  })

  it('a link that was changed reaches no mailbox', async () => {
    const { request, page, paths, calls } = await setUp()
    const priya = await paths.connectPage({ ...marcus, member: 'priya' }, 'id-1')
    const other = await makePublicPaths(['another key of it']).connectPage(marcus, 'id-1')
    const [name] = (priya.split('/')[2] ?? '').split('.')
    const [, mac] = (page.split('/')[2] ?? '').split('.')
    for (const one of [other, `/connect/${name}.${mac}/id-1`, page.replace('id-1', 'id-2')]) {
      for (const method of ['GET', 'POST']) {
        const response = await request(one, { method })
        expect(response.status).toBe(404)
        expect(await response.text()).toContain('This link leads nowhere')
      }
    }
    expect(calls).toEqual([])
  })

  it('an old link says so', async () => {
    const { request, page } = await setUp({ connectInvitation: async () => refused('expired') })
    const response = await request(page)
    expect(response.status).toBe(410)
    expect(await response.text()).toContain('This sign-in is no longer valid')
  })
})

describe('Continue', () => {
  it('binds this browser and leads to Microsoft', async () => {
    const { agree, calls } = await setUp()
    const response = await agree({ origin: edgeOrigin, 'sec-fetch-site': 'same-origin' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(new RegExp(`^${entraOrigin}/`))
    const set = response.headers.get('set-cookie') ?? ''
    expect(set).toContain(cookie)
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=600']) {
      expect(set).toContain(part)
    }
    expect(set).not.toContain('Domain')
    expect(calls).toEqual([
      { host: 'mailbox northwind/marcus', method: 'continueConnect', args: ['id-1', browser] },
    ])
  })

  it('keeps the secret of a browser that signs in twice', async () => {
    const { agree, calls } = await setUp()
    await agree({ cookie: `__Host-o365-connect=${'a'.repeat(30)}` })
    expect(calls[0]?.args).toEqual(['id-1', 'a'.repeat(30)])
  })

  it('on http the cookie has no prefix that browsers would refuse', async () => {
    const origin = 'http://127.0.0.1:8787'
    const edge = fakeEdge({ mailbox: oneSignIn(), dependencies: { edgeOrigin: origin } })
    const page = await edge.paths.connectPage(marcus, 'id-1')
    const response = await edge.request(page, { method: 'POST', headers: { origin } })
    expect(response.headers.get('set-cookie')).toMatch(/^o365-connect=/)
    expect(response.headers.get('set-cookie')).not.toContain('Secure')
  })

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://northwind.test' },
    { origin: 'null' },
  ])('pressed by somebody else: %o', async (headers) => {
    const { agree, calls } = await setUp()
    const response = await agree(headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(calls).toEqual([])
  })

  it('never leads elsewhere', async () => {
    const { agree } = await setUp({
      continueConnect: async () => ok({ url: 'https://evil.test/authorize' }),
    })
    const response = await agree()
    expect(response.status).toBe(500)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})

describe('back from Microsoft', () => {
  it('finishes, says so, and tries to close the window', async () => {
    const { agree, callback, state, calls } = await setUp()
    await agree()
    const response = await callback({ state, code: 'code-1', session_state: 's' })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('Your mailbox is connected')
    expect(html).toContain('<script src="/connect/close.js" defer>')
    expect(html).not.toContain('code-1')
    expect(calls.at(-1)?.args).toEqual(['id-1', browser, { code: 'code-1' }])
  })

  it('works once', async () => {
    const { agree, callback, state } = await setUp()
    await agree()
    await callback({ state, code: 'code-1' })
    const response = await callback({ state, code: 'code-1' })
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('This sign-in was already used')
  })

  it('not in another browser: none of its own, or not the one that agreed', async () => {
    const { agree, callback, state, calls } = await setUp()
    await agree()
    const without = await callback({ state, code: 'code-1' }, {})
    expect(without.status).toBe(403)
    expect(calls.map(({ method }) => method)).toEqual(['continueConnect'])
    const other = { cookie: `__Host-o365-connect=${'b'.repeat(30)}` }
    const response = await callback({ state, code: 'code-1' }, other)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Started in another window')
  })

  it('a state we did not make reaches no mailbox', async () => {
    const { callback, state, paths, calls } = await setUp()
    const [, pair = ''] = (await paths.connectPage(marcus, 'id-1')).match(/connect\/([^/]+)/) ?? []
    const forged = [
      await makePublicPaths(['another key of it']).connectState(marcus, 'id-1'),
      state.slice(0, -1),
      `${state}.x`,
      `${pair}.${state.split('.')[2]}`,
      '',
      '..',
    ]
    for (const one of forged) {
      const response = await callback({ state: one, code: 'code-1' })
      expect(response.status, one).toBe(400)
    }
    expect(calls).toEqual([])
  })

  it('a refusal of the person is told to the mailbox and explained', async () => {
    const finishConnect = async (): Answer<{ state: 'failed'; code: string; detail: null }> =>
      ok({ state: 'failed' as const, code: 'declined', detail: null })
    const { callback, state, calls } = await setUp({ finishConnect })
    const response = await callback({
      state,
      error: 'access_denied',
      error_description: `AADSTS65004: <script>${'x'.repeat(600)}`,
    })
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain('You did not agree')
    expect(html).not.toContain('AADSTS')
    expect(html).not.toContain('close.js')
    const result = calls[0]?.args[2] as { error: string; description: string } | undefined
    expect(result?.error).toBe('access_denied')
    expect(result?.description.length).toBe(500)
  })

  it.each(['approval-required', 'other-account', 'no-mailbox', 'what-is-this', 'toString'])(
    '%s has a page that says what to do',
    async (code) => {
      const finishConnect = async () => ok({ state: 'failed' as const, code, detail: null })
      const { callback, state } = await setUp({ finishConnect })
      const html = await (await callback({ state, code: 'c' })).text()
      expect(html).toContain(`Code: ${code} · Trace: trace-1`)
      expect(html.match(/<p>/g)?.length).toBe(1)
    },
  )

  it('neither code nor error: nothing is asked', async () => {
    const { callback, state, calls } = await setUp()
    expect((await callback({ state })).status).toBe(400)
    expect(calls).toEqual([])
  })
})
