/**
 * @module
 * The part of Graph's entities that the page shows and writes (graph-contract §2, §4).
 */
export type When = { dateTime: string; timeZone: string }

export type GraphCalendar = {
  id: string
  name: string
  color: string
  isDefaultCalendar: boolean
  isRemovable: boolean
}

export type Pattern = {
  type:
    | 'daily'
    | 'weekly'
    | 'absoluteMonthly'
    | 'relativeMonthly'
    | 'absoluteYearly'
    | 'relativeYearly'
  interval: number
  month?: number
  dayOfMonth?: number
  daysOfWeek?: string[]
  firstDayOfWeek?: string
  index?: string
}
export type Range = {
  type: 'endDate' | 'noEnd' | 'numbered'
  startDate: string
  endDate?: string
  numberOfOccurrences?: number
}
export type Recurrence = { pattern: Pattern; range: Range }

export type Attendee = {
  type?: string
  status?: { response: string }
  emailAddress: { name?: string; address: string }
}

export type GraphEvent = {
  id: string
  changeKey: string
  subject: string | null
  type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'
  seriesMasterId: string | null
  start: When
  end: When
  isAllDay: boolean
  isOrganizer: boolean
  isReminderOn: boolean
  reminderMinutesBeforeStart: number
  sensitivity: string
  showAs: string
  location: { displayName?: string }
  recurrence: Recurrence | null
  attendees: Attendee[]
  organizer: { emailAddress: { name: string; address: string } }
  body?: { contentType: string; content: string }
}

export const addressParts = ['street', 'city', 'state', 'postalCode', 'countryOrRegion'] as const
export type Address = { [Part in (typeof addressParts)[number]]?: string }

export type GraphFolder = { id: string; displayName: string }

export type GraphContact = {
  id: string
  changeKey: string
  displayName: string | null
  givenName: string | null
  surname: string | null
  companyName: string | null
  jobTitle: string | null
  emailAddresses: { name?: string | null; address?: string | null }[]
  businessPhones: string[]
  homePhones: string[]
  mobilePhone: string | null
  businessAddress: Address
  homeAddress: Address
  birthday: string | null
  personalNotes: string | null
}

export type Mail = {
  at: string
  kind: string
  from: string
  to: string
  subject: string
  body?: string
}

export type SandboxPerson = { user: string; displayName: string; kind: string; tenantId: string }
