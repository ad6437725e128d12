/**
 * @module
 * P05: how values are read is counted. What is remembered of every record was made from it, so that a release that
 * reads otherwise says so by the next number (edge/app/mailbox/stream-kind.ts), or it would write all there is.
 */
import { expect, it } from 'vitest'
import { eventToFields as crmEvent, toRecord } from '../../edge/adapters/crm/rest/record-json.ts'
import { contactToFields, fieldsToContact } from '../../edge/adapters/graph/contact-json.ts'
import { parseContact } from '../../edge/adapters/graph/contacts.ts'
import { parseEvent, toItem } from '../../edge/adapters/graph/event-query.ts'
import { readings } from '../../edge/app/mailbox/stream-kind.ts'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import { slots } from '../../edge/domain/contacts/slots.ts'
import type { Fields, Side } from '../../edge/domain/record.ts'
import { fingerprint } from '../../edge/domain/record.ts'
import { fingerprints } from '../../edge/domain/sync/merge.ts'
import { groupName } from '../../edge/domain/sync/prints.ts'
import type { SyncMap } from '../../edge/domain/sync/sync-map.ts'
import { map as contactMap } from '../domain/contacts/sample-mapping.ts'

/** Of whole groups: the prints of their parts follow from the same values. */
function printed(map: SyncMap, side: Side, fields: Fields): string {
  const prints = Object.entries(fingerprints(map, side, fields))
  return fingerprint(Object.fromEntries(prints.filter(([name]) => groupName(name) === name)))
}

const bodies = [
  '<html><body><div>One</div><div>&nbsp;two &amp; three</div><ul><li>a<li>b</ul></body></html>',
  '<p>Caf&eacute;<br>\r\n<b>bold</b> <a href="https://example.com/x?a=1&amp;b=2">link</a></p>',
  '<table><tr><td>1</td><td>2</td></tr></table><blockquote>said</blockquote><pre> kept\n  so</pre>',
]

const at = (day: string, hour: string) => ({
  dateTime: `${day}T${hour}:00.0000000`,
  timeZone: 'UTC',
})

const weekly = {
  pattern: {
    type: 'weekly',
    interval: 2,
    daysOfWeek: ['tuesday', 'friday'],
    firstDayOfWeek: 'monday',
  },
  range: {
    type: 'endDate',
    startDate: '2026-12-01',
    endDate: '2027-02-01',
    recurrenceTimeZone: 'W. Europe Standard Time',
  },
}

const outlookEvents = bodies.map((content, index) => ({
  id: `e${index}`,
  '@odata.etag': 'W/"1"',
  subject: ['  Spaced   title\t', '', 'Plain'][index],
  body: { contentType: 'html', content },
  start: at('2026-12-01', '08:00'),
  end: at('2026-12-01', '09:30'),
  originalStartTimeZone: ['W. Europe Standard Time', 'Tonga Standard Time', 'UTC'][index],
  isAllDay: false,
  location: { displayName: ' Room  1 ' },
  showAs: 'oof',
  sensitivity: 'private',
  isReminderOn: index === 0,
  reminderMinutesBeforeStart: 15,
  categories: ['Red', ' Blue '],
  isCancelled: index === 2,
  recurrence: index === 0 ? weekly : null,
}))

const crmEvents = ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,TU;WKST=MO', ''].map((rrule, index) => ({
  title: ' Spaced   title ',
  descriptionText: 'One\r\n\r\n\r\ntwo  three \n',
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:30',
  timeZone: index === 0 ? 'Europe/Berlin' : 'Pacific/Tongatapu',
  allDay: false,
  location: ' Room  1 ',
  showAs: 'busy',
  privacy: 'normal',
  status: 'tentative',
  reminderMinutes: 15,
  categories: ['Red', ' Blue '],
  participants: [{ name: 'Ada <x>', email: 'ada@example.com' }],
  ...(rrule === '' ? {} : { recurrence: { rrule, exdates: ['2026-12-15T09:00:00'] } }),
}))

function calendar(): string {
  const items = outlookEvents.map((row) => {
    const parsed = parseEvent(row)
    const item = parsed === null ? null : toItem(parsed, 0)
    if (item === null) throw new Error('not parsed')
    return printed(eventMap, 'outlook', item.fields)
  })
  return fingerprint([...items, ...crmEvents.map((row) => printed(eventMap, 'crm', crmEvent(row)))])
}

const filled: Fields = Object.fromEntries(
  slots.map(({ slot, type }) => {
    if (type === 'list') return [slot, ['B', 'a']]
    return [slot, type === 'date' ? '1974-07-22' : ` ${slot}  030 1234567 `]
  }),
)

function contacts(): string {
  const row = parseContact({ id: 'c1', ...fieldsToContact(filled, null) })
  if (row === null) throw new Error('not parsed')
  const times = { createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-02T00:00:00Z' }
  const meta = { id: 'c1', rev: 'r', ownerId: 'm', origin: 'manual', ...times }
  const values = {
    last: ' Vance ',
    bio: 'One\r\ntwo ',
    mail: ' Ada@Example.com ',
    phone: '030 1234567',
    site: 'example.com',
    born: '1974-07-22',
    tier: 'g',
    tags: ['s', 'g'],
  }
  const record = toRecord('contacts', { ...meta, ...values })
  if (record === null) throw new Error('no record')
  return fingerprint([
    printed(contactMap, 'outlook', contactToFields(row)),
    fingerprint(contactToFields(row)),
    printed(contactMap, 'crm', record.fields),
  ])
}

/** What the samples come out as. A change here needs the next number: today's records are read anew by it. */
it('P05 values are read as the number of the reading says', () => {
  expect({
    calendar: [readings.calendar, calendar()],
    contacts: [readings.contacts, contacts()],
  }).toEqual({
    calendar: [1, '1r5idky8vvq'],
    contacts: [1, '27jxrncp7m9'],
  })
})
