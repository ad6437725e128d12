/**
 * @module
 * Agreement in Microsoft 365, asked for when it is needed: by the person for one stream (INS-6), or by an
 * administrator, who is asked from here (INS-5).
 */
import { expect } from '@open-wc/testing'
import type { Mailbox } from '../../../edge/contract/mailbox.ts'
import { fakeEdge, refuse } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import {
  button,
  expectAccessible,
  hasState,
  inside,
  mount,
  textOf,
  unmountAll,
  until,
} from '../support/fixture.ts'
import { agreed, approvalOf, impactOf, liveStatus, mailboxOf } from '../support/samples.ts'

const { open } = window

describe('<o365-sync-toggle> agreement', () => {
  let edge: FakeEdge
  let mailbox: Mailbox
  beforeEach(() => {
    window.open = () => null
    edge = fakeEdge()
    mailbox = mailboxOf('none')
    edge.on('mailbox', () => ({ body: mailbox }))
    edge.on('connect', () => ({ body: { id: 'c', url: 'https://edge.test/c' } }))
    edge.on('connectState', () => ({ body: { state: 'connected', code: null, detail: null } }))
    edge.on('impact', () => ({ body: impactOf('calendar') }))
  })
  afterEach(() => {
    window.open = open
    unmountAll()
    edge.restore()
  })

  const bodyOf = (name: 'connect' | 'switchStream') =>
    edge.calls.find((call) => call.name === name)?.body

  it('INS-6 switching on a stream that was not agreed to signs in for it alone, then asks', async () => {
    mailbox = agreed(['contacts'])
    edge.on('switchStream', () => ({ body: liveStatus('calendar') }))
    edge.on('impact', () => ({ body: impactOf('calendar') }))
    const toggle = mount('o365-sync-toggle')
    await until('off', () => hasState(toggle, 'consent-needed'))
    inside(toggle, '[role=switch]').click()
    await until('connecting', () => hasState(toggle, 'connecting'))
    expect(bodyOf('connect')).to.deep.equal({ streams: ['calendar'] })
    mailbox = agreed(['contacts', 'calendar'])
    await until('asked', () => textOf(toggle).includes('0 mails will be sent'))
    button(toggle, 'Switch on').click()
    await until('on', () => edge.count('switchStream') === 1)
    expect(bodyOf('switchStream')).to.deep.equal({ enabled: true })
  })

  it('INS-5 asks the administrator, gives the link, and goes on by itself', async () => {
    edge.on('connectState', () => {
      mailbox = approvalOf('needed')
      return { body: { state: 'failed', code: 'approval-required', detail: null } }
    })
    edge.on('requestApproval', () => {
      mailbox = approvalOf('requested')
      const { approval } = mailbox.connection
      const link = 'https://edge.test/install/approve?x=1'
      return { body: { approval, link, told: 2, already: false } }
    })
    const toggle = mount('o365-sync-toggle')
    await until('not connected', () => hasState(toggle, 'not-connected'))
    inside(toggle, '[role=switch]').click()
    await until('refused', () => hasState(toggle, 'approval-needed'))
    await until('offer', () => toggle.renderRoot.querySelector('[part=approval]'))
    expect(toggle.renderRoot.querySelector('[part=problem]'), 'said once').to.equal(null)
    await expectAccessible(toggle)
    button(toggle, 'Ask your administrator').click()
    await until('waiting', () => hasState(toggle, 'approval-requested'))
    expect(textOf(toggle)).to.contain('2 administrators were mailed')
    const link = inside(toggle, '[part=approval] input') as HTMLInputElement
    expect(link.value).to.equal('https://edge.test/install/approve?x=1')
    expect(inside(toggle, '[role=switch]').getAttribute('aria-busy')).to.not.equal('true')
    await expectAccessible(toggle)
    mailbox = mailboxOf('connected', liveStatus('calendar'))
    await toggle.refresh()
    await until('on', () => hasState(toggle, 'live'))
    expect(toggle.renderRoot.querySelector('[part=approval]')).to.equal(null)
  })

  it('INS-5 an approval that cannot be asked for says why; one that came wants a sign-in', async () => {
    mailbox = approvalOf('needed')
    edge.on('requestApproval', () => refuse('upstream-unavailable'))
    const toggle = mount('o365-sync-toggle')
    await until('offer', () => toggle.renderRoot.querySelector('[part=approval]'))
    button(toggle, 'Ask your administrator').click()
    await until('why', () => textOf(toggle).includes('does not answer right now'))
    mailbox = approvalOf('ready')
    await toggle.refresh()
    await until('ready', () => hasState(toggle, 'approval-ready'))
    button(toggle, 'Sign in').click()
    await until('sign-in', () => edge.count('connect') === 1)
    expect(bodyOf('connect')).to.deep.equal({ streams: ['calendar'] })
  })

  it('another stream is not held back by the approval of this one', async () => {
    mailbox = approvalOf('needed')
    const contacts = mount('o365-sync-toggle', { stream: 'contacts' })
    await until('off', () => hasState(contacts, 'not-connected'))
  })
})
