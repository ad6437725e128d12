/**
 * @module
 * Single events: defaults, merge, refusals, times, ids, change keys, mails.
 */
import { describe, expect, it } from 'vitest'
import { at, event, immutable, openMailbox } from './mailbox-call.ts'

const berlin = 'W. Europe Standard Time'

describe('refusals change nothing', () => {
  const rows = [
    ['unknown member', event('x', '2026-06-10', { colour: 'red' }), 400, 'RequestBodyRead'],
    ['subject of a wrong type', { ...event('x'), subject: 5 }, 400, 'RequestBodyRead'],
    ['unknown enum member', event('x', '2026-06-10', { showAs: 'away' }), 400, 'RequestBodyRead'],
    ['no body', undefined, 400, 'UnableToDeserializePostBody'],
    ['a list as body', [], 400, 'UnableToDeserializePostBody'],
    [
      'no start',
      { subject: 'x', end: at('2026-06-10', '10:00') },
      400,
      'ErrorPropertyValidationFailure',
    ],
    ['no such day', event('x', '2026-02-30'), 400, 'ErrorPropertyValidationFailure'],
    [
      'end before start',
      { ...event('x'), end: at('2026-06-10', '08:00') },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'unknown zone',
      { ...event('x'), start: at('2026-06-10', '09:00', 'Mars/Base') },
      400,
      'TimeZoneNotSupportedException',
    ],
    [
      'Casablanca',
      { ...event('x'), start: at('2026-06-10', '09:00', 'Africa/Casablanca') },
      400,
      'ErrorPropertyValidationFailure',
    ],
    ['all day with a time', { ...event('x'), isAllDay: true }, 400, 'ErrorInvalidRequest'],
    [
      'attendee without address',
      event('x', '2026-06-10', { attendees: [{ emailAddress: {} }] }),
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'bad extended id',
      event('x', '2026-06-10', { singleValueExtendedProperties: [{ id: 'Name', value: 'v' }] }),
      400,
      'ErrorInvalidRequest',
    ],
  ] as const
  for (const [title, body, status, code] of rows) {
    it(title, () => {
      const { call } = openMailbox()
      const answer = call('POST /me/events'.replace('/me', ''), body)
      expect(answer.body.error.code).toBe(code)
      expect(answer.status).toBe(status)
      expect(answer.changes).toBeUndefined()
      expect(call('GET /events').body.value).toEqual([])
    })
  }
})

describe('times', () => {
  const rows = [
    ['Windows zone', berlin, '2026-06-10T07:00:00.0000000'],
    ['Windows zone in any case', 'w. europe standard time', '2026-06-10T07:00:00.0000000'],
    ['IANA zone', 'Asia/Tokyo', '2026-06-10T00:00:00.0000000'],
    ['new IANA name', 'Asia/Kolkata', '2026-06-10T03:30:00.0000000'],
    ['old IANA name', 'Asia/Calcutta', '2026-06-10T03:30:00.0000000'],
    ['UTC', 'UTC', '2026-06-10T09:00:00.0000000'],
  ] as const
  for (const [title, zone, expected] of rows) {
    it(`${title} is answered in UTC`, () => {
      const { call } = openMailbox()
      const times = { start: at('2026-06-10', '09:00', zone), end: at('2026-06-10', '10:00', zone) }
      const made = call('POST /events', { subject: 'x', ...times })
      expect(made.body.start).toEqual({ dateTime: expected, timeZone: 'UTC' })
    })
  }

  it('an all-day event floats, may be given by dates alone, and keeps midnight in any zone', () => {
    const { call } = openMailbox()
    const made = call('POST /events', {
      isAllDay: true,
      start: { dateTime: '2026-06-11', timeZone: berlin },
      end: { dateTime: '2026-06-13', timeZone: berlin },
    })
    expect(made.status).toBe(201)
    const asked = call(`GET /events/${made.body.id}`, undefined, {
      prefer: 'outlook.timezone="Tokyo Standard Time"',
    })
    expect(asked.body.start).toEqual({
      dateTime: '2026-06-11T00:00:00.0000000',
      timeZone: 'Tokyo Standard Time',
    })
    expect(asked.body.end.dateTime).toBe('2026-06-13T00:00:00.0000000')
  })

  it('an unknown zone in Prefer is refused', () => {
    const { call } = openMailbox()
    const answer = call('GET /events', undefined, { prefer: 'outlook.timezone="Nowhere"' })
    expect(answer.body.error.code).toBe('TimeZoneNotSupportedException')
  })

  it('several preferences in one header are all applied and acknowledged', () => {
    const { call } = openMailbox()
    const made = call(
      'POST /events',
      event('x', '2026-06-10', { body: { contentType: 'html', content: '<p>a <b>b</b></p>' } }),
    )
    const prefer = `outlook.timezone="${berlin}", IdType="ImmutableId", outlook.body-content-type="text"`
    const read = call(`GET /events/${made.body.id}`, undefined, { prefer })
    expect(read.body.start.dateTime).toBe('2026-06-10T11:00:00.0000000')
    expect(read.body.body).toEqual({ contentType: 'text', content: 'a b\r\n' })
    expect(read.body.id).not.toBe(made.body.id)
    expect(read.headers['Preference-Applied']).toBe(
      `outlook.timezone="${berlin}", outlook.body-content-type="text"`,
    )
  })
})

