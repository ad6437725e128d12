/**
 * @module
 * Webhook endpoints (crm-contract §6.5 J; SYN-4).
 */
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { expectProblem, openClient } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

type Post = { url: string; headers: Record<string, string>; body: string; at: number }
const url = 'https://edge.example/hooks/crm/org_demo'
const opened: Client[] = []
afterEach(() => opened.splice(0).forEach((client) => client.crm.close()))

async function listening(answer: (post: Post) => number = () => 204) {
  const posts: Post[] = []
  const client = await openClient({
    fetch: async (to, init) => {
      const headers = Object.fromEntries(new Headers(init.headers))
      const post = {
        url: to,
        headers,
        body: typeof init.body === 'string' ? init.body : '',
        at: Date.now(),
      }
      posts.push(post)
      expect(init.redirect).toBe('manual')
      const status = answer(post)
      if (status === 0) throw new TypeError('connection refused')
      return new Response(null, { status })
    },
  })
  opened.push(client)
  const { body } = await client.call('POST', '/webhook-endpoints', { body: { url } })
  return { client, posts, hook: body as { id: string; secret: string } }
}

const change = (client: Client, lastName = 'A') =>
  client.call('POST', '/contacts', { body: { lastName } })
const verify = (post: Post, secret: string): Wire =>
  new Webhook(secret).verify(post.body, post.headers) as Wire
const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 300 && !done(); tries += 1)
    await new Promise((go) => setTimeout(go, 10))
}

