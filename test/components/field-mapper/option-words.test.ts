/**
 * @module
 * Words for the options of a pick list: said, taken back, sent with the row, told when one stands for two (CON-5).
 */
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { FieldMapper } from '../../../components/index.ts'
import type { ContactMapping } from '../../../edge/contract/mapping.ts'
import { fakeEdge } from '../support/fake-edge.ts'
import type { FakeEdge } from '../support/fake-edge.ts'
import {
  expectAccessible,
  hasState,
  inside,
  mount,
  textOf,
  unmountAll,
  until,
} from '../support/fixture.ts'
import { listedMapping, previewOf } from '../support/samples.ts'

describe('<field-mapper> words for options', () => {
  let edge: FakeEdge
  let given: ContactMapping
  beforeEach(() => {
    given = listedMapping()
    edge = fakeEdge()
    edge.on('contactMapping', () => ({ body: given, etag: '"v7"' }))
    edge.on('previewMapping', () => ({ body: previewOf(given.rows, { issues: given.issues }) }))
    edge.on('saveMapping', () => ({ body: given, etag: '"v8"' }))
  })
  afterEach(() => {
    document.documentElement.lang = 'en'
    unmountAll()
    edge.restore()
  })

  const ready = async (attributes: Readonly<Record<string, string>> = {}): Promise<FieldMapper> => {
    const mapper = mount('field-mapper', attributes)
    await until('words', () => mapper.renderRoot.querySelector('[part~=options] details'))
    return mapper
  }
  const inputs = (mapper: FieldMapper) => [
    ...mapper.renderRoot.querySelectorAll<HTMLInputElement>('[part~=options] input'),
  ]
  const sent = (mapper: FieldMapper) => mapper.rows.at(-1)?.options

  it('shows what is said for which option, and is accessible', async () => {
    const mapper = await ready()
    const details = inside(mapper, '[part~=options] details') as HTMLDetailsElement
    expect(details.querySelector('summary')?.textContent).to.contain('Salutation')
    details.open = true
    expect(inputs(mapper).map(({ value, placeholder }) => [value, placeholder])).to.deep.equal([
      ['Herr', 'Mr.'],
      ['', 'Ms.'],
    ])
    await expectAccessible(mapper)
  })

  it('by keyboard: typed words go with the row; other words of the option stay, lost options do not', async () => {
    const mapper = await ready()
    let told = 0
    mapper.addEventListener('change', () => (told += 1))
    inside(mapper, '[part~=options] summary').focus()
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: ' Frau; Dame ' })
    await sendKeys({ press: 'Tab' })
    await until('dirty', () => hasState(mapper, 'dirty'))
    expect(told).to.equal(1)
    const words = sent(mapper)
    expect(words).to.deep.equal([
      { crm: 'mr', outlook: 'Herr' },
      { crm: 'mr', outlook: 'Mister' },
      { crm: 'ms', outlook: 'Frau  Dame' },
    ])
    expect(await mapper.save()).to.equal(true)
    const body = edge.calls.findLast(({ name }) => name === 'saveMapping')?.body as ContactMapping
    expect(body.rows.at(-1)?.options).to.deep.equal(words)
  })

  it('an emptied word is taken back, and so is one that is the option’s own name', async () => {
    const mapper = await ready()
    const type = (at: number, word: string) => {
      const input = inputs(mapper)[at]
      if (!input) throw new Error('no input')
      input.value = word
      input.dispatchEvent(new Event('change', { bubbles: true }))
    }
    type(1, 'Ms.')
    expect(sent(mapper)?.map(({ crm }) => crm)).to.deep.equal(['mr', 'mr'])
    type(0, '')
    expect(sent(mapper)).to.deep.equal([])
  })

  it('another CRM field in the row has no words yet', async () => {
    const mapper = await ready()
    const selects = [...mapper.renderRoot.querySelectorAll<HTMLSelectElement>('select[part~=crm]')]
    const select = selects.at(-1)
    if (!select) throw new Error('no select')
    select.value = 'Region__c'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    expect(sent(mapper)).to.deep.equal([])
    await until('no words', () => mapper.renderRoot.querySelector('[part~=options]') === null)
  })

  it('cannot be changed where the mapping cannot', async () => {
    const mapper = await ready({ readonly: '' })
    expect(inputs(mapper).every(({ disabled }) => disabled)).to.equal(true)
  })

  it('says which row has one word for two options, in the page’s language', async () => {
    document.documentElement.lang = 'de'
    const index = given.rows.length - 1
    const issue = { row: index, severity: 'error', code: 'option-twice', detail: 'x' } as const
    given = listedMapping({ issues: [issue] })
    const mapper = await ready()
    await until('German', () => textOf(mapper).includes('Ein Wort steht für zwei Optionen'))
  })
})
