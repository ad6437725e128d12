/**
 * @module
 * Many people at once: groups, pasted addresses, inviting with progress.
 */
import { expect } from '@open-wc/testing'
import type { UserPicker } from '../../../components/index.ts'
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
import { people, roles } from '../support/samples.ts'

const job = { id: 'job', total: 3, sent: 1, waiting: 2, failed: 0, done: false }

describe('<o365-user-picker> many people', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('directoryUsers', ({ query }) => {
      const users = people(0, 20).filter(
        ({ address }) => !query['search'] || address === query['search'],
      )
      return { body: { users, cursor: null, total: users.length } }
    })
    edge.on('roles', () => ({ body: { roles } }))
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const ready = async (attributes: Readonly<Record<string, string>>): Promise<UserPicker> => {
    const picker = mount('o365-user-picker', { multiple: '', ...attributes })
    await until('ready', () => hasState(picker, 'ready'))
    return picker
  }
  const paste = (picker: UserPicker, text: string): Event => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { cancelable: true, bubbles: true })
    // Firefox leaves what the constructor is given unread.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData })
    inside(picker, '#input').dispatchEvent(event)
    return event
  }

  it('USR-5 takes several pasted addresses and says who is missing and who cannot be', async () => {
    const picker = await ready({})
    const text =
      'Adele <ADELE0@contoso.example>; alex1@contoso.example\nnobody@else.example, diego3@contoso.example'
    expect(paste(picker, text).defaultPrevented).to.equal(true)
    await until('chosen', () => textOf(picker).includes('2 of 4 chosen'))
    expect(picker.value).to.deep.equal(['p0', 'p1'])
    expect(textOf(picker)).to.contain('Not in this organization: nobody@else.example')
    expect(textOf(picker)).to.contain('Cannot be chosen: diego3@contoso.example')
    await expectAccessible(picker)
    expect(paste(picker, 'alex').defaultPrevented, 'other text is text').to.equal(false)
  })

  it('USR-5 chooses everybody of a group who can be, over all pages', async () => {
    edge.on('directoryGroups', () => ({
      body: {
        groups: [{ id: 'g1', displayName: 'Sales', description: 'All of sales', address: null }],
        cursor: null,
      },
    }))
    edge.on('groupMembers', ({ query }) => ({
      body: query['cursor']
        ? { users: people(4, 2), cursor: null, total: null }
        : { users: people(0, 4), cursor: 'next', total: null },
    }))
    const picker = await ready({ groups: '' })
    button(picker, 'By group…').click()
    await until('groups', () => textOf(picker).includes('All of sales'))
    await expectAccessible(picker)
    button(picker, 'Add Sales').click()
    await until('chosen', () => textOf(picker).includes('4 people of Sales chosen'))
    expect(picker.value).to.deep.equal(['p0', 'p1', 'p2', 'p4'])
    expect(textOf(picker)).to.contain('2 cannot be chosen')
  })

  it('USR-1 invites with role and message, shows how far the mails are, and starts anew', async () => {
    let sent = 1
    edge.on('invite', ({ body }) => {
      const { users } = body as { users: { id: string }[] }
      const results = users.map(({ id }) => ({
        id,
        outcome: id === 'p2' ? ('already-invited' as const) : ('invited' as const),
        invitation: id,
      }))
      return { body: { job, results } }
    })
    edge.on('invitations', () => ({
      body: { invitations: [], cursor: null, job: { ...job, sent: ++sent, done: sent === 3 } },
    }))
    const picker = await ready({ invite: '' })
    const button1 = button(picker, 'Invite…')
    expect(button1.getAttribute('aria-disabled')).to.equal('true')
    picker.selected = people(0, 3)
    await picker.updateComplete
    const told: unknown[] = []
    picker.addEventListener('o365-invited', ({ detail }) => told.push(detail.ids))
    button1.click()
    await until('dialog', () => textOf(picker).includes('3 mails will be sent'))
    await until('roles', () => textOf(picker).includes('Sales'))
    await expectAccessible(picker)
    ;(inside(picker, 'dialog select') as HTMLSelectElement).value = 'sales'
    ;(inside(picker, 'dialog textarea') as HTMLTextAreaElement).value = ' Welcome! '
    button(picker, 'Send 3 invitations').click()
    await until('sent', () => textOf(picker).includes('2 people invited'))
    expect(textOf(picker)).to.contain('1 person was a member or invited already')
    expect(edge.calls.find(({ name }) => name === 'invite')?.body).to.deep.equal({
      users: ['p0', 'p1', 'p2'].map((id) => ({ id, role: 'sales' })),
      message: 'Welcome!',
    })
    expect(told).to.deep.equal([['p0', 'p1']])
    expect(picker.value).to.deep.equal([])
    await until('all mails', () => textOf(picker).includes('3 of 3 mails sent'))
    await expectAccessible(picker)
    button(picker, 'Close').click()
    await until('closed', () => !picker.renderRoot.querySelector('dialog'))
  })

  it('USR-1 an edition without invitations says so; a page may invite by itself', async () => {
    edge.on('invite', () => refuse('edition-needed'))
    const picker = await ready({ invite: '' })
    picker.selected = people(0, 1)
    await picker.updateComplete
    button(picker, 'Invite…').click()
    await until('dialog', () => picker.renderRoot.querySelector('dialog')?.open)
    button(picker, 'Send 1 invitation').click()
    await until('reason', () => textOf(picker).includes('edition of the CRM does not include'))
    expect(picker.value, 'nothing is lost').to.deep.equal(['p0'])
    button(picker, 'Cancel').click()
    await until('closed', () => !picker.renderRoot.querySelector('dialog'))
    picker.addEventListener('o365-invite', (event) => event.preventDefault())
    button(picker, 'Invite…').click()
    await picker.updateComplete
    expect(picker.renderRoot.querySelector('dialog')).to.equal(null)
  })
})
