/**
 * @module
 * The members of the CRM's answers that these tests read. Whether a member is there is what a test proves;
 * this type only spares it narrowing the same JSON again and again.
 */

export type Wire = {
  [name: string]: unknown
  id: string
  rev: string
  seq: string
  type: string
  op: string
  origin: string
  job: string
  ownerId: string | null
  email: string
  title: string
  firstName: string
  timeZone: string
  mailingCountry: string
  privacy: string
  startsAt: string
  createdAt: string
  clientRef: string
  allDay: boolean
  code: string
  status: number
  retryable: boolean
  cursor: string
  hasMore: boolean
  estimatedTotal: number
  created: number
  updated: number
  access_token: string
  token: string
  secret: string
  state: string
  kid: string
  lastChange: { via: string; by: string; clientRef: string }
  recurrence: { rrule: string; exdates: string[]; overrides: Record<string, unknown> } | null
  items: Wire[]
  fields: Wire[]
  keys: Wire[]
  options: unknown[]
  existing: string[]
  errors: { pointer: string }[]
  current: Wire
  data: { types: string[]; cursorHint: string }
  results: { status: number; etag?: string; body: Wire; problem?: Wire }[]
}
