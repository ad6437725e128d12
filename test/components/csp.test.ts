/**
 * @module
 * Under a strict policy with Trusted Types: nothing is reported, and looks still apply (EMB-4).
 */
import { expect } from '@open-wc/testing'
import { EDGE, fakeEdge } from './support/fake-edge.ts'
import { activity } from './support/activity-samples.ts'
import { impactOf, liveStatus, mailboxOf, mapping, people, previewOf } from './support/samples.ts'
import { until } from './support/until.ts'

const POLICY = "style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html"

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('strict content security policy', () => {
  it('EMB-4 0 violations in all elements at work; the policy is in force', async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      violations.push(`${violatedDirective}: ${sample}`),
    )
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = POLICY
    document.head.append(meta)
    // Only now is any of our code loaded.
    await import('../../components/define/all.ts')
    const { configure } = await import('../../components/index.ts')

    const edge = fakeEdge()
    edge.on('mailbox', () => ({ body: mailboxOf('connected', liveStatus('calendar')) }))
    edge.on('impact', () => ({ body: impactOf('calendar') }))
    edge.on('activity', () => ({ body: { entries: activity(0, 4), cursor: null } }))
    edge.on('contactMapping', () => ({ body: mapping(), etag: '"v7"' }))
    edge.on('previewMapping', () => ({ body: previewOf(mapping().rows) }))
    edge.on('directoryUsers', () => ({ body: { users: people(0, 50), cursor: null, total: 50 } }))
    const toggle = document.body.appendChild(document.createElement('o365-sync-toggle'))
    const picker = document.body.appendChild(document.createElement('o365-user-picker'))
    const mapper = document.body.appendChild(document.createElement('field-mapper'))
    configure({ edge: EDGE, getToken: () => 't' })
    await until('ready', () => mapper.matches(':state(ready)') && toggle.matches(':state(live)'))
    picker.showPicker()
    const options = () => [...picker.renderRoot.querySelectorAll<HTMLElement>('[role=option]')]
    await until('placed', () => options()[2]?.offsetTop)
    const rows = options()
    const placed = rows.slice(0, 3).map(({ offsetTop }) => offsetTop)
    for (const control of toggle.renderRoot.querySelectorAll<HTMLElement>(
      '.switch, [aria-expanded]',
    )) {
      control.click()
    }
    await wait(300)

    expect(violations).to.deep.equal([])
    expect(mapper.matches(':state(ready)')).to.equal(true)
    expect(placed).to.deep.equal([0, 56, 112])
    const control = toggle.renderRoot.querySelector('.switch')
    expect(control && getComputedStyle(control).borderRadius).to.not.equal('0px')

    // The proof that this would have been seen.
    const probe = document.createElement('p')
    expect(() => {
      probe.innerHTML = '<b>x</b>'
    }).to.throw()
    probe.setAttribute('style', 'color: red')
    await wait(50)
    expect(violations.length).to.be.above(0)
    edge.restore()
  })
})
