/**
 * @module
 * `<o365-install>`, "Switch on for everybody" (INS-6): whom it reaches, the question, progress, what came of it for each.
 */
import { expect } from '@open-wc/testing'
import type { Install } from '../../../components/index.ts'
import type {
  RollOut,
  RollOutMember,
  RollOuts,
} from '../../../edge/contract/organization-streams.ts'
import { fakeEdge, refuse } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import {
  button,
  expectAccessible,
  inside,
  mount,
  textOf,
  unmountAll,
  until,
} from '../support/fixture.ts'
import { rolledOut, tied, untied } from '../support/install-samples.ts'

const row = (at: number): RollOutMember => ({
  ...{ member: `m${String(at).padStart(3, '0')}`, name: `Person ${at}` },
  ...{ result: 'enabled', reason: null },
})

describe('<o365-install> for everybody', () => {
  let edge: FakeEdge
  let permissions: string[]
  let now: RollOut[]
  let rows: RollOutMember[]
  beforeEach(() => {
    edge = fakeEdge()
    permissions = ['manageIntegration']
    now = []
    rows = []
    edge.on('installation', () => ({ body: tied }))
    edge.on('session', () => ({
      body: {
        organization: { id: 'o', name: 'Northwind Ltd' },
        member: { id: 'amelia', name: 'Amelia', email: null, permissions },
        microsoft365: { state: 'none', address: null, displayName: null, problem: null },
      },
    }))
    edge.on('organizationStreams', ({ query }) => {
      const from = rows.findIndex(({ member }) => member > (query['cursor'] ?? ''))
      const page = query['stream'] && from >= 0 ? rows.slice(from, from + 50) : []
      const last = page.at(-1)
      const body: RollOuts = {
        ...{ rollOuts: now, results: page },
        cursor: last && last !== rows.at(-1) ? last.member : null,
        reach: query['reach'] ? { members: 128, mailboxes: 120 } : null,
      }
      return { body }
    })
    edge.on('switchOrganizationStreams', ({ body }) => {
      const { stream, enabled } = body as { stream: 'calendar' | 'contacts'; enabled: boolean }
      const begun: RollOut = {
        ...rolledOut,
        ...{ stream, enabled, endedAt: null, total: 120, done: 0, counts: {}, reasons: {} },
        startedAt: '2026-11-23T10:00:00.000Z',
      }
      now = [...now.filter((one) => one.stream !== stream), begun]
      return { status: 202, body: begun }
    })
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const shown = async (): Promise<Install> => {
    const element: Install = mount('o365-install')
    await until('section', () => element.renderRoot.querySelector('.everybody'))
    return element
  }
  const focused = (element: Install) => element.shadowRoot?.activeElement
  const sent = () =>
    edge.calls.filter(({ name }) => name === 'switchOrganizationStreams').map(({ body }) => body)

  it('is for those who manage the integration', async () => {
    permissions = []
    const element: Install = mount('o365-install')
    await until('installed', () => textOf(element).includes('Connected by'))
    expect(element.renderRoot.querySelector('.everybody')).to.equal(null)
    expect(edge.count('organizationStreams')).to.equal(0)
  })

  it('is there for a tenant the operator registered, which nobody installed', async () => {
    edge.on('installation', () => ({ body: untied }))
    const element = await shown()
    expect(button(element, 'Connect Microsoft 365')).to.be.instanceOf(HTMLButtonElement)
    expect(button(element, 'Switch on…')).to.be.instanceOf(HTMLButtonElement)
  })

  it('is not there where no tenant is', async () => {
    edge.on('installation', () => ({ body: untied }))
    const nobody = { members: 128, mailboxes: 0 }
    edge.on('organizationStreams', () => ({
      body: { rollOuts: [], results: [], cursor: null, reach: nobody },
    }))
    const element: Install = mount('o365-install')
    await until('asked', () => edge.count('organizationStreams') === 1)
    // Ends when the second answer was taken.
    await element.refresh()
    await element.updateComplete
    expect(edge.count('organizationStreams')).to.equal(2)
    expect(element.renderRoot.querySelector('.everybody')).to.equal(null)
  })

  it('asks with the number of mailboxes, and does nothing on Cancel', async () => {
    const element = await shown()
    expect(textOf(element)).to.contain('Active people in the CRM: 128')
    await expectAccessible(element)
    button(element, 'Switch on…').click()
    await until('safe', () => focused(element)?.matches('[data-safe]'))
    expect(textOf(element)).to.contain('Mailboxes that may be changed: 120.')
    await expectAccessible(element)
    button(element, 'Cancel').click()
    await until('back', () => focused(element)?.matches('[data-ask=on]'))
    expect(sent()).to.deep.equal([])
  })

  it('switches what is chosen, shows how far it is and says when it ended', async () => {
    const element = await shown()
    ;(inside(element, 'input[value=contacts]') as HTMLInputElement).checked = false
    button(element, 'Switch on…').click()
    await until('question', () => element.renderRoot.querySelector('[data-safe]'))
    button(element, 'Switch on now').click()
    await until('focus', () => focused(element)?.id === 'everybody')
    expect(sent()).to.deep.equal([{ stream: 'calendar', enabled: true, members: 'all' }])
    expect(textOf(element)).to.contain('0 of 120 done')
    await expectAccessible(element)
    now = [{ ...rolledOut, startedAt: '2026-11-23T10:00:00.000Z' }]
    await until('said', () =>
      inside(element, '[role=status]').textContent?.includes('all 120 done'),
    )
    expect(textOf(element)).to.contain('Failed 2')
    expect(textOf(element)).to.contain('application permissions are not granted')
  })

  it('switches off for everybody', async () => {
    const element = await shown()
    button(element, 'Switch off…').click()
    await until('question', () => element.renderRoot.querySelector('[data-safe]'))
    button(element, 'Switch off now').click()
    await until('begun', () => sent().length === 2)
    expect(sent()).to.deep.equal([
      { stream: 'calendar', enabled: false, members: 'all' },
      { stream: 'contacts', enabled: false, members: 'all' },
    ])
  })

  it('opened in the middle it shows the middle; each person in pages, a failure with what to do', async () => {
    now = [{ ...rolledOut, endedAt: null, done: 60, counts: { enabled: 60 }, reasons: {} }]
    rows = Array.from({ length: 60 }, (_, at) => row(at))
    rows[0] = { member: 'm000', name: null, result: 'failed', reason: 'consent-needed' }
    const element = await shown()
    expect(textOf(element)).to.contain('60 of 120 done')
    expect(textOf(element)).to.contain('Waiting 60')
    button(element, 'Show each person').click()
    await until('page', () => element.renderRoot.querySelectorAll('.results li').length === 50)
    expect(inside(element, '.results li').textContent).to.match(/m000\s+Their own sign-in/)
    await expectAccessible(element)
    button(element, 'Show more').click()
    await until('all', () => element.renderRoot.querySelectorAll('.results li').length === 60)
    button(element, 'Hide each person').click()
    await until('hidden', () => element.renderRoot.querySelector('.results') === null)
  })

  it('a refusal is said, and nothing looks begun', async () => {
    edge.on('switchOrganizationStreams', () => refuse('upstream-unavailable'))
    const element = await shown()
    button(element, 'Switch on…').click()
    await until('question', () => element.renderRoot.querySelector('[data-safe]'))
    button(element, 'Switch on now').click()
    await until('refused', () => element.renderRoot.querySelector('.notice'))
    expect(edge.count('switchOrganizationStreams'), 'the second is not tried').to.equal(1)
    expect(element.renderRoot.querySelector('progress')).to.equal(null)
  })
})
