/**
 * @module
 * When the edge is asked again.
 */
import { expect } from '@open-wc/testing'
import { backoffOf, paceOf } from '../../../components/client/pace.ts'
import { createO365Client } from '../../../components/client/o365-client.ts'
import { EDGE, fakeEdge, refuse } from '../support/fake-edge.ts'
import { until } from '../support/fixture.ts'
import { liveStatus, mailboxOf } from '../support/samples.ts'

describe('pace', () => {
  const live = liveStatus('calendar')
  for (const [what, mailbox, ms] of [
    ['a first sync', mailboxOf('connected', { ...live, phase: 'first-sync' }), 1000],
    ['clearing', mailboxOf('connected', { phase: 'clearing' }), 1000],
    [
      'a live stream with writes waiting',
      mailboxOf('connected', { ...live, counts: { ...live.counts, pending: 2 } }),
      1000,
    ],
    ['a live stream', mailboxOf('connected', live), 5000],
    ['both off', mailboxOf('connected'), 20_000],
  ] as const) {
    it(`EMB-5 asks every ${ms} ms for ${what}`, () => expect(paceOf(mailbox)).to.equal(ms))
  }

  it('backs off by doubling, with jitter, never before what the edge said', () => {
    expect([1, 2, 3].map((n) => backoffOf(n, 1))).to.deep.equal([2000, 4000, 8000])
    expect(backoffOf(1, 0)).to.equal(1000)
    expect(backoffOf(30, 1)).to.equal(60_000)
    expect(backoffOf(1, 0, 9)).to.equal(9000)
  })

  it('EMB-2 keeps the last known state over a failure, and stops when nobody watches', async () => {
    const edge = fakeEdge()
    const { mailbox } = createO365Client({ edge: EDGE, getToken: () => 't' })
    edge.on('mailbox', () => ({ body: mailboxOf('connected', live) }))
    const stop = mailbox.subscribe(() => {})
    await until('known', () => mailbox.get().kind === 'known')
    edge.on('mailbox', () => refuse('upstream-unavailable'))
    await mailbox.refresh()
    const state = mailbox.get()
    expect(state.kind === 'known' && state.problem?.code).to.equal('upstream-unavailable')
    stop()
    const { length } = edge.calls
    await new Promise((resolve) => setTimeout(resolve, 2300))
    expect(edge.calls.length).to.equal(length)
    edge.restore()
  })
})
