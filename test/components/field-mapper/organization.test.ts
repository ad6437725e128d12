/**
 * @module
 * The organization's mapping: set and fixed by who manages the integration, seen and respected by members (CON-5).
 */
import { expect } from '@open-wc/testing'
import type { FieldMapper } from '../../../components/index.ts'
import type { SaveOrganizationMapping } from '../../../edge/contract/organization-mapping.ts'
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

describe('<field-mapper> of an organization', () => {
  let edge: FakeEdge
  let fixed: boolean
  let version: number
  let rows = mapping().rows
  const told = () => ({
    body: { ...mapping({ rows, version: `o${version}` }), fixed },
    etag: `"o${version}"`,
  })

  beforeEach(() => {
    edge = fakeEdge()
    fixed = false
    version = 1
    rows = mapping().rows
    edge.on('contactMapping', () => ({ body: mapping() }))
    edge.on('previewMapping', () => ({ body: previewOf(rows) }))
    edge.on('organizationMapping', told)
    edge.on('saveOrganizationMapping', ({ body }) => {
      const wanted = body as SaveOrganizationMapping
      version += 1
      fixed = wanted.fixed
      rows = wanted.rows ?? mapping().defaults
      return told()
    })
  })
  afterEach(() => {
    unmountAll()
    edge.restore()
  })

  const ready = async (
    attributes: Readonly<Record<string, string>> = { organization: '' },
  ): Promise<FieldMapper> => {
    const mapper = mount('field-mapper', attributes)
    await until('ready', () => hasState(mapper, 'ready') && textOf(mapper).includes('Litware'))
    return mapper
  }
  const saves = () =>
    edge.calls
      .filter(({ name }) => name === 'saveOrganizationMapping')
      .map(({ body, ifMatch }) => ({ ...(body as SaveOrganizationMapping), ifMatch }))

  it('is read and saved in the place of the member’s own', async () => {
    const mapper = await ready()
    expect(edge.count('contactMapping')).to.equal(0)
    expect(textOf(mapper)).to.contain('Everybody begins with this mapping')
    inside(mapper, 'tbody tr:last-child [id^=x]').click()
    await until('dirty', () => mapper.dirty)
    expect(await mapper.save()).to.equal(true)
    expect(saves()).to.deep.equal([
      { rows: mapping().rows.slice(0, -1), fixed: false, ifMatch: '"o1"' },
    ])
    expect(edge.count('saveMapping')).to.equal(0)
    await expectAccessible(mapper)
  })

  it('is fixed for everybody and given free, at the version it was read', async () => {
    const mapper = await ready()
    button(mapper, 'Fix it for everybody').click()
    await until('fixed', () => textOf(mapper).includes('nobody can save one of their own'))
    button(mapper, 'Let members change it').click()
    await until('free', () => textOf(mapper).includes('Everybody begins'))
    // The default rows are none of its own: they follow the CRM's fields.
    expect(saves()).to.deep.equal([
      { rows: null, fixed: true, ifMatch: '"o1"' },
      { rows: null, fixed: false, ifMatch: '"o2"' },
    ])
  })

  it('is not fixed while there are unsaved changes, and says why', async () => {
    const mapper = await ready()
    inside(mapper, 'tbody tr:last-child [id^=x]').click()
    await until('dirty', () => mapper.dirty)
    const fix = button(mapper, 'Fix it for everybody')
    expect(fix.getAttribute('aria-disabled')).to.equal('true')
    expect(fix.title).to.equal('Save or discard your changes first.')
    fix.click()
    expect(saves()).to.deep.equal([])
  })

  it('who may not manage the integration is told so, and sees nothing of it', async () => {
    edge.on('organizationMapping', () => refuse('not-permitted'))
    const mapper = mount('field-mapper', { organization: '' })
    await until('failed', () => hasState(mapper, 'failed'))
    await until('why', () => textOf(mapper).includes('role does not allow this'))
  })

  it('fixed, a member sees it with who fixed it, and can change nothing', async () => {
    const fixedBy = { name: 'Amelia', at: new Date(Date.now() - 7_200_000).toISOString() }
    edge.on('contactMapping', () => ({ body: mapping({ level: 'organization', fixedBy }) }))
    const mapper = await ready({})
    expect(textOf(mapper)).to.contain('Amelia set this mapping for everybody, 2 hours ago.')
    expect(mapper.renderRoot.querySelector('.actions')).to.equal(null)
    const selects = [...mapper.renderRoot.querySelectorAll<HTMLSelectElement>('tbody select')]
    expect(selects.every(({ disabled }) => disabled)).to.equal(true)
    await expectAccessible(mapper)
  })

  it('not fixed, a member is told whose rows he begins with', async () => {
    edge.on('contactMapping', () => ({ body: mapping({ level: 'organization' }) }))
    const mapper = await ready({})
    expect(textOf(mapper)).to.contain('What you save counts for you alone.')
    expect(button(mapper, 'Save mapping')).to.not.equal(null)
  })
})
