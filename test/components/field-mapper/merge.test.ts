/**
 * @module
 * Somebody was faster: both mappings side by side, and what a person makes of them (CON-5).
 */
import { expect } from '@open-wc/testing'
import { differences, mixed } from '../../../components/field-mapper/versions/merge-rows.ts'
import type { MappingRow } from '../../../edge/contract/mapping.ts'
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

const row = (crm: string, outlook: string, patch: Partial<MappingRow> = {}): MappingRow => ({
  ...{ crm, outlook, direction: 'both', transform: 'none' },
  ...patch,
})
const base = [row('First', 'name.first'), row('Last', 'name.last'), row('Job', 'jobTitle')]

describe('two mappings made from one', () => {
  it('CON-5 takes what only one has changed, and theirs where both did', () => {
    const mine = [row('First', 'name.nick'), row('Last', 'name.last'), row('Job', 'office')]
    const theirs = [row('First', 'name.first'), row('Last', 'company'), row('Job', 'profession')]
    const found = differences(base, mine, theirs)
    expect(found.map(({ crm, preset }) => [crm, preset])).to.deep.equal([
      ['First', 'mine'],
      ['Last', 'theirs'],
      ['Job', 'theirs'],
    ])
    const result = mixed(theirs, found, (crm) => (crm === 'First' ? 'mine' : 'theirs'))
    expect(result).to.deep.equal([mine[0], theirs[1], theirs[2]])
  })

  it('keeps rows that one of them has removed or added where they belong', () => {
    const mine = [...base.slice(1), row('Region', 'office')]
    const found = differences(base, mine, base)
    expect(found.map(({ crm, preset }) => [crm, preset])).to.deep.equal([
      ['First', 'mine'],
      ['Region', 'mine'],
    ])
    expect(mixed(base, found, () => 'mine')).to.deep.equal(mine)
    expect(mixed(base, found, () => 'theirs')).to.deep.equal(base)
  })

  it('a field in two rows is one choice', () => {
    const mine = [row('First', 'name.first'), row('First', 'name.nick'), ...base.slice(1)]
    const [only, ...others] = differences(base, mine, base)
    expect(others).to.deep.equal([])
    expect(only?.mine).to.have.length(2)
    expect(mixed(base, only ? [only] : [], () => 'mine')).to.deep.equal(mine)
  })
})

describe('<field-mapper> merge', () => {
  let edge: FakeEdge
  let current = mapping()
  beforeEach(() => {
    edge = fakeEdge()
    current = mapping()
    edge.on('contactMapping', () => ({ body: current, etag: `"${current.version}"` }))
    edge.on('previewMapping', () => ({ body: previewOf(current.rows) }))
    edge.on('saveMapping', ({ body, ifMatch }) => {
      if (ifMatch !== `"${current.version}"`) return refuse('version-conflict')
      current = mapping({ rows: (body as { rows: MappingRow[] }).rows, version: 'v9' })
      return { body: current, etag: '"v9"' }
    })
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  it('CON-5 shows mine and theirs by row; the selection is looked at, then saved', async () => {
    const mapper = mount('field-mapper')
    await until('ready', () => hasState(mapper, 'ready'))
    const [first, second] =
      mapper.renderRoot.querySelectorAll<HTMLSelectElement>('select[part~=direction]')
    for (const select of [first, second]) {
      if (!select) throw new Error('no select')
      select.value = 'to-crm'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }
    await until('dirty', () => hasState(mapper, 'dirty'))
    const theirs = current.rows.map((each) =>
      each.crm === 'LastName' ? { ...each, outlook: 'name.middle' } : each,
    )
    current = mapping({ version: 'v8', rows: theirs, isDefault: false, savedBy: 'Priya Sharma' })
    button(mapper, 'Save mapping').click()
    await until('conflict', () => mapper.renderRoot.querySelector('.merge'))
    const choices = [...mapper.renderRoot.querySelectorAll('.merge fieldset')]
    expect(choices.map((each) => each.querySelector('legend')?.textContent)).to.deep.equal([
      'First name',
      'Last name',
    ])
    const chosen = () =>
      choices.map((each) => each.querySelector<HTMLInputElement>('input:checked')?.value)
    expect(chosen(), 'only mine changed the first, both the second').to.deep.equal([
      'mine',
      'theirs',
    ])
    expect(choices[1]?.textContent).to.contain('Middle name').and.contain('To CRM')
    await expectAccessible(mapper)
    button(mapper, 'Use this selection').click()
    await until('in the table', () => hasState(mapper, 'dirty'))
    expect(
      mapper.rows.slice(0, 2).map(({ outlook, direction }) => [outlook, direction]),
    ).to.deep.equal([
      ['name.first', 'to-crm'],
      ['name.middle', 'both'],
    ])
    expect(current.version, 'not saved yet').to.equal('v8')
    expect(inside(mapper, '.card').textContent).to.not.contain('Use this selection')
    button(mapper, 'Save mapping').click()
    await until('saved', () => current.version === 'v9')
    expect(textOf(mapper)).to.not.contain('Somebody saved')
  })
})
