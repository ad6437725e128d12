/**
 * @module
 * Where the kit's notices come in: over HTTP, in their order, each once.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { freePorts } from '../../../demo/start/origins.ts'
import { openReceiver } from '../receiver.ts'

it('takes notices as they were sent, and answers as it is told', async () => {
  const { edge: port } = await freePorts()
  const url = `http://127.0.0.1:${port}/notices`
  const receiver = await openReceiver(url, port, (ms) => pause(ms))
  if (receiver === null) throw new Error('the port is taken')
  const send = async (body: string) =>
    (await fetch(url, { method: 'POST', body, headers: { 'webhook-id': `id-${body.length}` } }))
      .status
  try {
    expect(await openReceiver(url, port, (ms) => pause(ms))).toBeNull()
    expect(await receiver.next(0)).toBeNull()
    expect(await send('{"one": "ä"}')).toBe(204)
    receiver.answer(500)
    expect(await send('two')).toBe(500)
    const first = await receiver.next(0)
    expect(first?.body).toBe('{"one": "ä"}')
    expect((await receiver.next(0))?.header('webhook-id')).toBe('id-3')
    expect(await receiver.next(0)).toBeNull()
    const late = receiver.next(60_000)
    await send('three')
    expect((await late)?.body).toBe('three')
  } finally {
    receiver.close()
  }
})
