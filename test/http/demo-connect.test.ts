/**
 * @module
 * The demo's way around the browser: the same steps, and nowhere but in the demo.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { entraOrigin, fakeEdge, problemOf, sending } from './fake-edge.ts'
import type { FakeOptions } from './fake-edge.ts'

const marcus = { organization: 'northwind', member: 'marcus' }
const authorizeUrl = `${entraOrigin}/organizations/oauth2/v2.0/authorize?client_id=c`
const body = { user: 'megan@contoso.example' }

function demo(
  answer: (url: URL, state: string) => Response,
  mailbox: FakeOptions['mailbox'] = {},
  isDemo = true,
) {
  const asked: URL[] = []
  const edge = fakeEdge({
    mailbox: {
      beginConnect: async () => ok({ id: 'id-1', url: 'https://edge.test/connect/x/id-1' }),
      continueConnect: async () => ok({ url: authorizeUrl }),
      finishConnect: async () => ok({ state: 'connected' as const, code: null, detail: null }),
      ...mailbox,
    },
    dependencies: {
      isDemo,
      fetch: async (request) => {
        expect(request.redirect).toBe('manual')
        const url = new URL(request.url)
        asked.push(url)
        return answer(url, await edge.paths.connectState(marcus, 'id-1'))
      },
    },
  })
  return { ...edge, asked }
}

const back = (query: Record<string, string>) =>
  new Response(null, {
    status: 302,
    headers: { location: `https://edge.test/connect/callback?${new URLSearchParams(query)}` },
  })

const connect = (sent: unknown = body) => sending('northwind marcus', 'POST', sent)

describe('POST /demo/connect', () => {
  it('takes the steps a browser would', async () => {
    const edge = demo((_, state) => back({ state, code: 'code-1' }))
    const response = await edge.request('/demo/connect', connect())
    expect(await response.json()).toEqual({ state: 'connected', code: null, detail: null })
    expect(edge.asked[0]?.searchParams.get('login_hint')).toBe('megan@contoso.example')
    expect(edge.asked[0]?.searchParams.get('sandbox_auto')).toBe('1')
    expect(edge.calls.map(({ host, method }) => `${host} ${method}`)).toEqual([
      'mailbox northwind/marcus beginConnect',
      'mailbox northwind/marcus continueConnect',
      'mailbox northwind/marcus finishConnect',
    ])
    expect(edge.calls[2]?.args).toEqual(['id-1', 'browser-secret-of-the-test', { code: 'code-1' }])
  })

  it('a sign-in that failed is a problem that says why', async () => {
    const edge = demo((_, state) => back({ state, error: 'access_denied' }), {
      finishConnect: async () => ok({ state: 'failed' as const, code: 'declined', detail: 'no' }),
    })
    const response = await edge.request('/demo/connect', connect())
    expect(await problemOf(response)).toMatchObject({ code: 'wrong-state', detail: 'declined: no' })
  })

  it('a sandbox that answers with a page or not at all is a problem', async () => {
    const page = demo(() => new Response('who?', { status: 400 }))
    expect((await page.request('/demo/connect', connect())).status).toBe(409)
    const silent = demo(() => {
      throw new TypeError('refused')
    })
    expect((await silent.request('/demo/connect', connect())).status).toBe(503)
  })

  it("another sign-in's answer is not taken", async () => {
    const edge = demo(() => back({ state: 'a.b.c', code: 'code-1' }))
    expect((await edge.request('/demo/connect', connect())).status).toBe(409)
    expect(edge.calls.map(({ method }) => method)).not.toContain('finishConnect')
  })

  it.each([
    [{}, '/user'],
    [{ user: 1 }, '/user'],
    [{ ...body, admin: true }, '/admin'],
  ])('%o is refused with its place', async (sent, pointer) => {
    const edge = demo(() => back({}))
    const problem = await problemOf(await edge.request('/demo/connect', connect(sent)))
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer])
    expect(edge.calls).toEqual([])
  })

  it('wants a token', async () => {
    const edge = demo(() => back({}))
    const response = await edge.request('/demo/connect', { method: 'POST', body: '{}' })
    expect(response.status).toBe(401)
  })

  it('is not there outside the demo', async () => {
    const edge = demo(() => back({}), {}, false)
    expect((await edge.request('/demo/connect', connect())).status).toBe(404)
    expect(edge.calls).toEqual([])
  })
})
