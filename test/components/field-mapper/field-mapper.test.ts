/**
 * @module
 * The mapper: what is offered, editing, live preview, saving, somebody else's version.
 */
import { expect } from '@open-wc/testing'
import type { ContactMapping } from '../../../edge/contract/mapping.ts'
import { saveMapping } from '../../../edge/contract/mapping.ts'
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

type Rows = ContactMapping['rows']
const rowsOf = (body: unknown): Rows =>
  saveMapping.parse({ rows: (body as { rows: Rows }).rows }).rows

describe('<field-mapper>', () => {
  let edge: FakeEdge
  let current = mapping()

  beforeEach(() => {
    edge = fakeEdge()
    current = mapping()
    edge.on('contactMapping', () => ({ body: current, etag: `"${current.version}"` }))
    edge.on('previewMapping', ({ body }) => ({ body: previewOf(rowsOf({ ...(body as object) })) }))
    edge.on('saveMapping', ({ body, ifMatch }) => {
      if (ifMatch !== `"${current.version}"`) return refuse('version-conflict')
      current = mapping({ rows: rowsOf(body), version: `${current.version}+`, isDefault: false })
      return { body: current, etag: `"${current.version}"` }
    })
  })
  afterEach(() => {
    document.documentElement.dir = 'ltr'
    unmountAll()
    edge.restore()
  })

  const ready = async (attributes: Readonly<Record<string, string>> = {}): Promise<FieldMapper> => {
    const mapper = mount('field-mapper', attributes)
    await until('ready', () => hasState(mapper, 'ready') && textOf(mapper).includes('Litware'))
    return mapper
  }
  const selects = (mapper: FieldMapper, part: string) => [
    ...mapper.renderRoot.querySelectorAll<HTMLSelectElement>(`select[part~=${part}]`),
  ]
  const choose = (select: HTMLSelectElement | undefined, value: string) => {
    if (!select) throw new Error('no select')
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('CON-1 shows the default mapping and offers only fields that can be written', async () => {
    const mapper = await ready()
    expect(selects(mapper, 'crm').map(({ value }) => value)).to.deep.equal(
      current.rows.map(({ crm }) => crm),
    )
    const offered = [...(selects(mapper, 'outlook')[0]?.querySelectorAll('option') ?? [])]
      .map(({ value }) => value)
      .filter(Boolean)
    expect(offered.toSorted()).to.deep.equal(
      current.outlookFields.map(({ slot }) => slot).toSorted(),
    )
    expect(textOf(mapper)).to.contain('This is the default mapping')
  })

  it('CON-5 previews a real record both ways, live, and asks once for quick changes', async () => {
    const mapper = await ready()
    expect(textOf(mapper)).to.contain('Preview with Ana Díaz').and.contain('not the same after')
    const before = edge.count('previewMapping')
    choose(selects(mapper, 'direction')[0], 'to-crm')
    choose(selects(mapper, 'transform')[0], 'upper-case')
    await until('preview', () => edge.count('previewMapping') > before)
    expect(edge.count('previewMapping')).to.equal(before + 1)
    const [row] = rowsOf({ ...(edge.calls.at(-1)?.body as object) })
    expect(row).to.include({ direction: 'to-crm', transform: 'upper-case' })
  })

  it('CON-5 shows the issues of a row at that row', async () => {
    edge.on('previewMapping', ({ body }) => ({
      body: previewOf(rowsOf(body), {
        issues: [
          { row: 4, severity: 'loss', code: 'too-long', detail: 'Cut after 255 characters.' },
        ],
      }),
    }))
    const mapper = await ready()
    const row = selects(mapper, 'crm')[4]?.closest('tr')
    expect(row?.textContent).to.contain('Cut after 255 characters.')
    const id = selects(mapper, 'crm')[4]?.getAttribute('aria-describedby')
    expect(inside(mapper, `#${id}`).textContent).to.contain('May lose data')
  })

  it('CON-5 saves with If-Match what was changed, and is clean again', async () => {
    const mapper = await ready()
    const versions: string[] = []
    mapper.addEventListener('o365-saved', ({ detail }) => versions.push(detail.version))
    choose(selects(mapper, 'crm')[0], 'Region__c')
    await until('dirty', () => hasState(mapper, 'dirty'))
    const leaving = new Event('beforeunload', { cancelable: true })
    dispatchEvent(leaving)
    expect(leaving.defaultPrevented, 'leaving is warned of').to.equal(true)
    button(mapper, 'Save mapping').click()
    await until('saved', () => hasState(mapper, 'ready'))
    const call = edge.calls.find(({ name }) => name === 'saveMapping')
    expect(call?.ifMatch).to.equal('"v7"')
    expect(rowsOf(call?.body)[0]?.crm).to.equal('Region__c')
    expect(versions).to.deep.equal(['v7+'])
    const after = new Event('beforeunload', { cancelable: true })
    dispatchEvent(after)
    expect(after.defaultPrevented).to.equal(false)
  })

  it('CON-5 adds and removes rows by keyboard, the focus stays near; reset brings the default back', async () => {
    const mapper = await ready()
    const active = () => mapper.shadowRoot?.activeElement
    button(mapper, 'Add a row').click()
    await until('new row', () => selects(mapper, 'crm').length === 7)
    await until('focus', () => active() === selects(mapper, 'crm')[6])
    button(mapper, 'Save mapping').click()
    await until('summary', () => textOf(mapper).includes('1 row will not work'))
    expect(edge.count('saveMapping')).to.equal(0)
    button(mapper, 'Remove Row 7').click()
    await until('gone', () => selects(mapper, 'crm').length === 6)
    await until('focus', () => active()?.getAttribute('aria-label')?.includes('Description'))
    button(mapper, 'Remove First name').click()
    await until('gone', () => selects(mapper, 'crm').length === 5)
    expect(selects(mapper, 'crm').map(({ value }) => value)[0]).to.equal('LastName')
    button(mapper, 'Reset to default').click()
    await until('default', () => hasState(mapper, 'ready'))
    expect(selects(mapper, 'crm').map(({ value }) => value)).to.deep.equal(
      current.rows.map(({ crm }) => crm),
    )
  })

  for (const [choice, expected] of [
    ['Use their version', 'Company'],
    ['Replace it with mine', 'Title'],
  ] as const) {
    it(`CON-5 somebody was faster: ${choice}`, async () => {
      const mapper = await ready()
      choose(selects(mapper, 'crm')[0], 'Title')
      await until('dirty', () => hasState(mapper, 'dirty'))
      const rows = current.rows.map((row, at) => (at === 0 ? { ...row, crm: 'Company' } : row))
      current = mapping({ version: 'v8', rows, isDefault: false })
      button(mapper, 'Save mapping').click()
      await until('conflict', () => hasState(mapper, 'conflict'))
      expect(selects(mapper, 'crm')[0]?.value, 'mine is still there').to.equal('Title')
      await expectAccessible(mapper)
      button(mapper, choice).click()
      await until('settled', () => hasState(mapper, 'ready'))
      expect(selects(mapper, 'crm')[0]?.value).to.equal(expected)
      expect(current.rows[0]?.crm).to.equal(expected)
    })
  }

  it('is read-only by attribute and when the edge refuses', async () => {
    const locked = await ready({ readonly: '' })
    expect(selects(locked, 'crm').every(({ disabled }) => disabled)).to.equal(true)
    expect(textOf(locked)).to.not.contain('Save mapping')
    await expectAccessible(locked)
    unmountAll()
    edge.on('saveMapping', () => refuse('not-permitted'))
    const mapper = await ready()
    choose(selects(mapper, 'crm')[0], 'Title')
    await until('dirty', () => hasState(mapper, 'dirty'))
    button(mapper, 'Save mapping').click()
    await until('refused', () => textOf(mapper).includes('CRM role does not allow'))
    await until('locked', () => selects(mapper, 'crm').every(({ disabled }) => disabled))
  })

  it('EMB-4 0 violations: filled, with issues, failed, narrow, right to left', async () => {
    const mapper = await ready()
    await expectAccessible(mapper)
    button(mapper, 'Add a row').click()
    await until('dirty', () => hasState(mapper, 'dirty'))
    button(mapper, 'Save mapping').click()
    await until('summary', () => textOf(mapper).includes('1 row will not work'))
    await expectAccessible(mapper)
    document.documentElement.dir = 'rtl'
    mapper.style.setProperty('width', '320px')
    await expectAccessible(mapper)
    expect(mapper.scrollWidth).to.be.at.most(320)
    unmountAll()
    edge.on('contactMapping', () => refuse('upstream-unavailable'))
    const failed = mount('field-mapper')
    await until('failed', () => hasState(failed, 'failed'))
    await expectAccessible(failed)
  })

  it('EMB-1 submits its rows with a form', async () => {
    const form = document.body.appendChild(document.createElement('form'))
    const mapper = mount('field-mapper', { name: 'mapping' }, form)
    await until('ready', () => hasState(mapper, 'ready'))
    const rows = JSON.parse(String(new FormData(form).get('mapping'))) as unknown
    expect(rows).to.deep.equal(current.rows)
    form.remove()
  })
})
