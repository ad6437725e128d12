/**
 * @module
 * The opened activity: conflicts with both values, records set aside, why, export.
 */
import { expect } from '@open-wc/testing'
import type { SyncToggle } from '../../../components/index.ts'
import type { ActivityEntry } from '../../../edge/contract/sync.ts'
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
import { activity, agenda, decided, questions } from '../support/activity-samples.ts'
import { liveStatus, mailboxOf, parked } from '../support/samples.ts'

const live = liveStatus('calendar')
const conflict: ActivityEntry = {
  ...(activity(0, 1)[0] as ActivityEntry),
  id: '12.3',
  kind: 'conflict',
  side: 'outlook',
  fields: ['time'],
  code: 'outlook-lost',
  detail: JSON.stringify({ allDay: false, start: '2026-12-01T09:00:00', zone: 'Europe/Berlin' }),
}

describe('<o365-sync-toggle> activity', () => {
  let edge: FakeEdge
  beforeEach(() => {
    edge = fakeEdge()
    edge.on('mailbox', () => ({ body: mailboxOf('connected', live) }))
    edge.on('activity', () => ({ body: { entries: [conflict, ...activity(1, 2)], cursor: null } }))
    edge.on('resolveConflict', () => ({ body: live }))
    edge.on('parked', () => ({ body: { entries: parked(), cursor: null } }))
    edge.on('retryParked', () => ({ body: live }))
    edge.on('restoreConflict', () => ({ body: live }))
    edge.on('explain', () => ({
      body: { synced: false, code: 'imported', detail: 'It was imported.' },
    }))
    edge.on('exportActivity', () => ({ text: '{"id":"1"}\n{"id":"2"}\n' }))
  })
  afterEach(() => {
    document.documentElement.dir = 'ltr'
    unmountAll()
    edge.restore()
  })

  const entryText = (toggle: SyncToggle) =>
    inside(toggle, '.activity > ul .entry').textContent ?? ''

  const opened = async (entry = '.entry.conflict'): Promise<SyncToggle> => {
    const toggle = mount('o365-sync-toggle')
    await until('live', () => hasState(toggle, 'live'))
    button(toggle, 'Activity').click()
    await until('entries', () => toggle.renderRoot.querySelector(entry))
    await until('parked', () => toggle.renderRoot.querySelector('.aside .entry'))
    return toggle
  }

  it('O14 a title that looks like a page is text, and nothing of it runs', async () => {
    const label = '<img src="data:," onerror="document.title=1"><script>document.title=2</script>'
    const before = document.title
    edge.on('activity', () => ({ body: { entries: [{ ...conflict, label }], cursor: null } }))
    const toggle = await opened()
    expect(inside(toggle, '.entry.conflict').textContent).to.contain(label)
    expect(toggle.renderRoot.querySelector('.entry img, .entry script')).to.equal(null)
    expect(document.title).to.equal(before)
  })

  it('SYN-8 after a first sync an empty list says what is in sync, not that nothing happened', async () => {
    const emptyText = async (linked: number): Promise<string> => {
      unmountAll()
      const told = { ...live, counts: { ...live.counts, linked } }
      edge.on('mailbox', () => ({ body: mailboxOf('connected', told) }))
      edge.on('activity', () => ({ body: { entries: [], cursor: null } }))
      const toggle = await opened('.activity > p.muted:not(:empty)')
      await until('the answer', () => !inside(toggle, '.activity').textContent?.includes('Loading'))
      return inside(toggle, '.activity > p.muted').textContent ?? ''
    }

    expect(await emptyText(39)).to.contain('39 records are in sync.')
    expect(await emptyText(1)).to.contain('1 record is in sync.')
    expect(await emptyText(0)).to.equal('Nothing has happened yet.')
  })

  it('SYN-1 shows both values of a conflict and restores the one that lost', async () => {
    const toggle = await opened()
    const entry = inside(toggle, '.entry.conflict').textContent ?? ''
    expect(entry).to.contain('Outlook value, not used').and.contain('Dec 1, 2026')
    expect(entry).to.contain('CRM value, kept')
    expect(entry, 'no raw data').to.not.contain('{')
    button(toggle, 'Restore').click()
    await until('asked', () => edge.count('restoreConflict') === 1)
    expect(edge.calls.find(({ name }) => name === 'restoreConflict')?.params).to.deep.equal({
      stream: 'calendar',
      id: '12.3',
    })
    await until('said', () =>
      inside(toggle, '.card > [role=status]').textContent?.includes('restored'),
    )
    expect(button(toggle, 'Restore').getAttribute('aria-disabled')).to.equal('true')
    button(toggle, 'Restore').click()
    expect(edge.count('restoreConflict'), 'once').to.equal(1)
  })

  it('SYN-1 a restore that is refused says why and may be tried again', async () => {
    edge.on('restoreConflict', () => refuse('wrong-state'))
    const toggle = await opened()
    button(toggle, 'Restore').click()
    await until('reason', () => textOf(toggle).includes('not possible just now'))
    expect(button(toggle, 'Restore').getAttribute('aria-disabled')).to.equal('false')
  })

  it('SYN-8 shows what an update changed, before and after, the long on demand', async () => {
    edge.on('activity', () => ({ body: { entries: activity(0, 1), cursor: null } }))
    const toggle = await opened('.entry.updated')
    const [location, description] = toggle.renderRoot.querySelectorAll('.entry.updated dl > div')
    expect(location?.querySelector('dd')?.innerText.replaceAll(/\s+/g, ' ')).to.equal(
      'Before: Room 4 → After: Room 12',
    )
    expect(description?.textContent).to.contain('empty')
    expect(entryText(toggle), 'named once').to.not.contain('Changed in Outlook:')
    const all = description?.querySelector('details') as HTMLDetailsElement
    expect(all.innerText).to.not.contain('Fabrikam last week')
    ;(all.querySelector('summary') as HTMLElement).click()
    await until('all of it', () => all.innerText.includes(agenda))
    expect(all.innerText).to.contain('Only the beginning is kept here.').and.contain('Show less')
    await expectAccessible(toggle)
  })

  it('SYN-8 tells the first sync in one line, with its number', async () => {
    const { changes: _, ...plain } = conflict
    const first: ActivityEntry = {
      ...plain,
      ...{ id: '1.0', kind: 'state', side: null, label: null, fields: [] },
      ...{ code: 'first-sync', detail: 'The first sync is through.', count: 39 },
    }
    edge.on('activity', () => ({ body: { entries: [first], cursor: null } }))
    const toggle = await opened('.entry.state')
    const words = inside(toggle, '.entry.state').innerText.replaceAll(/\s+/g, ' ')
    expect(words).to.contain('First sync 39 records are on both sides.')
    await expectAccessible(toggle)
  })

  it('CAL-8 says how many people Outlook emailed, and nothing where it emailed nobody', async () => {
    edge.on('activity', () => ({ body: { entries: activity(2, 2), cursor: null } }))
    const toggle = await opened('.entry.deleted')
    expect(inside(toggle, '.entry.deleted').textContent).to.contain('Outlook emailed 2 people')
    expect(textOf(toggle).match(/emailed/g)).to.have.length(1)
    await expectAccessible(toggle)
  })

  it('SYN-1 what a rule decided shows both values; the one not taken can be had', async () => {
    edge.on('activity', () => ({ body: { entries: [decided()], cursor: null } }))
    const toggle = await opened()
    const text = entryText(toggle)
    expect(text).to.contain('CRM value, kept').and.contain('Room 4')
    expect(text).to.contain('Outlook value, not used').and.contain('Café Central')
    button(toggle, 'Restore: Location, In Outlook').click()
    await until('asked', () => edge.count('restoreConflict') === 1)
    const again = () => button(toggle, 'Restore: Location, In Outlook')
    await until('done', () => again().getAttribute('aria-disabled') === 'true')
  })

  const askedOf = (open: ActivityEntry[]) =>
    edge.on('activity', ({ query }) => {
      const isQuestions = query['only'] === 'questions'
      return { body: { entries: isQuestions ? open : [...open, ...activity(0, 2)], cursor: null } }
    })

  it('SYN-1 what nobody has decided stands in front, and the answer ends it', async () => {
    let open = questions()
    askedOf(open)
    edge.on('resolveConflict', ({ params }) => {
      open = open.filter(({ id }) => id !== params['id'])
      askedOf(open)
      return { body: live }
    })
    const toggle = await opened('.entry.question')
    const front = () => inside(toggle, '[part=questions]')
    expect(inside(toggle, '.activity').firstElementChild?.part.contains('questions')).to.equal(true)
    expect(front().textContent).to.contain('2 questions for you').and.contain('Kick-off Fabrikam')
    expect(textOf(toggle)).to.contain('Waiting for your choice.')
    await expectAccessible(toggle)
    button(toggle, 'Keep this one: Time, In Outlook').click()
    await until('answered', () => front().textContent?.includes('1 question for you'))
    const call = edge.calls.find(({ name }) => name === 'resolveConflict')
    expect(call?.params).to.deep.equal({ stream: 'calendar', id: '21.0' })
    expect(call?.body).to.deep.equal({ keep: 'outlook' })
    await until('said', () =>
      inside(toggle, '.card > [role=status]').textContent?.includes('on both sides'),
    )
    button(toggle, 'Keep this one: Description, In the CRM').click()
    await until('none left', () => !toggle.renderRoot.querySelector('[part=questions]'))
  })

  it('SYN-1 a question that an edit has answered goes away, with the reason', async () => {
    askedOf(questions().slice(0, 1))
    edge.on('resolveConflict', () => {
      const [was] = questions()
      const over = was?.conflict && { ...was.conflict, question: 'closed' as const }
      edge.on('activity', ({ query }) => ({
        body: { entries: query['only'] ? [] : [{ ...was, conflict: over }], cursor: null },
      }))
      return refuse('wrong-state')
    })
    const toggle = await opened('.entry.question')
    button(toggle, 'Keep this one: Time, In the CRM').click()
    await until('gone', () => !toggle.renderRoot.querySelector('[part=questions]'))
    expect(textOf(toggle)).to.contain('not possible just now').and.contain('nothing left to choose')
  })

  it('SYN-6 lists what was set aside with its reason and tries one or all again', async () => {
    const toggle = await opened()
    expect(textOf(toggle)).to.contain('more than 32,000 characters').and.contain('Field: Body')
    button(toggle, 'Try again: Offsite Lisboa').click()
    await until('one', () => edge.count('retryParked') === 1 && edge.count('parked') === 2)
    edge.on('parked', () => ({ body: { entries: [], cursor: null } }))
    button(toggle, 'Try all again').click()
    await until('all', () => !toggle.renderRoot.querySelector('.aside'))
    const bodies = edge.calls.filter(({ name }) => name === 'retryParked').map(({ body }) => body)
    expect(bodies).to.deep.equal([{ side: 'crm', id: 'c7' }, {}])
  })

  it('SYN-8 answers why a record is not synced, and takes the activity along', async () => {
    const toggle = await opened()
    inside(toggle, '.explain summary').click()
    const form = inside(toggle, '.explain form') as HTMLFormElement
    ;(form.elements.namedItem('id') as HTMLInputElement).value = ' c 42 '
    form.requestSubmit()
    await until('answer', () => textOf(toggle).includes('A mass update that changes it'))
    expect(edge.calls.find(({ name }) => name === 'explain')?.params).to.deep.equal({
      stream: 'calendar',
      side: 'crm',
      id: 'c%2042',
    })
    button(toggle, 'Export').click()
    await until('file', () => toggle.renderRoot.querySelector('a[download]'))
    const link = inside(toggle, 'a[download]') as HTMLAnchorElement
    expect(link.download).to.match(/^calendar-activity-\d{4}-\d\d-\d\d\.ndjson$/)
    expect(await (await fetch(link.href)).text()).to.equal('{"id":"1"}\n{"id":"2"}\n')
    expect((inside(toggle, 'textarea') as HTMLTextAreaElement).value).to.contain('"2"')
  })

  it('EMB-4 0 violations, also right to left, and closes again', async () => {
    const toggle = await opened()
    inside(toggle, '.explain summary').click()
    await expectAccessible(toggle)
    document.documentElement.dir = 'rtl'
    toggle.style.setProperty('width', '320px')
    await expectAccessible(toggle)
    expect(toggle.scrollWidth).to.be.at.most(320)
    button(toggle, 'Activity').click()
    await until('closed', () => !toggle.renderRoot.querySelector('.activity'))
  })
})
