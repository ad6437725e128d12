/**
 * @module
 * `<o365-install>`: offered, given out as a link, connected, uninstalled with a report (INS-1, INS-7).
 */
import { expect } from '@open-wc/testing'
import type { Install } from '../../../components/index.ts'
import type { Installation } from '../../../edge/contract/install.ts'
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
import { removed, tied, untied as none } from '../support/install-samples.ts'

const removal = {
  outlook: 'keep' as const,
  startedAt: '2026-11-03T09:00:00.000Z',
  endedAt: null,
  by: 'Amelia Hart',
  mailboxes: { total: 3, done: 1 },
  results: [],
  forgotten: null,
  remains: [],
}
describe('<o365-install>', () => {
  let edge: FakeEdge
  let state: Installation
  let permissions: string[]
  beforeEach(() => {
    edge = fakeEdge()
    state = none
    permissions = ['manageIntegration']
    edge.on('installation', () => ({ body: state }))
    edge.on('session', () => ({
      body: {
        organization: { id: 'o', name: 'Northwind Ltd' },
        member: { id: 'amelia', name: 'Amelia', email: null, permissions },
        microsoft365: { state: 'none', address: null, displayName: null, problem: null },
      },
    }))
    edge.on('beginInstall', () => ({
      status: 201,
      body: { url: 'https://edge.test/app/#install=sealed', expiresAt: '2026-11-09T09:00:00.000Z' },
    }))
    edge.on('uninstall', ({ body }) => {
      if ((body as { confirm: string }).confirm !== 'Northwind Ltd')
        return refuse('invalid-request')
      state = { ...tied, state: 'removing', removal }
      return { status: 202, body: state }
    })
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const shown = async (expected: string): Promise<Install> => {
    const element: Install = mount('o365-install')
    await until(expected, () => hasState(element, expected))
    return element
  }

  it('INS-1 gives a link to go on with or to send, and goes on by itself when an administrator agreed', async () => {
    const element = await shown('none')
    await expectAccessible(element)
    button(element, 'Connect Microsoft 365').click()
    await until('link', () => hasState(element, 'waiting'))
    const link = inside(element, 'a') as HTMLAnchorElement
    expect([link.href, link.rel]).to.deep.equal([
      'https://edge.test/app/#install=sealed',
      'noopener noreferrer',
    ])
    expect(textOf(element)).to.contain('valid until')
    await expectAccessible(element)
    state = tied
    await until('connected', () => hasState(element, 'installed'))
    expect(textOf(element)).to.contain('Connected by Ada Admin')
    await expectAccessible(element)
  })

  it('who may not is told who can; nothing to press', async () => {
    permissions = []
    const element = await shown('none')
    expect(textOf(element)).to.contain('Someone who manages the integration')
    expect(element.renderRoot.querySelector('button')).to.equal(null)
    state = tied
    await element.refresh()
    await until('connected', () => hasState(element, 'installed'))
    expect(element.renderRoot.querySelector('button')).to.equal(null)
  })

  it('INS-7 asks before it uninstalls: safe choice first, the name typed, progress, report', async () => {
    state = tied
    const element = await shown('installed')
    button(element, 'Uninstall…').click()
    await until('question', () => element.renderRoot.querySelector('form'))
    await until('focus', () => element.shadowRoot?.activeElement?.textContent?.includes('Cancel'))
    await expectAccessible(element)
    const chosen = inside(element, 'input[name=outlook]:checked') as HTMLInputElement
    expect(chosen.value, 'what is in Outlook stays unless chosen').to.equal('keep')
    const name = inside(element, 'input[name=confirm]') as HTMLInputElement
    const form = inside(element, 'form') as HTMLFormElement
    form.requestSubmit()
    expect(edge.count('uninstall'), 'nothing typed').to.equal(0)
    name.value = 'northwind'
    form.requestSubmit()
    await until('refused', () => element.renderRoot.querySelector('.notice'))
    expect(hasState(element, 'installed')).to.equal(true)
    name.value = 'Northwind Ltd'
    form.requestSubmit()
    await until('removing', () => hasState(element, 'removing'))
    expect(edge.calls.findLast((call) => call.name === 'uninstall')?.body).to.deep.equal({
      outlook: 'keep',
      confirm: 'Northwind Ltd',
    })
    expect(textOf(element)).to.contain('1 of 3 mailboxes')
    await expectAccessible(element)
    state = removed
    await until('removed', () => hasState(element, 'removed'))
    expect(textOf(element)).to.contain('In 1 mailbox our calendar or folder is still in Outlook')
    expect(textOf(element)).to.contain('All records in the CRM')
    await expectAccessible(element)
    expect(button(element, 'Save the report')).to.be.instanceOf(HTMLButtonElement)
    expect(button(element, 'Connect Microsoft 365')).to.be.instanceOf(HTMLButtonElement)
  })

  it('Cancel leads back to where it began', async () => {
    state = tied
    const element = await shown('installed')
    button(element, 'Uninstall…').click()
    await until('question', () => element.renderRoot.querySelector('form'))
    button(element, 'Cancel').click()
    await until('back', () => element.shadowRoot?.activeElement?.textContent?.includes('Uninstall'))
    expect(edge.count('uninstall')).to.equal(0)
  })

  it('a state that cannot be read says so, and is read again on request', async () => {
    edge.on('installation', () => refuse('upstream-unavailable'))
    const element = await shown('failed')
    await expectAccessible(element)
    edge.on('installation', () => ({ body: state }))
    button(element, 'Try again').click()
    await until('read', () => hasState(element, 'none'))
  })
})
