/**
 * @module
 * No timer outlives its request: it would keep a Durable Object awake, which is billed (OPS-2).
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeSend } from '../../../edge/adapters/http/send.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it.each<[string, () => Promise<Response>]>([
  ['is answered', async () => Response.json({})],
  ['breaks', () => Promise.reject(new TypeError('cut'))],
])('a request that %s leaves no timer', async (_, fetch) => {
  let running = 0
  const send = makeSend({
    fetch: () => {
      running = vi.getTimerCount()
      return fetch()
    },
  })
  await send({ method: 'GET', url: 'https://graph.test/me' })
  expect([running, vi.getTimerCount()]).toEqual([1, 0])
})
