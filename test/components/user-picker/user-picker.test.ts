/**
 * @module
 * The picker: searching, keyboard, windowing, choosing, forms, states.
 */
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { ROWS_SEEN } from '../../../components/user-picker/picker-state.ts'
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
import { people } from '../support/samples.ts'

const input = (picker: UserPicker) => inside(picker, 'input') as HTMLInputElement
const options = (picker: UserPicker) => [
  ...picker.renderRoot.querySelectorAll<HTMLElement>('[role=option]'),
]
const activeName = (picker: UserPicker) => {
  const id = input(picker).getAttribute('aria-activedescendant')
  return id ? inside(picker, `#${id} .name`).textContent : undefined
}

describe('<o365-user-picker>', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('directoryUsers', ({ query }) => {
      const page = Number(query['cursor'] ?? 0)
      return { body: { users: people(page * 50, 50), cursor: String(page + 1), total: 50_000 } }
    })
  })
  afterEach(() => {
    document.documentElement.dir = 'ltr'
    unmountAll()
    edge.restore()
  })

  const ready = async (attributes: Readonly<Record<string, string>> = { multiple: '' }) => {
    const picker = mount('o365-user-picker', attributes)
    await until('ready', () => hasState(picker, 'ready'))
    return picker
  }

  it('USR-1 lists people with presence; who is there already says so and cannot be chosen', async () => {
    const picker = await ready()
    picker.showPicker()
    await until('drawn', () => options(picker).length >= ROWS_SEEN)
    const member = options(picker)[3]
    expect(member?.textContent).to.contain('Member').and.contain('Already a member')
    expect(member?.getAttribute('aria-disabled')).to.equal('true')
    member?.click()
    expect(picker.value).to.deep.equal([])
    options(picker)[0]?.click()
    options(picker)[1]?.click()
    expect(picker.value).to.deep.equal(['p0', 'p1'])
    await expectAccessible(picker)
  })

  it('EMB-4 keyboard: arrows move, Enter chooses, Escape closes then clears, Tab leaves', async () => {
    const picker = await ready()
    picker.focus()
    await sendKeys({ press: 'ArrowDown' })
    await until('open', () => input(picker).getAttribute('aria-expanded') === 'true')
    await until('active', () => activeName(picker) === 'Adele Vance')
    await sendKeys({ press: 'ArrowDown' })
    await until('second', () => activeName(picker) === 'Alex Wilber')
    await sendKeys({ press: 'ArrowUp' })
    await until('first', () => activeName(picker) === 'Adele Vance')
    await sendKeys({ press: 'Enter' })
    expect(picker.value).to.deep.equal(['p0'])
    await sendKeys({ type: 'ale' })
    await sendKeys({ press: 'Home' })
    expect(input(picker).selectionStart).to.equal(0)
    await sendKeys({ press: 'Escape' })
    await until('closed', () => input(picker).getAttribute('aria-expanded') === 'false')
    expect(input(picker).value).to.equal('ale')
    await sendKeys({ press: 'Escape' })
    await until('cleared', () => input(picker).value === '')
    expect(picker.value).to.deep.equal(['p0'])
    await sendKeys({ press: 'ArrowUp' })
    await until('last of those loaded', () => activeName(picker)?.endsWith(' 49'))
    await sendKeys({ press: 'Tab' })
    await until('left', () => input(picker).getAttribute('aria-expanded') === 'false')
  })

  it('EMB-4 chips: one Tab stop, arrows within, Delete removes and moves on, all said politely', async () => {
    const picker = await ready()
    picker.selected = people(0, 3)
    await picker.updateComplete
    const focused = () => picker.shadowRoot?.activeElement?.id
    picker.focus()
    input(picker).focus()
    await sendKeys({ press: 'Backspace' })
    await until('last chip', () => focused() === 'chip2')
    await sendKeys({ press: 'ArrowLeft' })
    await until('middle chip', () => focused() === 'chip1')
    await sendKeys({ press: 'Delete' })
    await until('neighbour', () => focused() === 'chip1' && picker.value.length === 2)
    expect(picker.value).to.deep.equal(['p0', 'p2'])
    expect(picker.renderRoot.querySelectorAll('.chip [tabindex="0"]').length).to.equal(1)
    await until('said', () => inside(picker, '[role=status]').textContent?.includes('removed'))
    await sendKeys({ press: 'ArrowRight' })
    await until('input', () => focused() === 'input')
  })

  it('asks once per pause, and an answer to an older question is dropped', async () => {
    const picker = await ready()
    edge.on('directoryUsers', ({ query }) => ({
      body: { users: people(query['search'] === 'a' ? 10 : 20, 1), cursor: null, total: 1 },
      delayMs: query['search'] === 'a' ? 400 : 20,
    }))
    const before = edge.calls.length
    picker.focus()
    await sendKeys({ type: 'a' })
    await until('first asked', () => edge.calls.length === before + 1)
    await sendKeys({ type: 'dele' })
    await until('second asked', () => edge.calls.length === before + 2)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(edge.calls.slice(before).map(({ query }) => query['search'])).to.deep.equal([
      'a',
      'adele',
    ])
    expect(
      options(picker)
        .map((each) => each.textContent)
        .join(),
    ).to.contain('Adele Vance 20')
    expect(options(picker).length).to.equal(1)
  })

  it('draws only what is seen of 50,000, names each place, and reads on before the end', async () => {
    const picker = await ready()
    picker.showPicker()
    await until('open', () => options(picker).length > 0)
    expect(options(picker).length).to.be.at.most(11)
    expect(options(picker)[0]?.getAttribute('aria-setsize')).to.equal('50000')
    const list = inside(picker, '#list')
    await until('shown', () => list.clientHeight > 0)
    for (const page of [1, 2]) {
      list.scrollTop = list.scrollHeight
      await until(`page ${page}`, () =>
        edge.calls.some(({ query }) => query['cursor'] === `${page}`),
      )
      await until('shown', () => list.scrollHeight >= (page + 1) * 50 * 56)
    }
    const first = Math.floor(list.scrollTop / 56)
    const places = () => options(picker).map((each) => Number(each.getAttribute('aria-posinset')))
    await until('drawn', () =>
      [1, 2, 3, 4, 5, 6].every((place) => places().includes(first + place)),
    )
    expect(first).to.be.above(80)
    expect(options(picker).length).to.be.at.most(11)
  })

  it('EMB-4 a jump draws a few rows in one frame, and a small scroll leaves those that stay alone', async () => {
    const picker = await ready()
    picker.showPicker()
    await until('open', () => options(picker).length === 8)
    const list = inside(picker, '#list')
    const rows = () => options(picker).map((row) => Number(row.dataset['row']))
    const drawnAnew: number[] = []
    let before = rows()
    const frames = new MutationObserver(() => {
      drawnAnew.push(rows().filter((row) => !before.includes(row)).length)
      before = rows()
    })
    frames.observe(list, { subtree: true, childList: true, attributeFilter: ['data-row'] })
    list.scrollTop = 20 * 56
    const seen = Array.from({ length: 10 }, (_, index) => 18 + index)
    await until('drawn', () => seen.every((row) => rows().includes(row)))
    expect(Math.max(...drawnAnew)).to.be.within(1, 4)
    const stays = seen.slice(1).map((row) => inside(picker, `#o${row}`))
    list.scrollTop = 21 * 56
    await until('drawn', () => rows().includes(28))
    expect(seen.slice(1).map((row) => inside(picker, `#o${row}`))).to.deep.equal(stays)
    frames.disconnect()
  })

  it('EMB-1 is a form control: one entry per person, required, reset, disabled by fieldset', async () => {
    const form = document.body.appendChild(document.createElement('form'))
    const fieldset = form.appendChild(document.createElement('fieldset'))
    const picker = mount('o365-user-picker', { name: 'u', multiple: '', required: '' }, fieldset)
    await until('ready', () => hasState(picker, 'ready'))
    expect(form.checkValidity()).to.equal(false)
    expect(picker.validity.valueMissing).to.equal(true)
    let changes = 0
    form.addEventListener('change', () => (changes += 1))
    picker.showPicker()
    await until('open', () => options(picker).length > 0)
    options(picker)[0]?.click()
    options(picker)[2]?.click()
    expect(new FormData(form).getAll('u')).to.deep.equal(['p0', 'p2'])
    expect(form.checkValidity()).to.equal(true)
    expect(changes).to.equal(2)
    form.reset()
    expect(picker.value).to.deep.equal([])
    fieldset.disabled = true
    await until('disabled', () => input(picker).disabled)
    form.remove()
  })

  it('without `multiple` the next choice replaces the former', async () => {
    const picker = await ready({})
    for (const at of [0, 1]) {
      picker.showPicker()
      await until('open', () => input(picker).getAttribute('aria-expanded') === 'true')
      options(picker)[at]?.click()
      await until('closed', () => input(picker).getAttribute('aria-expanded') === 'false')
    }
    expect(picker.value).to.deep.equal(['p1'])
  })

  it('INS-5 offers to connect when no Microsoft 365 account is, and goes on after it', async () => {
    let connected = false
    const { open } = window
    window.open = () => null
    const list = { users: people(0, 3), cursor: null, total: 3 }
    edge.on('directoryUsers', () => (connected ? { body: list } : refuse('not-connected')))
    edge.on('connect', () => ({ body: { id: 'c', url: 'https://edge.test/c' } }))
    edge.on('connectState', () => ({ body: { state: 'connected', code: null, detail: null } }))
    const picker = mount('o365-user-picker')
    await until('offer', () => hasState(picker, 'not-connected'))
    await expectAccessible(picker)
    connected = true
    button(picker, 'Connect Microsoft 365').click()
    await until('ready', () => hasState(picker, 'ready'))
    window.open = open
  })

  it('INS-6 asks for the names of colleagues when they are wanted, and for no more', async () => {
    const { open } = window
    window.open = () => null
    const consent = { who: 'you', streams: [], also: 'people' }
    edge.on('directoryUsers', () => refuse('consent-needed', { consent }))
    edge.on('connect', () => ({ body: { id: 'c', url: 'https://edge.test/c' } }))
    edge.on('connectState', () => ({ body: { state: 'waiting', code: null, detail: null } }))
    const picker = mount('o365-user-picker')
    await until('offer', () => textOf(picker).includes('read your colleagues’ names'))
    await expectAccessible(picker)
    button(picker, 'Connect Microsoft 365').click()
    await until('asked', () => edge.count('connect') === 1)
    const call = edge.calls.find(({ name }) => name === 'connect')
    expect([call?.query, call?.body]).to.deep.equal([{ also: 'people' }, { streams: [] }])
    window.open = open
  })

  for (const [code, words] of [
    ['not-permitted', 'Your CRM role does not allow this'],
    ['upstream-unavailable', 'does not answer right now'],
  ] as const) {
    it(`EMB-5 says what is wrong: ${code}`, async () => {
      edge.on('directoryUsers', () => refuse(code))
      const picker = mount('o365-user-picker')
      await until('words', () => textOf(picker).includes(words))
      await expectAccessible(picker)
    })
  }

  it('EMB-5 says it is offline, and Try again helps', async () => {
    edge.on('directoryUsers', () => 'cut')
    const picker = mount('o365-user-picker')
    await until('offline', () => hasState(picker, 'offline'))
    edge.on('directoryUsers', () => ({ body: { users: [], cursor: null, total: 0 } }))
    button(picker, 'Try again').click()
    await until('ready', () => hasState(picker, 'ready'))
    picker.showPicker()
    await until('empty', () => textOf(picker).includes('The directory shows no people'))
    await expectAccessible(picker)
  })

  it('EMB-4 0 violations: open with chips, right to left', async () => {
    document.documentElement.dir = 'rtl'
    const picker = await ready()
    picker.selected = people(0, 2)
    picker.showPicker()
    await until('open', () => options(picker).length > 0)
    await expectAccessible(picker)
  })
})
