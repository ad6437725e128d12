/**
 * @module
 * Versions of a mapping, the order of its rows, how many records saving touches.
 */
import { expect } from '@open-wc/testing'
import type { FieldMapper } from '../../../components/index.ts'
import { saveMapping } from '../../../edge/contract/mapping.ts'
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

describe('<field-mapper> versions', () => {
  let edge: FakeEdge
  const current = mapping({ isDefault: false })
  const earlier = current.rows.slice(0, 2)

  beforeEach(() => {
    edge = fakeEdge()
    edge.on('contactMapping', () => ({ body: current, etag: '"v7"' }))
    edge.on('previewMapping', () => ({ body: previewOf(current.rows) }))
    edge.on('saveMapping', ({ body }) => ({
      body: mapping({ rows: saveMapping.parse(body).rows, version: 'v8', isDefault: false }),
      etag: '"v8"',
    }))
    edge.on('mappingVersions', () => ({
      body: {
        versions: [
          {
            version: 'v7',
            savedAt: '2026-11-20T09:00:00Z',
            savedBy: 'Priya',
            rows: [...current.rows],
          },
          {
            version: 'v6',
            savedAt: '2026-11-12T15:30:00Z',
            savedBy: 'Marcus Bauer',
            rows: [...earlier],
          },
        ],
      },
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

  it('CON-5 shows who saved what and when, and brings a version back', async () => {
    const mapper = await ready()
    button(mapper, 'Earlier versions').click()
    await until('list', () => textOf(mapper).includes('Marcus Bauer'))
    const list = inside(mapper, '.versions')
    expect(list.textContent).to.contain('2 rows').and.contain('in use').and.contain('Nov 12, 2026')
    expect(list.querySelectorAll('button').length, 'the one in use needs none').to.equal(1)
    await expectAccessible(mapper)
    list.querySelector('button')?.click()
    await until('in the table', () => hasState(mapper, 'dirty'))
    expect(mapper.rows).to.deep.equal(earlier)
    expect(edge.count('saveMapping'), 'not saved by itself').to.equal(0)
    button(mapper, 'Save mapping').click()
    await until('saved', () => hasState(mapper, 'ready'))
    const call = edge.calls.find(({ name }) => name === 'saveMapping')
    expect(call?.ifMatch).to.equal('"v7"')
    expect(call?.body).to.deep.equal({ rows: earlier })
  })

  it('says when the versions cannot be read', async () => {
    edge.on('mappingVersions', () => refuse('upstream-unavailable'))
    const mapper = await ready()
    button(mapper, 'Earlier versions').click()
    await until('reason', () => textOf(mapper).includes('does not answer right now'))
  })

  it('CON-5 moves rows by keyboard, the focus goes along, the ends stay', async () => {
    const mapper = await ready()
    const order = () => mapper.rows.map(({ crm }) => crm)
    const before = order()
    const down = button(mapper, 'Move First name down')
    down.focus()
    down.click()
    await until('moved', () => order()[1] === before[0])
    await until('focus', () =>
      mapper.shadowRoot?.activeElement?.getAttribute('aria-label')?.includes('First name'),
    )
    expect(order()).to.deep.equal([before[1], before[0], ...before.slice(2)])
    await until('said', () => textOf(mapper).includes('First name is row 2 now'))
    button(mapper, 'Move First name up').click()
    await until('back', () => hasState(mapper, 'ready'))
    expect(button(mapper, 'Move First name up').getAttribute('aria-disabled')).to.equal('true')
    button(mapper, 'Move First name up').click()
    expect(order()).to.deep.equal(before)
  })
})
