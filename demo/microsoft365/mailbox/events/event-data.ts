/**
 * @module
 * An event as it is stored: the shape of its JSON, and one event of a view (a row, or an occurrence computed
 * from its series). Types and defaults only.
 */

export type EventForm = 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'

/** Wall clock (`2026-06-10T09:00:00.000`) in the zone the caller named. */
export type When = { dateTime: string; timeZone: string }
export type Address = { name: string; address: string }
export type Location = Record<string, unknown> & { displayName: string }
export type Attendee = {
  type: 'required' | 'optional' | 'resource'
  status: { response: string; time: string }
  emailAddress: Address
}
export type Weekday =
  | 'sunday'
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
export type Pattern = {
  type:
    | 'daily'
    | 'weekly'
    | 'absoluteMonthly'
    | 'relativeMonthly'
    | 'absoluteYearly'
    | 'relativeYearly'
  interval: number
  month: number
  dayOfMonth: number
  daysOfWeek: Weekday[]
  firstDayOfWeek: Weekday
  index: 'first' | 'second' | 'third' | 'fourth' | 'last'
}
export type Range = {
  type: 'endDate' | 'noEnd' | 'numbered'
  startDate: string
  endDate: string
  recurrenceTimeZone: string
  numberOfOccurrences: number
}
export type Recurrence = { pattern: Pattern; range: Range }

/** Version 1 of the JSON in event.data. */
export type EventData = {
  uid: string
  subject: string
  /** An html document, or empty. */
  html: string
  preview: string
  start: When
  end: When
  originalStartTimeZone: string
  originalEndTimeZone: string
  isAllDay: boolean
  locations: Location[]
  attendees: Attendee[]
  recurrence: Recurrence | null
  importance: 'low' | 'normal' | 'high'
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential'
  showAs: 'unknown' | 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere'
  categories: string[]
  reminderMinutesBeforeStart: number
  isReminderOn: boolean
  responseRequested: boolean
  allowNewTimeProposals: boolean
  hideAttendees: boolean
  isOnlineMeeting: boolean
  onlineMeetingProvider: string
  joinUrl: string | null
  transactionId: string | null
  organizer: Address
  isOrganizer: boolean
  response: { response: string; time: string }
  isCancelled: boolean
  isDraft: boolean
  hasAttachments: boolean
  /** Original dates of the occurrences that were deleted. */
  cancelled: string[]
}

export const never = '0001-01-01T00:00:00Z'

export type EventRow = {
  pk: number
  calendar: number
  place: number
  form: 'singleInstance' | 'seriesMaster' | 'exception'
  /** Of an exception: its series and the date it was first meant for. */
  master: number | null
  day: string | null
  /** UTC, epoch milliseconds; of a series: first start and (an upper bound of) the last end. */
  starts: number
  ends: number
  created: number
  modified: number
  version: number
  seq: number
  data: EventData
}

/** What a view shows: a single, a master, an occurrence or an exception. */
export type EventItem = {
  form: EventForm
  /** The row of the single or of the series. */
  row: EventRow
  /** An exception's own row. */
  own?: EventRow
  data: EventData
  starts: number
  ends: number
  day?: string
  originalStart?: number
}

/** What a minimal create answers (graph-contract §2.2). */
export const defaults = {
  subject: '',
  html: '',
  preview: '',
  isAllDay: false,
  locations: [],
  attendees: [],
  recurrence: null,
  importance: 'normal',
  sensitivity: 'normal',
  showAs: 'busy',
  categories: [],
  reminderMinutesBeforeStart: 15,
  isReminderOn: true,
  responseRequested: true,
  allowNewTimeProposals: true,
  hideAttendees: false,
  isOnlineMeeting: false,
  onlineMeetingProvider: 'unknown',
  joinUrl: null,
  transactionId: null,
  isOrganizer: true,
  response: { response: 'organizer', time: never },
  isCancelled: false,
  isDraft: false,
  hasAttachments: false,
  cancelled: [],
} as const satisfies Partial<{ [K in keyof EventData]: unknown }>