describe('ids', () => {
  it('are case-sensitive, checked, and of one mailbox', () => {
    const { call } = openMailbox()
    const { id } = call('POST /events', event('x')).body
    expect(call(`GET /events/${encodeURIComponent(id)}`).status).toBe(200)
    expect(call(`GET /events/${id.toLowerCase()}`).body.error.code).toBe('ErrorInvalidIdMalformed')
    expect(call(`GET /events/${id.slice(0, -2)}`).body.error.code).toBe('ErrorInvalidIdMalformed')
    const calendar = call('GET /calendar').body.id
    expect(call(`GET /events/${calendar}`).body.error.code).toBe('ErrorItemNotFound')
  })

  it('a move by a person changes the plain id and keeps the immutable one', () => {
    const { call, mailbox } = openMailbox()
    const other = call('POST /calendars', { name: 'Other' }).body.id
    const { id } = call('POST /events', event('x')).body
    const fixed = call(`GET /events/${id}`, undefined, immutable).body.id
    const moved = mailbox.moveEvent(id, 'Other')
    expect(moved.reply.changes?.map((one) => [one.changeType, one.inDefaultContainer])).toEqual([
      ['deleted', true],
      ['created', false],
    ])
    expect(call(`GET /events/${id}`).status).toBe(404)
    expect(call(`GET /events/${moved.id}`).status).toBe(200)
    expect(
      call(`GET /events/${fixed}?$expand=calendar($select=id)`, undefined, immutable).body.calendar,
    ).toEqual({ id: other })
    const both = call('POST /translateExchangeIds', {
      inputIds: [fixed],
      sourceIdType: 'restImmutableEntryId',
      targetIdType: 'restId',
    })
    expect(both.body.value).toEqual([{ sourceId: fixed, targetId: moved.id }])
  })
})

