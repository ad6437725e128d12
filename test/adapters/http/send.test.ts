/**
 * @module
 * What one call may cost, and how it can break.
 */
import { describe, expect, it } from 'vitest'
import { makeSend, retryAfterMs, transportToFailure } from '../../../edge/adapters/http/send.ts'
import { redact } from '../../../edge/adapters/http/redact.ts'

const get = { method: 'GET', url: 'https://api.test/path?secret=1' }
const sending = (answer: (request: Request) => Response | Promise<Response>, limits = {}) =>
  makeSend({ fetch: async (request) => answer(request), ...limits })

describe('one call', () => {
  it('answers status, headers and JSON', async () => {
    const send = sending((request) =>
      Response.json({ accept: request.headers.get('accept') }, { headers: { etag: 'x' } }),
    )
    const reply = await send(get)
    if (!reply.ok) throw new Error('failed')
    expect(reply.value).toMatchObject({ status: 200, json: { accept: 'application/json' } })
    expect(reply.value.header('ETag')).toBe('x')
  })

  it('takes an empty answer, and an error that is no JSON', async () => {
    expect(await sending(() => new Response(null, { status: 204 }))(get)).toMatchObject({
      value: { status: 204, json: undefined },
    })
    expect(await sending(() => new Response('<html>', { status: 502 }))(get)).toMatchObject({
      value: { status: 502, json: undefined },
    })
  })

  it('never takes half an answer for one', async () => {
    expect(await sending(() => new Response('{"value":[1,'))(get)).toMatchObject({
      ok: false,
      failure: { kind: 'malformed' },
    })
  })

  it('gives up in time, and on what is too much', async () => {
    const slow = sending(
      (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
      { timeoutMs: 20 },
    )
    expect(await slow(get)).toMatchObject({ failure: { kind: 'timeout' } })
    const large = sending(() => new Response('x'.repeat(2000)), { maxBytes: 1000 })
    expect(await large(get)).toMatchObject({ failure: { kind: 'too-large' } })
    const cut = sending(() => Promise.reject(new Error('ECONNRESET')))
    expect(await cut(get)).toMatchObject({ failure: { kind: 'cut' } })
  })

  it('gives up when the body stalls', async () => {
    const stalled = sending(
      (request) =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('{'))
              request.signal.addEventListener('abort', () => controller.error(new Error('aborted')))
            },
          }),
        ),
      { timeoutMs: 20 },
    )
    expect(await stalled(get)).toMatchObject({ failure: { kind: 'timeout' } })
  })

  it('follows a redirect at home, and never abroad with our token (OPS-3)', async () => {
    const seen: string[] = []
    const send = sending((request) => {
      seen.push(request.url)
      if (request.url.endsWith('/a')) return redirect('/b')
      if (request.url.endsWith('/away')) return redirect('https://evil.example/b')
      if (request.url.endsWith('/loop')) return redirect('/loop')
      return Response.json({ url: request.url })
    })
    expect(await send({ ...get, url: 'https://api.test/a' })).toMatchObject({
      value: { json: { url: 'https://api.test/b' } },
    })
    for (const [method, path] of [
      ['GET', 'away'],
      ['GET', 'loop'],
      ['POST', 'a'],
    ] as const)
      expect(await send({ method, url: `https://api.test/${path}` })).toMatchObject({
        failure: { kind: 'redirected' },
      })
    expect(seen.some((url) => url.includes('evil'))).toBe(false)
  })

  it('names the host alone in a failure', async () => {
    const reply = await sending(() => Promise.reject(new Error('secret')))(get)
    expect(reply.ok ? '' : reply.failure.detail).toBe('api.test: connection broken')
  })

  it('leaves a broken write in doubt, a broken read not', () => {
    const cut = { kind: 'cut', detail: 'x' } as const
    expect(transportToFailure(cut, 'read').kind).toBe('later')
    expect(transportToFailure(cut, 'write').kind).toBe('unknown')
    expect(transportToFailure({ ...cut, kind: 'redirected' }, 'write').kind).toBe('later')
  })

  it('reads Retry-After in both its forms', () => {
    expect(retryAfterMs('3', 0)).toBe(3000)
    expect(retryAfterMs('0.5', 0)).toBe(500)
    expect(retryAfterMs('-1', 0)).toBe(0)
    expect(retryAfterMs('Thu, 01 Jan 1970 00:01:00 GMT', 20_000)).toBe(40_000)
    expect(retryAfterMs('soon', 0)).toBeUndefined()
    expect(retryAfterMs(null, 0)).toBeUndefined()
  })
})

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } })

describe('redaction', () => {
  it('takes out addresses, links, ids and tokens, and leaves the sense', () => {
    const text =
      "Item AAMkAGI2TAAAAGI2TAAAAGI2TAAAAGI2TAAAAGI2TAAA= of 'megan@contoso.com' (4b1f9c0e-1111-4222-8333-444455556666) at https://x.test/y?z=1: BusinessPhones has 3 entries"
    const safe = redact(text)
    expect(safe).not.toMatch(/AAMk|megan|4b1f|x\.test/)
    expect(safe).toContain('BusinessPhones has 3 entries')
    expect(redact('x'.repeat(30).concat(' ').repeat(30)).length).toBeLessThanOrEqual(240)
  })
})
