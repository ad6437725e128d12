/**
 * @module
 * Text twice as large on 320 px: nothing of an element lies outside of it (WCAG 1.4.4, 1.4.10; EMB-4).
 */
import { expect } from '@open-wc/testing'
import type { O365Element } from '../../components/element/o365-element.ts'
import { fakeEdge } from './support/fake-edge.ts'
import type { FakeEdge } from './support/fake-edge.ts'
import { activity, decided, questions } from './support/activity-samples.ts'
import { hasState, inside, mount, textOf, unmountAll, until } from './support/fixture.ts'
import {
  approvalOf,
  joinRequest,
  listedMapping,
  liveStatus,
  mailboxOf,
  mapping,
  parked,
  people,
  previewOf,
  roles,
} from './support/samples.ts'

/** What scrolls by itself, what only screen readers get and what is not shown may be wider. */
const excused = '.scroll, .visually-hidden, [popover], dialog, thead'

const outside = (element: O365Element): readonly string[] => {
  const { left, right } = element.getBoundingClientRect()
  return [...element.renderRoot.querySelectorAll('*')]
    .filter((each) => each.closest(excused) === null)
    .filter((each) => {
      const box = each.getBoundingClientRect()
      return box.width > 0 && (box.left < left - 1 || box.right > right + 1)
    })
    .map((each) => `${each.localName}.${each.getAttribute('class') ?? ''}`)
}

describe('narrow places and large text', () => {
  let edge: FakeEdge
  let place: HTMLElement
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('mailbox', () => ({ body: approvalOf('ready') }))
    edge.on('joinRequests', () => ({
      body: { requests: [joinRequest('j1', 'Ana Díaz')], cursor: null },
    }))
    edge.on('roles', () => ({ body: { roles } }))
    edge.on('contactMapping', () => ({ body: mapping(), etag: '"v7"' }))
    edge.on('previewMapping', () => ({ body: previewOf(mapping().rows) }))
    edge.on('directoryUsers', () => ({ body: { users: people(0, 9), cursor: null, total: 9 } }))
    place = document.createElement('div')
    place.style.cssText = 'inline-size: 320px; font-size: 32px'
    document.body.append(place)
  })
  afterEach(() => {
    unmountAll()
    place.remove()
    edge.restore()
  })

  for (const lang of ['en', 'de', 'ar']) {
    it(`EMB-4 the toggle, the requests, the mapper and the picker hold what is in them (${lang})`, async () => {
      const toggle = mount('o365-sync-toggle', { lang, stream: 'calendar' }, place)
      const requests = mount('o365-join-requests', { lang }, place)
      const mapper = mount('field-mapper', { lang }, place)
      const picker = mount('o365-user-picker', { lang, multiple: '' }, place)
      picker.selected = people(0, 3)
      await until('shown', () => toggle.renderRoot.querySelector('.notice .button') !== null)
      await until('shown', () => textOf(requests).includes('Ana Díaz'))
      await until('shown', () => textOf(mapper).includes('Litware'))
      await until('shown', () => inside(picker, '.chips').children.length === 3)
      await until('in its language', () =>
        [toggle, requests, mapper, picker].every(
          (each) => inside(each, '[part=base]').lang === lang,
        ),
      )
      expect([toggle, requests, mapper, picker].map(outside)).to.deep.equal([[], [], [], []])
    })

    it(`EMB-4 the opened activity holds what is in it (${lang})`, async () => {
      edge.on('mailbox', () => ({ body: mailboxOf('connected', liveStatus('calendar')) }))
      const entries = [...questions(), decided(), ...activity(0, 4)]
      edge.on('activity', ({ query }) => ({
        body: { entries: query['only'] ? questions() : entries, cursor: null },
      }))
      edge.on('parked', () => ({ body: { entries: parked(), cursor: null } }))
      const toggle = mount('o365-sync-toggle', { lang, stream: 'calendar' }, place)
      await until('live', () => hasState(toggle, 'live'))
      await until('in its language', () => inside(toggle, '[part=base]').lang === lang)
      inside(toggle, '[aria-expanded]').click()
      await until('entries', () => toggle.renderRoot.querySelector('.aside .entry'))
      await until('asks why', () => toggle.renderRoot.querySelector('.explain select'))
      for (const each of toggle.renderRoot.querySelectorAll('details')) each.open = true
      expect(outside(toggle)).to.deep.equal([])
    })

    it(`EMB-4 the words for options hold what is in them (${lang})`, async () => {
      edge.on('contactMapping', () => ({ body: listedMapping(), etag: '"v7"' }))
      const mapper = mount('field-mapper', { lang }, place)
      await until('words', () => mapper.renderRoot.querySelector('[part~=options] details'))
      for (const each of mapper.renderRoot.querySelectorAll('details')) each.open = true
      expect(outside(mapper)).to.deep.equal([])
    })
  }
})