describe('writes', () => {
  it('every write moves the change key, and a stale If-Match is refused on PATCH and DELETE', () => {
    const { call } = openMailbox()
    const made = call('POST /events', event('x')).body
    const changed = call(`PATCH /events/${made.id}`, { subject: 'x' }).body
    expect(changed.changeKey).not.toBe(made.changeKey)
    const stale = { 'if-match': made['@odata.etag'] }
    expect(call(`PATCH /events/${made.id}`, { subject: 'y' }, stale).status).toBe(412)
    expect(call(`DELETE /events/${made.id}`, undefined, stale).body.error.code).toBe(
      'ErrorIrresolvableConflict',
    )
    expect(call(`DELETE /events/${made.id}`, undefined, { 'if-match': '*' }).status).toBe(204)
  })

  it('a second use of a transactionId names the first event, also in another calendar', () => {
    const { call, mailbox } = openMailbox()
    const first = call('POST /events', event('a', '2026-06-10', { transactionId: 't1' })).body
    const again = call('POST /events', event('b', '2026-06-11', { transactionId: 't1' }))
    expect([again.status, again.body.error.code]).toEqual([400, 'ErrorDuplicateTransactionId'])
    expect(again.body.error['@event.existingEventId']).toBe(first.id)
    mailbox.configure({ repeatedTransaction: 'firstEvent' })
    expect(call('POST /events', event('b', '2026-06-11', { transactionId: 't1' })).body.id).toBe(
      first.id,
    )
    call(`DELETE /events/${first.id}`)
    expect(call('POST /events', event('c', '2026-06-11', { transactionId: 't1' })).status).toBe(400)
  })

  it('a body is wrapped, scripts are lost, several places are joined', () => {
    const { call } = openMailbox()
    const { id } = call(
      'POST /events',
      event('x', '2026-06-10', {
        body: {
          contentType: 'HTML',
          content: '<p onclick="x()">Hi &amp; bye</p><script>alert(1)</script>',
        },
        locations: [{ displayName: 'A' }, { displayName: 'B' }],
      }),
    ).body
    const { body, bodyPreview, location } = call(`GET /events/${id}`).body
    expect(body.content).toMatch(
      /^<html>\r\n[\s\S]*<p>Hi &amp; bye<\/p>\r\n<\/body>\r\n<\/html>\r\n$/,
    )
    expect(bodyPreview).toBe('Hi & bye')
    expect(location.displayName).toBe('A; B')
    expect(call(`PATCH /events/${id}`, { body: null, location: null }).body).toMatchObject({
      bodyPreview: '',
      locations: [],
    })
  })

  it('attachments show in hasAttachments and move the change key', () => {
    const { call } = openMailbox()
    const made = call('POST /events', event('x')).body
    const file = {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: 'a.txt',
      contentBytes: 'YWJj',
    }
    const added = call(`POST /events/${made.id}/attachments`, file)
    expect([added.status, added.body.size]).toEqual([201, 3])
    const read = call(`GET /events/${made.id}`).body
    expect(read.hasAttachments).toBe(true)
    expect(read.changeKey).not.toBe(made.changeKey)
    expect(call(`DELETE /events/${made.id}/attachments/${added.body.id}`).status).toBe(204)
    expect(call(`GET /events/${made.id}`).body.hasAttachments).toBe(false)
  })
})

describe('mail side effects', () => {
  const person = (name: string) => ({
    type: 'Required',
    emailAddress: { address: `${name}@contoso.example`, name },
  })
  const mailed = (answer: { mails?: readonly { kind: string; to: string }[] }) =>
    (answer.mails ?? []).map(({ kind, to }) => `${kind} ${to.split('@')[0]}`)

  it('invitations, updates, changes of attendees alone, cancellations', () => {
    const { call } = openMailbox()
    const made = call(
      'POST /events',
      event('M', '2026-06-10', { attendees: [person('adele'), person('alex'), person('megan')] }),
    )
    expect(mailed(made)).toEqual(['meetingInvitation adele', 'meetingInvitation alex'])
    const { id } = made.body
    expect(
      mailed(call(`PATCH /events/${id}`, { categories: ['Red'], isReminderOn: false })),
    ).toEqual([])
    expect(mailed(call(`PATCH /events/${id}`, { subject: 'M2' }))).toEqual([
      'meetingUpdate adele',
      'meetingUpdate alex',
    ])
    expect(
      mailed(call(`PATCH /events/${id}`, { attendees: [person('alex'), person('diego')] })),
    ).toEqual(['meetingCancellation adele', 'meetingInvitation diego'])
    expect(mailed(call(`DELETE /events/${id}`))).toEqual([
      'meetingCancellation alex',
      'meetingCancellation diego',
    ])
  })

  it('only the organizer cancels; an attendee answers or deletes his copy in silence', () => {
    const { call } = openMailbox('contoso')
    const [foreign] = call('GET /events?$filter=isOrganizer eq false').body.value
    const refused = call(`POST /events/${foreign.id}/cancel`, { Comment: 'no' })
    expect(refused.body.error.message).toContain('You need to be an organizer to cancel a meeting')
    expect(call(`POST /events/${foreign.id}/accept`, { sendResponse: true }).status).toBe(202)
    expect(call(`GET /events/${foreign.id}`).body.responseStatus.response).toBe('accepted')
    const gone = call(`DELETE /events/${foreign.id}`)
    expect([gone.status, mailed(gone)]).toEqual([204, []])
  })
})
