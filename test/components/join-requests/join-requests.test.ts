/**
 * @module
 * Requests to join: approve with a role, decline, two who decide at once.
 */
import { expect } from '@open-wc/testing'
import type { JoinRequests } from '../../../components/index.ts'
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
import { joinRequest, roles } from '../support/samples.ts'

describe('<o365-join-requests>', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    const requests = [joinRequest('j1', 'Ana Díaz'), joinRequest('j2', 'Omar Haddad')]
    edge.on('joinRequests', () => ({ body: { requests, cursor: null } }))
    edge.on('roles', () => ({ body: { roles } }))
    edge.on('approveJoinRequest', () => ({ body: joinRequest('j1', 'Ana Díaz') }))
    edge.on('rejectJoinRequest', () => ({ body: joinRequest('j2', 'Omar Haddad') }))
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const ready = async (attributes: Readonly<Record<string, string>> = {}) => {
    const element: JoinRequests = mount('o365-join-requests', attributes)
    await until('ready', () => hasState(element, 'ready') && textOf(element).includes('Ana'))
    return element
  }

  it('USR-4 approves with the role that was chosen, and declines', async () => {
    const element = await ready()
    const seen: unknown[] = []
    element.addEventListener('o365-decided', ({ detail }) => seen.push(detail))
    await expectAccessible(element)
    const select = inside(element, 'select') as HTMLSelectElement
    expect(
      [...select.options].map(({ text }) => text),
      'only what may be given',
    ).to.deep.equal(['The CRM’s default', 'Sales'])
    select.value = 'sales'
    button(element, 'Approve & Add: Ana Díaz').click()
    await until('approved', () => textOf(element).includes('Ana Díaz is a member now'))
    const call = edge.calls.find(({ name }) => name === 'approveJoinRequest')
    expect([call?.params, call?.body]).to.deep.equal([{ id: 'j1' }, { role: 'sales' }])
    button(element, 'Decline: Omar Haddad').click()
    await until('declined', () => textOf(element).includes('Omar Haddad was declined'))
    expect(seen).to.deep.equal([
      { id: 'j1', decision: 'approved' },
      { id: 'j2', decision: 'declined' },
    ])
  })

  it('USR-4 puts the request of the mail in front; who is second is told who and when', async () => {
    edge.on('approveJoinRequest', () =>
      refuse('already-decided', {
        decision: {
          state: 'approved',
          by: 'Priya Nair',
          at: new Date(Date.now() - 130_000).toISOString(),
        },
      }),
    )
    const element = await ready({ request: 'j2' })
    expect(inside(element, 'li').textContent).to.contain('Omar Haddad')
    button(element, 'Approve & Add: Omar Haddad').click()
    await until('told', () =>
      textOf(element).includes('Already decided by Priya Nair, 2 minutes ago'),
    )
  })

  it('a permission that was lost meanwhile is said; nobody waiting is said, too', async () => {
    edge.on('approveJoinRequest', () => refuse('not-permitted'))
    const element = await ready()
    button(element, 'Approve & Add: Ana Díaz').click()
    await until('refused', () => textOf(element).includes('CRM role does not allow'))
    edge.on('joinRequests', () => ({ body: { requests: [], cursor: null } }))
    await element.refresh()
    await until('none', () => textOf(element).includes('Nobody is waiting to join'))
    await expectAccessible(element)
  })
})
