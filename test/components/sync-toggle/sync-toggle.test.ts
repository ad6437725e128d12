/**
 * @module
 * The toggle's acts: connect, enable, watch, brake, disable.
 */
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { ConnectState } from '../../../edge/contract/mailbox.ts'
import type { SyncToggle } from '../../../components/index.ts'
import { fakeEdge, refuse } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import { button, hasState, inside, mount, textOf, unmountAll, until } from '../support/fixture.ts'
import { activity } from '../support/activity-samples.ts'
import { impactOf, liveStatus, mailboxOf, statusOf } from '../support/samples.ts'

const live = liveStatus('calendar')

describe('<o365-sync-toggle>', () => {
  let edge: FakeEdge
  let mailbox = mailboxOf('connected')
  const opened: string[] = []
  const { open } = window

  beforeEach(() => {
    edge = fakeEdge()
    edge.on('mailbox', () => ({ body: mailbox }))
    edge.on('parked', () => ({ body: { entries: [], cursor: null } }))
    edge.on('impact', () => ({ body: impactOf('calendar') }))
    opened.length = 0
    window.open = () =>
      ({
        opener: window,
        close: () => {},
        location: { replace: (url: string) => opened.push(url) },
        // What COOP makes of it, though the window is open (embedding.md §1.2).
        closed: true,
      }) as unknown as Window
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
    window.open = open
  })

  const shown = async (state: string): Promise<SyncToggle> => {
    const toggle = mount('o365-sync-toggle', { stream: 'calendar' })
    await until(state, () => hasState(toggle, state))
    return toggle
  }
  const control = (toggle: SyncToggle) => inside(toggle, '[role=switch]')

  it('CAL-1 CON-1 SYN-7 connects when switched on without a mailbox, then says what a first sync would do', async () => {
    mailbox = mailboxOf('none')
    let state: ConnectState = { state: 'waiting', code: null, detail: null }
    edge.on('connect', () => ({ body: { id: 'c1', url: 'https://edge.test/connect/c1' } }))
    edge.on('connectState', () => ({ body: state }))
    edge.on('switchStream', () => ({ body: { ...live, phase: 'preparing' as const } }))
    const toggle = await shown('not-connected')
    control(toggle).click()
    await until('connecting', () => hasState(toggle, 'connecting'))
    await until('window', () => opened.length === 1)
    expect(opened).to.deep.equal(['https://edge.test/connect/c1'])
    await until('asked', () => edge.count('connectState') >= 2)
    expect(hasState(toggle, 'connecting'), 'a closed window means nothing').to.equal(true)
    mailbox = mailboxOf('connected')
    state = { state: 'connected', code: null, detail: null }
    await until('question', () => toggle.renderRoot.querySelector('dialog')?.open)
    await until('counts', () => textOf(toggle).includes('0 mails will be sent'))
    expect(edge.count('switchStream'), 'nothing before the answer').to.equal(0)
    button(toggle, 'Switch on').click()
    await until('switched', () => edge.count('switchStream') === 1)
    expect(edge.calls.find(({ name }) => name === 'switchStream')?.body).to.deep.equal({
      enabled: true,
    })
    await until('preparing', () => hasState(toggle, 'preparing'))
  })

  it('EMB-5 says why a sign-in failed and who can fix it, in plain words', async () => {
    mailbox = mailboxOf('none')
    edge.on('connect', () => ({ body: { id: 'c1', url: 'https://edge.test/c1' } }))
    edge.on('connectState', () => ({
      body: { state: 'failed', code: 'approval-required', detail: null },
    }))
    const toggle = await shown('not-connected')
    control(toggle).click()
    await until('words', () => textOf(toggle).includes('Ask a Microsoft 365 administrator'))
    button(toggle, 'Try again').click()
    await until('second try', () => edge.count('connect') === 2)
  })

  it('EMB-4 offers a link when the browser holds the window back, and cancels', async () => {
    window.open = () => null
    mailbox = mailboxOf('none')
    edge.on('connect', () => ({ body: { id: 'c1', url: 'https://edge.test/c1' } }))
    edge.on('connectState', () => ({ body: { state: 'waiting', code: null, detail: null } }))
    const toggle = await shown('not-connected')
    control(toggle).click()
    await until('link', () => toggle.renderRoot.querySelector('a[href="https://edge.test/c1"]'))
    button(toggle, 'Cancel').click()
    await until('cancelled', () => hasState(toggle, 'not-connected'))
    expect(edge.count('switchStream')).to.equal(0)
  })

  it('never opens an address that is no web address', async () => {
    mailbox = mailboxOf('none')
    edge.on('connect', () => ({ body: { id: 'c1', url: 'javascript:alert(1)' } }))
    const toggle = await shown('not-connected')
    control(toggle).click()
    await until('refused', () => textOf(toggle).includes('The sign-in did not work'))
    expect(opened).to.deep.equal([])
  })

  it('SYN-7 CAL-8 shows what a first sync would do before it is begun', async () => {
    mailbox = mailboxOf('connected')
    edge.on('switchStream', () => ({ body: { ...live, phase: 'preparing' as const } }))
    const toggle = await shown('off')
    control(toggle).click()
    await until('counts', () => textOf(toggle).includes('1,256'))
    const text = textOf(toggle)
    expect(text).to.contain('40 · imported into the CRM').and.contain('0 mails will be sent')
    expect(edge.count('switchStream')).to.equal(0)
    button(toggle, 'Switch on').click()
    await until('preparing', () => hasState(toggle, 'preparing'))
  })

  it('rolls back with a reason when switching on is refused', async () => {
    mailbox = mailboxOf('connected')
    edge.on('switchStream', () => refuse('consent-needed'))
    const toggle = await shown('off')
    const problems: string[] = []
    toggle.addEventListener('o365-error', ({ detail }) => problems.push(detail.problem.code))
    control(toggle).click()
    await until('asked', () => textOf(toggle).includes('1,256'))
    button(toggle, 'Switch on').click()
    await until('reason', () => textOf(toggle).includes('administrator has to agree first'))
    expect(control(toggle).getAttribute('aria-checked')).to.equal('false')
    expect(problems).to.deep.equal(['consent-needed'])
  })

  it('CAL-6 asks before switching off; the safe choice has the focus, Escape keeps sync on', async () => {
    mailbox = mailboxOf('connected', live)
    edge.on('switchStream', () => ({
      body: statusOf('calendar', { phase: 'clearing', progress: null }),
    }))
    const toggle = await shown('live')
    control(toggle).focus()
    control(toggle).click()
    const dialog = inside(toggle, 'dialog') as HTMLDialogElement
    await until('dialog', () => dialog.open && textOf(toggle).includes('132'))
    // J13: whoever typed them, they stay.
    expect(textOf(toggle)).to.contain('Your CRM stays as it is')
    expect(dialog.getAttribute('role')).to.equal('alertdialog')
    const active = () => toggle.shadowRoot?.activeElement
    expect(active()?.textContent?.trim()).to.equal('Keep sync on')
    await sendKeys({ press: 'Escape' })
    await until('closed', () => !dialog.open)
    expect(active(), 'focus returns').to.equal(control(toggle))
    expect(edge.count('switchStream')).to.equal(0)
    control(toggle).click()
    await until('dialog', () => dialog.open)
    button(toggle, 'Switch off and remove').click()
    await until('clearing', () => hasState(toggle, 'clearing'))
    expect(edge.calls.find(({ name }) => name === 'switchStream')?.body).to.deep.equal({
      enabled: false,
    })
  })

  it('before- events can be prevented; nothing is asked then', async () => {
    mailbox = mailboxOf('connected', live)
    const toggle = await shown('live')
    const seen: string[] = []
    toggle.addEventListener('o365-before-disable', (event) => {
      seen.push(event.detail.stream)
      event.preventDefault()
    })
    control(toggle).click()
    expect(seen).to.deep.equal(['calendar'])
    expect(edge.count('impact')).to.equal(0)
    expect(inside(toggle, 'dialog').hasAttribute('open')).to.equal(false)
  })

  it('SYN-3 puts the brake before the person and tells the edge what was decided', async () => {
    mailbox = mailboxOf('connected', {
      ...live,
      phase: 'paused',
      brake: { side: 'outlook', deletes: 84, of: 132 },
    })
    edge.on('decideBrake', () => ({ body: live }))
    const toggle = await shown('paused')
    await until('said', () => textOf(toggle).includes('84 of 132 records are gone from the CRM'))
    button(toggle, 'Bring them back').click()
    await until('live', () => hasState(toggle, 'live'))
    expect(edge.calls.find(({ name }) => name === 'decideBrake')?.body).to.deep.equal({
      decision: 'restore',
    })
  })

  it('SYN-4 tells how the last change travelled, SYN-8 what happened, by the page', async () => {
    mailbox = mailboxOf('connected', live)
    edge.on('activity', ({ query }) => ({
      body: query['cursor']
        ? { entries: activity(4, 2), cursor: null }
        : { entries: activity(0, 4), cursor: 'next' },
    }))
    const toggle = await shown('live')
    expect(textOf(toggle)).to.contain('last change travelled in 1.8 sec, 2 minutes ago')
    button(toggle, 'Activity').click()
    const entries = () => toggle.renderRoot.querySelectorAll('.entry').length
    await until('first page', () => entries() === 4)
    expect(textOf(toggle), 'SYN-6').to.contain('Outlook refuses a body')
    button(toggle, 'Show more').click()
    await until('second page', () => entries() === 6)
    expect(edge.calls.at(-1)?.query['cursor']).to.equal('next')
  })

  it('EMB-4 the label never changes and Space turns the switch; form value follows', async () => {
    mailbox = mailboxOf('connected')
    const form = document.body.appendChild(document.createElement('form'))
    const toggle = mount('o365-sync-toggle', { name: 'sync' }, form)
    await until('off', () => hasState(toggle, 'off'))
    const label = () => inside(toggle, '#label').textContent?.trim()
    const before = label()
    expect([...new FormData(form).keys()]).to.deep.equal([])
    toggle.focus()
    await sendKeys({ press: ' ' })
    await until('asked', () => inside(toggle, 'dialog').hasAttribute('open'))
    button(toggle, 'Cancel').click()
    mailbox = mailboxOf('connected', live)
    await toggle.refresh()
    await until('live', () => hasState(toggle, 'live'))
    expect(label()).to.equal(before)
    expect(new FormData(form).get('sync')).to.equal('on')
    form.remove()
  })
})
