/**
 * @module
 * News by WebSocket: shown at once, polling seldom then; polling alone where it does not work.
 */
import { expect } from '@open-wc/testing'
import { fakeEdge } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import { hasState, mount, unmountAll, until } from '../support/fixture.ts'
import { liveStatus, mailboxOf } from '../support/samples.ts'

class FakeSocket extends EventTarget {
  static readonly all: FakeSocket[] = []
  readonly url: string
  closed = false

  constructor(url: string) {
    super()
    this.url = url
    FakeSocket.all.push(this)
    setTimeout(() => this.dispatchEvent(new Event('open')))
  }

  close(): void {
    this.closed = true
    this.dispatchEvent(new Event('close'))
  }

  tell(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
}

describe('live', () => {
  const before = globalThis.WebSocket
  let edge: FakeEdge
  beforeEach(() => {
    FakeSocket.all.length = 0
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    edge = fakeEdge()
    edge.on('mailbox', () => ({ body: mailboxOf('connected') }))
    edge.on('live', () => ({ body: { url: 'wss://edge.test/v1/live/ticket-1' } }))
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
    globalThis.WebSocket = before
  })

  it('EMB-5 two browsers show the same: news of the other one are shown without a look', async () => {
    const here = mount('o365-sync-toggle')
    const there = mount('o365-sync-toggle')
    await until('both', () => FakeSocket.all.length === 2)
    expect(FakeSocket.all[0]?.url).to.equal('wss://edge.test/v1/live/ticket-1')
    const looks = edge.count('mailbox')
    for (const socket of FakeSocket.all) {
      socket.tell({ type: 'mailbox', mailbox: mailboxOf('connected', liveStatus('calendar')) })
    }
    await until('live', () => hasState(here, 'live') && hasState(there, 'live'))
    expect(edge.count('mailbox')).to.equal(looks)
  })

  it('polls seldom while it is up, and as before when it ends', async () => {
    const busy = liveStatus('calendar', { phase: 'first-sync' })
    edge.on('mailbox', () => ({ body: mailboxOf('connected', busy) }))
    const toggle = mount('o365-sync-toggle')
    await until('open', () => FakeSocket.all.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    FakeSocket.all[0]?.tell({ type: 'mailbox', mailbox: mailboxOf('connected', busy) })
    await until('shown', () => hasState(toggle, 'first-sync'))
    const looks = edge.count('mailbox')
    await new Promise((resolve) => setTimeout(resolve, 1600))
    expect(edge.count('mailbox'), 'no poll in 1.6 s').to.equal(looks)
    FakeSocket.all[0]?.close()
    await until('polls again', () => edge.count('mailbox') >= looks + 2)
    expect(edge.count('live'), 'not tried at once').to.equal(1)
  })

  it('ends with the last element, and opens no address that is none', async () => {
    mount('o365-sync-toggle')
    await until('open', () => FakeSocket.all.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    unmountAll()
    expect(FakeSocket.all[0]?.closed).to.equal(true)
    edge.on('live', () => ({ body: { url: 'https://evil.test' } }))
    mount('o365-sync-toggle')
    await until('asked', () => edge.count('live') === 2)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(FakeSocket.all.length).to.equal(1)
  })
})
