/**
 * @module
 * What we read of Microsoft Graph's JSON, and nothing else. Every member but the id is lenient: a
 * value of an unexpected shape counts as not said, so that one odd item never kills a page (SYN-6).
 */
import * as z from 'zod'

const text = z.string().nullish().catch(undefined)
const flag = z.boolean().nullish().catch(undefined)
const texts = z.array(z.string()).nullish().catch(undefined)

export const errorBody = z.object({
  error: z.object({
    code: z.string().catch(''),
    message: z.string().catch(''),
    '@event.existingEventId': z.string().optional().catch(undefined),
  }),
})

const marks = z
  .array(z.object({ id: z.string(), value: z.string() }))
  .optional()
  .catch(undefined)

const dateTime = z.object({ dateTime: z.string(), timeZone: z.string() }).nullish().catch(undefined)

const recurrence = z
  .object({
    pattern: z.object({
      type: z.string(),
      interval: z.number(),
      daysOfWeek: texts,
      firstDayOfWeek: text,
      dayOfMonth: z.number().nullish(),
      month: z.number().nullish(),
      index: text,
    }),
    range: z.object({
      type: z.string(),
      startDate: z.string(),
      endDate: text,
      numberOfOccurrences: z.number().nullish(),
      recurrenceTimeZone: text,
    }),
  })
  .nullish()
  .catch(undefined)

const eventMembers = {
  id: z.string().min(1),
  '@odata.etag': z.string().optional().catch(undefined),
  changeKey: z.string().optional().catch(undefined),
  '@removed': z.unknown().optional(),
  type: text,
  seriesMasterId: text,
  originalStart: text,
  createdDateTime: text,
  lastModifiedDateTime: text,
  originalStartTimeZone: text,
  subject: text,
  body: z.object({ contentType: z.string(), content: z.string() }).nullish().catch(undefined),
  start: dateTime,
  end: dateTime,
  isAllDay: flag,
  location: z.object({ displayName: text }).nullish().catch(undefined),
  locations: z.array(z.unknown()).nullish().catch(undefined),
  showAs: text,
  sensitivity: text,
  isReminderOn: flag,
  reminderMinutesBeforeStart: z.number().nullish().catch(undefined),
  categories: texts,
  recurrence,
  isOrganizer: flag,
  organizer: z
    .object({ emailAddress: z.object({ name: text, address: text }).nullish() })
    .nullish()
    .catch(undefined),
  isCancelled: flag,
  attendees: z.array(z.unknown()).nullish().catch(undefined),
  onlineMeeting: z.object({ joinUrl: text }).nullish().catch(undefined),
  calendar: z.object({ id: z.string() }).nullish().catch(undefined),
  singleValueExtendedProperties: marks,
  cancelledOccurrences: texts,
}

export const eventRow = z.object({
  ...eventMembers,
  exceptionOccurrences: z.array(z.object(eventMembers)).nullish().catch(undefined),
})
export type EventRow = z.infer<typeof eventRow>

const address = z
  .object({ street: text, city: text, state: text, postalCode: text, countryOrRegion: text })
  .nullish()
  .catch(undefined)

export const contactRow = z.object({
  id: z.string().min(1),
  '@odata.etag': z.string().optional().catch(undefined),
  changeKey: z.string().optional().catch(undefined),
  '@removed': z.unknown().optional(),
  createdDateTime: text,
  lastModifiedDateTime: text,
  parentFolderId: text,
  title: text,
  givenName: text,
  middleName: text,
  surname: text,
  generation: text,
  nickName: text,
  initials: text,
  companyName: text,
  department: text,
  jobTitle: text,
  profession: text,
  officeLocation: text,
  manager: text,
  assistantName: text,
  businessHomePage: text,
  emailAddresses: z
    .array(z.object({ name: text, address: text }))
    .nullish()
    .catch(undefined),
  businessPhones: texts,
  homePhones: texts,
  mobilePhone: text,
  imAddresses: texts,
  businessAddress: address,
  homeAddress: address,
  otherAddress: address,
  birthday: text,
  spouseName: text,
  personalNotes: text,
  categories: texts,
  singleValueExtendedProperties: marks,
})
export type ContactRow = z.infer<typeof contactRow>

export const page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
  '@odata.count': z.number().optional().catch(undefined),
})
export type Page = z.infer<typeof page>

export const container = z.object({
  id: z.string().min(1),
  name: text,
  displayName: text,
  parentFolderId: text,
  canEdit: flag,
})

export const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish().catch(undefined),
      body: z.unknown().optional(),
    }),
  ),
})

export const subscription = z.object({
  id: z.string().min(1),
  resource: text,
  notificationUrl: text,
  expirationDateTime: z.string(),
})

export const directoryUser = z.object({
  id: z.string().min(1),
  displayName: text,
  mail: text,
  userPrincipalName: text,
  jobTitle: text,
  department: text,
  accountEnabled: flag,
  userType: text,
})

export const directoryGroup = z.object({
  id: z.string().min(1),
  displayName: text,
  description: text,
  mail: text,
})
