/**
 * @module
 * Every state of the toggle: shown, named for styling, 0 axe violations in light and dark, LTR and RTL.
 */
import { expect } from '@open-wc/testing'
import type { Mailbox } from '../../../edge/contract/mailbox.ts'
import { fakeEdge, refuse } from '../support/fake-edge.ts'
import type { FakeEdge, Served } from '../support/fake-edge.ts'
import {
  expectAccessible,
  hasState,
  inside,
  mount,
  textOf,
  unmountAll,
  until,
} from '../support/fixture.ts'
import { activity } from '../support/activity-samples.ts'
import { agreed, approvalOf, impactOf, liveStatus, mailboxOf } from '../support/samples.ts'

const live = liveStatus('calendar')
const on = (patch: Partial<typeof live>): Mailbox => mailboxOf('connected', { ...live, ...patch })
const progress = { done: 412, total: 1256, secondsLeft: 140 }

const states: Readonly<Record<string, readonly [answer: Served, words: string, checked: boolean]>> =
  {
    'not-connected': [{ body: mailboxOf('none') }, 'Not connected', false],
    off: [{ body: mailboxOf('connected') }, 'Off', false],
    'consent-needed': [{ body: agreed(['contacts']) }, 'it needs your agreement first', false],
    'approval-needed': [{ body: approvalOf('needed') }, 'Ask your administrator', false],
    'approval-requested': [{ body: approvalOf('requested') }, 'has been asked', false],
    'approval-ready': [{ body: approvalOf('ready') }, 'Sign in once more', false],
    preparing: [{ body: on({ phase: 'preparing' }) }, 'Preparing', true],
    'first-sync': [{ body: on({ phase: 'first-sync', progress }) }, 'about 3 min left', true],
    live: [{ body: on({}) }, 'On · last change', true],
    resync: [
      { body: on({ phase: 'resync', progress: { ...progress, total: null } }) },
      '412 so far',
      true,
    ],
    paused: [
      { body: on({ phase: 'paused', brake: { side: 'crm', deletes: 9, of: 10 } }) },
      '9 of 10 records are gone from Outlook',
      true,
    ],
    reconnect: [
      { body: mailboxOf('reconnect', { ...live, phase: 'reconnect' }) },
      'Sign in again',
      true,
    ],
    consent: [
      {
        body: mailboxOf('consent', {
          ...live,
          phase: 'consent',
          problem: { code: 'consent', detail: '', who: 'administrator' },
        }),
      },
      'A Microsoft 365 administrator can fix this.',
      true,
    ],
    problem: [
      {
        body: on({
          phase: 'problem',
          problem: { code: 'brand-new-code', detail: 'The CRM licence has ended.', who: 'nobody' },
        }),
      },
      'The CRM licence has ended.',
      true,
    ],
    clearing: [
      { body: mailboxOf('connected', { phase: 'clearing', progress }) },
      'Removing the copies',
      false,
    ],
    error: [refuse('origin-not-allowed', { traceId: 'x1' }), 'Reference for support: x1', false],
  }

describe('<o365-sync-toggle> states', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('parked', () => ({ body: { entries: [], cursor: null } }))
    edge.on('impact', () => ({ body: impactOf('calendar') }))
    edge.on('activity', () => ({ body: { entries: activity(0, 4), cursor: 'n' } }))
  })
  afterEach(() => {
    document.documentElement.dir = 'ltr'
    unmountAll()
    edge.restore()
  })

  for (const [state, [answer, words, checked]] of Object.entries(states)) {
    it(`EMB-4 EMB-5 ${state}`, async () => {
      edge.on('mailbox', () => answer)
      const toggle = mount('o365-sync-toggle', { stream: 'calendar' })
      await until(state, () => hasState(toggle, state) && textOf(toggle).includes(words))
      const control = inside(toggle, '[role=switch]')
      expect(control.getAttribute('aria-checked')).to.equal(String(checked))
      expect(control.hasAttribute('disabled'), 'stays focusable').to.equal(false)
      await expectAccessible(toggle)
      document.documentElement.dir = 'rtl'
      await expectAccessible(toggle)
      await expectAccessible(toggle, 'active')
    })
  }

  it('EMB-4 while loading, connecting, switching on and off', async () => {
    const { open } = window
    window.open = () => null
    edge.on('mailbox', () => ({ body: mailboxOf('none'), delayMs: 700 }))
    edge.on('connect', () => ({ body: { id: 'c', url: 'https://edge.test/c' } }))
    edge.on('connectState', () => ({ body: { state: 'waiting', code: null, detail: null } }))
    const toggle = mount('o365-sync-toggle')
    await until('loading', () => hasState(toggle, 'loading'))
    await expectAccessible(toggle)
    await until('not connected', () => hasState(toggle, 'not-connected'))
    inside(toggle, '[role=switch]').click()
    await until('connecting', () => hasState(toggle, 'connecting'))
    await until('link', () => toggle.renderRoot.querySelector('a[href]'))
    await expectAccessible(toggle)
    window.open = open
    for (const [enabled, state] of [
      [true, 'turning-on'],
      [false, 'turning-off'],
    ] as const) {
      unmountAll()
      const before = enabled ? mailboxOf('connected') : on({})
      edge.on('mailbox', () => ({ body: before }))
      edge.on('switchStream', () => ({ body: live, delayMs: 3500 }))
      const turning = mount('o365-sync-toggle')
      await until('known', () => hasState(turning, enabled ? 'off' : 'live'))
      inside(turning, '[role=switch]').click()
      const last = enabled ? '.end .primary[aria-disabled=false]' : '.end .danger'
      await until('asked', () => turning.renderRoot.querySelector(last))
      inside(turning, last).click()
      await until(state, () => hasState(turning, state))
      await expectAccessible(turning)
    }
  })

  it('EMB-4 both questions and the open activity', async () => {
    edge.on('mailbox', () => ({ body: on({}) }))
    const toggle = mount('o365-sync-toggle')
    await until('live', () => hasState(toggle, 'live'))
    inside(toggle, '[aria-expanded]').click()
    await until('activity', () => toggle.renderRoot.querySelector('.entry'))
    await expectAccessible(toggle)
    inside(toggle, '[role=switch]').click()
    await until('dialog', () => textOf(toggle).includes('Keep sync on'))
    await expectAccessible(toggle)
    unmountAll()
    edge.on('mailbox', () => ({ body: mailboxOf('connected') }))
    const off = mount('o365-sync-toggle')
    await until('off', () => hasState(off, 'off'))
    inside(off, '[role=switch]').click()
    await until('dialog', () => textOf(off).includes('0 mails will be sent'))
    await expectAccessible(off)
  })

  it('EMB-4 fits 320 px without scrolling sideways', async () => {
    edge.on('mailbox', () => ({ body: on({ problem: null }) }))
    const box = document.body.appendChild(document.createElement('div'))
    box.style.setProperty('width', '320px')
    const toggle = mount('o365-sync-toggle', {}, box)
    await until('live', () => hasState(toggle, 'live'))
    expect(box.scrollWidth).to.equal(320)
    box.remove()
  })
})
