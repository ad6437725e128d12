/**
 * @module
 * Live sockets inside workerd: opened once per address, told of changes in one message a burst, ended with the
 * session, and known again after hibernation.
 */
import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Mailbox } from '../../edge/contract/mailbox.ts'
import { SESSION_OVER } from '../../edge/contract/session-over.ts'
import { makeLiveSockets } from '../../edge/objects/mailbox/live-sockets.ts'
import type { LiveSockets } from '../../edge/objects/mailbox/live-sockets.ts'
import { plain } from './bindings.ts'

const MINUTE_MS = 60_000

const ticket = (id: string) => ({
  id,
  origin: 'https://crm.test',
  opensUntil: MINUTE_MS,
  livesUntil: 10 * MINUTE_MS,
})

const asking = (id: string) =>
  new Request('https://mailbox/live', {
    headers: { upgrade: 'websocket', 'x-live-ticket': JSON.stringify(ticket(id)) },
  })

type Stage = {
  readonly wake: () => LiveSockets
  /** Milliseconds, as the object's clock says. */
  now: number
  /** Stands for what the mailbox shows. */
  shown: number
}

/** Inside one object; `wake` again is what hibernation does: its memory is gone, its sockets are not. */
async function staged(work: (stage: Stage) => Promise<void>): Promise<void> {
  await runInDurableObject(
    plain('live') as never,
    async (_: unknown, state: DurableObjectState) => {
      const stage: Stage = {
        now: 0,
        shown: 0,
        wake: () =>
          makeLiveSockets(state, () => ({ shown: stage.shown }) as unknown as Mailbox, {
            now: () => stage.now,
            random: () => 0,
            uuid: () => 'id',
          }),
      }
      await work(stage)
    },
  )
}

function opened(live: LiveSockets, id: string) {
  const response = live.open(asking(id)) as Response & {
    webSocket?: WebSocket & { accept(): void }
  }
  const heard: number[] = []
  const ended: number[] = []
  const socket = response.webSocket
  socket?.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as { type: string; mailbox: { shown: number } }
    if (message.type === 'mailbox') heard.push(message.mailbox.shown)
  })
  socket?.addEventListener('close', ({ code }) => ended.push(code))
  socket?.accept()
  return { status: response.status, heard, ended }
}

describe('live sockets', () => {
  afterEach(() => reset())

  it('EMB-5 two browsers are told the same: at once when they come, then of every burst once', async () => {
    await staged(async (stage) => {
      const live = stage.wake()
      const [one, other] = [opened(live, 'a'), opened(live, 'b')]
      expect([one.status, other.status]).toEqual([101, 101])
      for (stage.shown = 1; stage.shown < 5; stage.shown++) live.changed()
      await vi.waitFor(() => expect(other.heard.at(-1)).toBe(5), 30_000)
      expect([one.heard, other.heard]).toEqual([
        [0, 5],
        [0, 5],
      ])
    })
  })

  it('OPS-3 an address opens once, after hibernation too', async () => {
    await staged(async (stage) => {
      expect(opened(stage.wake(), 'a').status).toBe(101)
      const awake = stage.wake()
      expect(opened(awake, 'a').status).toBe(403)
      expect(opened(awake, 'b').status).toBe(101)
      expect(opened(awake, 'b').status).toBe(403)
    })
  })

  it('after hibernation the sockets are told as before', async () => {
    await staged(async (stage) => {
      const page = opened(stage.wake(), 'a')
      stage.shown = 7
      stage.wake().changed()
      await vi.waitFor(() => expect(page.heard).toEqual([0, 7]), 30_000)
    })
  })

  it('OPS-3 when the session is over a socket is told nothing more, and why', async () => {
    await staged(async (stage) => {
      const live = stage.wake()
      const page = opened(live, 'a')
      await vi.waitFor(() => expect(page.heard).toEqual([0]), 30_000)
      stage.now = 10 * MINUTE_MS
      stage.shown = 1
      live.changed()
      await vi.waitFor(() => expect(page.ended).toEqual([SESSION_OVER]), 30_000)
      expect(page.heard).toEqual([0])
    })
  })

  it('more pages than a person has open are refused', async () => {
    await staged(async (stage) => {
      const live = stage.wake()
      const statuses = Array.from({ length: 21 }, (_, n) => opened(live, `t${n}`).status)
      expect(statuses.at(-1)).toBe(429)
      expect(statuses.slice(0, 20).every((status) => status === 101)).toBe(true)
    })
  })
})