describe('webhooks', () => {
  it('J1 sends a signed, thin message that points at the feed', async () => {
    const { client, posts, hook } = await listening()
    await change(client)
    await client.crm.settled()
    expect(posts).toHaveLength(1)
    const [post] = posts as [Post]
    expect(post.url).toBe(url)
    const message = verify(post, hook.secret)
    expect(message).toMatchObject({ type: 'changes.available', data: { types: ['contact'] } })
    expect(message.data.cursorHint).toBe(await client.latest())
    expect(post.body).not.toContain('lastName')
    const wrong = `whsec_${btoa('another secret of 32 characters!')}`
    expect(() => verify(post, wrong)).toThrow()
    expect(() => verify({ ...post, body: `${post.body} ` }, hook.secret)).toThrow()
    const old = {
      ...post.headers,
      'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 600),
    }
    expect(() => verify({ ...post, headers: old }, hook.secret)).toThrow()
    const { 'webhook-signature': _gone, ...unsigned } = post.headers
    expect(() => verify({ ...post, headers: unsigned }, hook.secret)).toThrow()
  })

  it('SYN-4 comes within 300 ms of a change, and a burst gives few', async () => {
    const { client, posts } = await listening()
    const started = Date.now()
    await change(client)
    await until(() => posts.length > 0)
    expect(posts[0]!.at - started).toBeLessThan(300)
    for (let index = 0; index < 200; index += 1) await change(client, `N${index}`)
    await new Promise((go) => setTimeout(go, 800))
    expect(posts.length).toBeGreaterThanOrEqual(2)
    expect(posts.length).toBeLessThanOrEqual(6)
  })

  it('J2 a rotated secret signs beside the old one for 24 hours', async () => {
    const { client, posts, hook } = await listening()
    const path = `/webhook-endpoints/${hook.id}`
    const { body } = await client.call('PATCH', path, { body: { rotateSecret: true } })
    expect(body.secret).toMatch(/^whsec_/u)
    expect(body.secret).not.toBe(hook.secret)
    await change(client)
    await client.crm.settled()
    expect(posts[0]!.headers['webhook-signature']!.split(' ')).toHaveLength(2)
    verify(posts[0]!, hook.secret)
    verify(posts[0]!, body.secret)
    client.advance(25 * 3_600_000)
    await change(client)
      .then(() => client.signIn())
      .then(() => change(client))
    await client.crm.settled()
    expect(posts.at(-1)!.headers['webhook-signature']!.split(' ')).toHaveLength(1)
    expect((await client.call('GET', path)).body.secret).toBeUndefined()
  })

  it.each([500, 302, 0])(
    'J3 tries again after %i, with the same id, and stops after success',
    async (status) => {
      let healthy = false
      const { client, posts, hook } = await listening(() => (healthy ? 204 : status))
      await change(client)
      await client.crm.settled()
      await client.crm.settled()
      healthy = true
      await client.crm.settled()
      await client.crm.settled()
      expect(posts).toHaveLength(3)
      expect(new Set(posts.map((post) => post.headers['webhook-id'])).size).toBe(1)
      expect((await client.call('GET', `/webhook-endpoints/${hook.id}`)).body.lastStatus).toBe(204)
    },
  )

  it('J3 waits longer each time, by its own clock', async () => {
    const { client, posts } = await listening(() => 503)
    await change(client)
    client.advance(150)
    await client.crm.runDue()
    expect(posts).toHaveLength(1)
    client.advance(900)
    await client.crm.runDue()
    expect(posts).toHaveLength(1)
    client.advance(200)
    await client.crm.runDue()
    expect(posts).toHaveLength(2)
    client.advance(3_000)
    await client.crm.runDue()
    expect(posts).toHaveLength(2)
    client.advance(2_500)
    await client.crm.runDue()
    expect(posts).toHaveLength(3)
  })

  it('J3 a new change tries a failing endpoint again within seconds, without using up its tries', async () => {
    let status = 503
    const { client, posts, hook } = await listening(() => status)
    const tryAfter = async (ms: number): Promise<void> => {
      client.advance(ms)
      await client.crm.runDue()
    }
    await change(client)
    for (const ms of [200, 1_000, 5_000, 30_000, 120_000]) await tryAfter(ms)
    expect(posts).toHaveLength(5)
    for (let index = 0; index < 20; index += 1) {
      await change(client, `N${index}`)
      await tryAfter(100)
      await tryAfter(5_000)
    }
    expect(posts).toHaveLength(25)
    expect(new Set(posts.map((post) => post.headers['webhook-id'])).size).toBe(21)
    expect((await client.call('GET', `/webhook-endpoints/${hook.id}`)).body.state).toBe('active')
    status = 204
    await change(client, 'last')
    await tryAfter(5_000)
    expect(posts).toHaveLength(26)
    await tryAfter(86_400_000)
    expect(posts).toHaveLength(26)
  })

  it('J3 a 410 disables the endpoint; renewing brings it back', async () => {
    let status = 410
    const { client, posts, hook } = await listening(() => status)
    await change(client)
    await client.crm.settled()
    const path = `/webhook-endpoints/${hook.id}`
    expect((await client.call('GET', path)).body.state).toBe('disabled')
    await change(client)
    await client.crm.settled()
    expect(posts).toHaveLength(1)
    status = 204
    expect((await client.call('PATCH', path, { body: { renew: true } })).body.state).toBe('active')
    await client.crm.settled()
    expect(posts).toHaveLength(2)
  })

  it('pauses, tells only the types asked for, tests on request, survives a reset', async () => {
    const { client, posts, hook } = await listening()
    const path = `/webhook-endpoints/${hook.id}`
    await client.call('PATCH', path, { body: { paused: true } })
    await change(client)
    await client.crm.settled()
    expect(posts).toHaveLength(0)
    await client.call('PATCH', path, { body: { paused: false, types: ['event'] } })
    await client.crm.settled()
    await change(client)
    await client.crm.settled()
    expect(posts).toHaveLength(1)
    expect((await client.call('POST', `${path}/test`)).status).toBe(202)
    await client.crm.settled()
    expect(posts).toHaveLength(2)
    await client.open('POST', '/demo/reset', { body: {} })
    await client.crm.settled()
    expect(posts).toHaveLength(3)
    expect((await client.call('DELETE', path)).status).toBe(204)
    expectProblem(await client.call('GET', path), 404, 'not-found')
  })

  it.each([
    'http://edge.example/hook',
    'https://10.0.0.1/hook',
    'https://192.168.1.1/hook',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/hook',
    'https://3232235777/hook',
    'https://user:secret@edge.example/hook',
    'https://intranet/hook',
    'https://db.internal/hook',
    'ftp://127.0.0.1/hook',
    'nonsense',
  ])('J6 refuses %s', async (bad) => {
    const { client, hook } = await listening()
    const made = await client.call('POST', '/webhook-endpoints', { body: { url: bad } })
    expect(expectProblem(made, 422, 'validation')).toEqual(['/url'])
    const patch = await client.call('PATCH', `/webhook-endpoints/${hook.id}`, {
      body: { url: bad },
    })
    expectProblem(patch, 422, 'validation')
  })

  it('J6 allows the demo’s own machine', async () => {
    const { client } = await listening()
    const local = { url: 'http://127.0.0.1:8787/hooks/crm/org_demo', types: ['contact', 'event'] }
    expect((await client.call('POST', '/webhook-endpoints', { body: local })).status).toBe(201)
  })
})
