/**
 * @module
 * The preview: a contact chosen by name, both directions, how many records saving would touch.
 */
import { expect } from '@open-wc/testing'
import type { FieldMapper } from '../../../components/index.ts'
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
import { mapping, previewOf } from '../support/samples.ts'

describe('<field-mapper> preview', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('contactMapping', () => ({ body: mapping(), etag: '"v7"' }))
    edge.on('previewMapping', () => ({
      body: previewOf(mapping().rows, { affects: { records: 1204, of: 8310 } }),
    }))
    edge.on('findContacts', () => ({
      body: { contacts: [{ crmId: 'c99', label: 'Omar Haddad' }] },
    }))
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const ready = async (): Promise<FieldMapper> => {
    const mapper = mount('field-mapper')
    await until('ready', () => hasState(mapper, 'ready') && textOf(mapper).includes('Litware'))
    return mapper
  }
  const search = (mapper: FieldMapper, text: string) => {
    const form = inside(mapper, 'form[role=search]') as HTMLFormElement
    ;(form.elements.namedItem('search') as HTMLInputElement).value = text
    form.requestSubmit()
  }

  it('CON-5 finds a contact by name and shows the one chosen', async () => {
    const mapper = await ready()
    search(mapper, ' omar ')
    await until('found', () => textOf(mapper).includes('Omar Haddad'))
    expect(edge.calls.at(-1)?.query).to.deep.equal({ search: 'omar' })
    await expectAccessible(mapper)
    const before = edge.count('previewMapping')
    button(mapper, 'Omar Haddad').click()
    await until('asked', () => edge.count('previewMapping') === before + 1)
    expect(edge.calls.at(-1)?.body).to.include({ crmId: 'c99' })
    expect(inside(mapper, '.found').textContent).to.not.contain('Omar')
  })

  it('says when nobody is called that, and when it cannot be looked', async () => {
    const mapper = await ready()
    edge.on('findContacts', () => ({ body: { contacts: [] } }))
    search(mapper, 'nobody')
    await until('none', () => textOf(mapper).includes('None of your contacts'))
    edge.on('findContacts', () => refuse('upstream-unavailable'))
    search(mapper, 'nobody')
    await until('refused', () => inside(mapper, '.found').querySelector('.notice'))
  })

  it('CON-5 shows both directions and marks what would change', async () => {
    const mapper = await ready()
    const [there, back] = mapper.renderRoot.querySelectorAll('.preview table')
    expect(there?.querySelector('caption')?.textContent?.trim()).to.equal(
      'From the CRM to Outlook and back',
    )
    const company = (table: Element | undefined) =>
      [...(table?.querySelectorAll('tbody tr') ?? [])]
        .find((row) => row.textContent?.includes('Account name'))
        ?.querySelector('.changed')?.textContent
    expect(company(there)).to.contain('Litware Lda.')
    expect(company(back)).to.match(/^Litware\s+changes/)
    expect([...(back?.querySelectorAll('.changed') ?? [])]).to.have.length(2)
  })

  it('SYN-7 says how many records saving would touch', async () => {
    const mapper = await ready()
    expect(inside(mapper, '[part=affects]').textContent?.trim()).to.equal(
      'Saving would touch at most 1,204 of 8,310 records.',
    )
  })
})
