/**
 * @module
 * Values of an event as people read them in the activity list (SYN-8).
 */
import { describe, expect, it } from 'vitest'
import { eventMap } from '../../../edge/domain/calendar/event-map.ts'
import { fieldLabel, SHOWN_LETTERS, shortText, wholeText } from '../../../edge/domain/sync/shown.ts'
import type { Json } from '../../../edge/domain/record.ts'

const text = (name: string, value: Json) => {
  const group = eventMap.find((one) => one.name === name)
  if (group === undefined) throw new Error(`no group ${name}`)
  return wholeText(group, group.readCrm({ [name]: value }))
}

const time = (change: object): Json => ({
  allDay: false,
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  zone: 'Europe/Berlin',
  rule: null,
  ...change,
})

describe('what people read', () => {
  it.each([
    [{}, '2026-12-01 09:00 – 10:00 Europe/Berlin'],
    [{ end: '2026-12-02T10:00:00' }, '2026-12-01 09:00 – 2026-12-02 10:00 Europe/Berlin'],
    [
      { rule: 'FREQ=WEEKLY;BYDAY=TU' },
      '2026-12-01 09:00 – 10:00 Europe/Berlin, FREQ=WEEKLY;BYDAY=TU',
    ],
    [{ allDay: true, start: '2026-12-31', end: '2027-01-01', zone: null }, '2026-12-31'],
    [
      { allDay: true, start: '2026-12-30', end: '2027-01-02', zone: null },
      '2026-12-30 – 2027-01-01',
    ],
  ])('a time %j', (change, expected) => {
    expect(text('time', time(change))).toBe(expected)
  })

  it.each([
    ['title', 'Lunch', 'Lunch'],
    ['location', '', null],
    ['description', { text: 'Bring cake', people: ['Ann <ann@x.test>'] }, 'Bring cake'],
    ['reminder', 15, '15'],
    ['reminder', null, 'none'],
    ['categories', ['Sales', 'Blue'], 'Blue, Sales'],
    [
      'exceptions',
      {
        cancelled: ['2026-12-08T09:00:00'],
        changed: [{ original: '2026-12-15T09:00:00', title: 'Other' }],
      },
      '− 2026-12-08 09:00, ~ 2026-12-15 09:00',
    ],
  ])('%s %j', (name, value, expected) => {
    expect(text(name, value)).toBe(expected)
  })

  it('long text is cut, never in the middle of a character', () => {
    const [title] = eventMap
    if (title === undefined) throw new Error('no groups')
    const short = shortText(title, `${'x'.repeat(SHOWN_LETTERS - 1)}😀😀`)
    expect(short).toBe('x'.repeat(SHOWN_LETTERS - 1))
    expect(fieldLabel(title)).toBe('Title')
  })
})
