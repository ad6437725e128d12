/**
 * @module
 * One session for all elements of a page; late definitions; words by language.
 */
import { expect } from '@open-wc/testing'
import { configure } from '../../../components/index.ts'
import '../../../components/define/all.ts'
import type { SyncToggle } from '../../../components/index.ts'
import { EDGE, fakeEdge } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import { hasState, inside, textOf, until } from '../support/fixture.ts'
import { liveStatus, mailboxOf } from '../support/samples.ts'

const toggles = (root: Element): SyncToggle[] => [...root.querySelectorAll('o365-sync-toggle')]

describe('<o365-session>', () => {
  let edge: FakeEdge
  let session: HTMLElementTagNameMap['o365-session']
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('mailbox', () => ({ body: mailboxOf('connected', liveStatus('calendar')) }))
    session = document.createElement('o365-session')
    session.append(
      document.createElement('o365-sync-toggle'),
      document.createElement('o365-sync-toggle'),
    )
    document.body.append(session)
  })
  afterEach(() => {
    document.documentElement.removeAttribute('lang')
    session.remove()
    edge.restore()
  })

  it('EMB-2 one token and one poll serve all elements inside', async () => {
    let asked = 0
    session.getToken = async () => `token-${++asked}`
    session.edge = EDGE
    await until('both live', () => toggles(session).every((each) => hasState(each, 'live')))
    expect(asked).to.equal(1)
    expect(edge.count('mailbox')).to.equal(1)
  })

  it('EMB-2 elements outside use configure(), those inside do not', async () => {
    const outside = document.body.appendChild(document.createElement('o365-sync-toggle'))
    await until('not set up', () => hasState(outside, 'setup'))
    const client = configure({ edge: EDGE, getToken: () => 'page-token' })
    await until('live', () => hasState(outside, 'live'))
    expect(outside.client).to.equal(client)
    expect(toggles(session)[0]?.client).to.equal(undefined)
    outside.remove()
  })

  it('EMB-2 the token is in no attribute and no storage', async () => {
    session.getToken = async () => 'very-secret-token'
    session.edge = EDGE
    await until('live', () => toggles(session).every((each) => hasState(each, 'live')))
    expect(document.documentElement.outerHTML).to.not.contain('very-secret-token')
    expect(JSON.stringify([localStorage, sessionStorage])).to.not.contain('very-secret')
  })

  it('EMB-5 follows `lang` live, falls back to English word by word, and takes own words', async () => {
    session.getToken = async () => 't'
    session.edge = EDGE
    const [toggle] = toggles(session)
    if (!toggle) throw new Error('no toggle')
    await until('live', () => hasState(toggle, 'live'))
    const label = () => inside(toggle, '#label').textContent?.trim()
    expect(label()).to.equal('Calendar sync with Outlook')
    document.documentElement.lang = 'de'
    await until('German', () => label() === 'Kalender mit Outlook abgleichen')
    expect(textOf(toggle)).to.contain('vor 2 Minuten')
    document.documentElement.lang = 'xx-nonsense-'
    await until('English', () => label() === 'Calendar sync with Outlook')
    toggle.strings = { 'toggle.label.calendar': 'Northwind diary' }
    await until('own words', () => label() === 'Northwind diary')
  })
})
