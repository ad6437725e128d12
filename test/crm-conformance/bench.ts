/**
 * @module
 * What a check works with: the backend, whose records it makes, sample bodies, and the list of everything it
 * made.
 *
 * Owns: that nothing is written but records of this run, all of which carry its mark. Does not own: deleting them
 * (clean.ts).
 */
import type { Answer, Ask, Backend, Method } from './backend.ts'
import { idOf, isSuccess, membersOf } from './check.ts'
import type { Members } from './check.ts'
import type { Receiver } from './receiver.ts'

export type RecordType = 'contact' | 'event'
export type Made = { readonly type: RecordType; readonly id: string }

export type Bench = {
  readonly backend: Backend
  readonly capabilities: Members
  readonly fields: Readonly<Record<RecordType, readonly Members[]>>
  /** Whose records are made. */
  readonly owner: string
  /** Another user, for a change of owner; null where there is none. */
  readonly other: string | null
  /** In a text of every record of this run. */
  readonly mark: string
  /** How long an entry of the feed is waited for. */
  readonly patienceMs: number
  readonly pause: (ms: number) => Promise<void>
  readonly now: () => number
  /** Where notices come in; null where this run has no such place. */
  readonly receiver: Receiver | null
  readonly made: { readonly records: Made[]; readonly references: Made[]; readonly hooks: string[] }
  readonly uuid: () => string
}

/** Where the kit's events lie: after everybody's plans, before the end of 32-bit time. */
export const YEAR = 2037

/** A call; POST and PATCH get a fresh Idempotency-Key unless one is given. */
export function call(bench: Bench, method: Method, path: string, ask: Ask = {}): Promise<Answer> {
  const key = method === 'GET' || method === 'PUT' ? {} : { 'idempotency-key': keyOf(bench) }
  return bench.backend.call(method, path, { ...ask, headers: { ...key, ...ask.headers } })
}

export const keyOf = (bench: Bench): string => `conformance-${bench.uuid()}`

/** A record by reference and "create only": how the connector creates. */
export async function make(
  bench: Bench,
  type: RecordType,
  body: Members,
  ask: { readonly reference?: string; readonly onlyNew?: boolean } = {},
): Promise<Answer> {
  const reference = ask.reference ?? keyOf(bench)
  bench.made.references.push({ type, id: reference })
  const headers = ask.onlyNew === false ? {} : { 'if-none-match': '*' }
  return note(
    bench,
    type,
    await call(bench, 'PUT', referencePath(type, reference), {
      body,
      headers: { ...headers, 'idempotency-key': keyOf(bench) },
    }),
  )
}

/** A record by POST. */
export async function post(
  bench: Bench,
  type: RecordType,
  body: Members,
  key = keyOf(bench),
): Promise<Answer> {
  const headers = { 'idempotency-key': key }
  return note(bench, type, await call(bench, 'POST', `/${type}s`, { body, headers }))
}

export function note(bench: Bench, type: RecordType, answer: Answer): Answer {
  const id = idOf(answer)
  const { records } = bench.made
  if (isSuccess(answer) && id !== '' && !records.some((one) => one.id === id && one.type === type))
    records.push({ type, id })
  return answer
}

export const read = (bench: Bench, type: RecordType, id: string): Promise<Answer> =>
  call(bench, 'GET', pathOf(type, id))

export const change = (
  bench: Bench,
  type: RecordType,
  id: string,
  body: Members,
  ifMatch: string,
): Promise<Answer> =>
  call(bench, 'PATCH', pathOf(type, id), { body, headers: { 'if-match': etag(ifMatch) } })

export const remove = (
  bench: Bench,
  type: RecordType,
  id: string,
  ifMatch = '*',
): Promise<Answer> =>
  call(bench, 'DELETE', pathOf(type, id), { headers: { 'if-match': etag(ifMatch) } })

export const pathOf = (type: RecordType, id: string): string =>
  `/${type}s/${encodeURIComponent(id)}`
export const referencePath = (type: RecordType, key: string): string =>
  `/${type}s/ref/o365/${encodeURIComponent(key)}`

const etag = (rev: string): string => (rev === '*' ? '*' : `"${rev}"`)

/** An hour on a day of the kit's own year. `day` as `06-01`. */
export function eventBody(bench: Bench, day: string, more: Members = {}): Members {
  return {
    title: `${bench.mark} ${day}`,
    allDay: false,
    start: `${YEAR}-${day}T09:00:00`,
    end: `${YEAR}-${day}T10:00:00`,
    timeZone: 'Europe/Berlin',
    ownerId: bench.owner,
    ...more,
  }
}

/** The least a contact of this CRM needs, by its own fields. */
export function contactBody(bench: Bench, more: Members = {}): Members {
  const required = bench.fields.contact
    .filter((field) => field['required'] === true && field['create'] !== false)
    .map((field) => [field['name'], sample(bench, field)] as const)
  return {
    ...Object.fromEntries(required),
    [nameField(bench)]: bench.mark,
    ownerId: bench.owner,
    ...more,
  }
}

/** The contact field that carries the mark. */
export function nameField(bench: Bench): string {
  const texts = bench.fields.contact.filter(
    (field) => field['type'] === 'text' && isWritable(field),
  )
  const hinted = ['name.last', 'name.first', 'company']
    .map((slot) => texts.find((field) => field['slotHint'] === slot))
    .find((field) => field !== undefined)
  return String((hinted ?? texts[0])?.['name'] ?? 'lastName')
}

export const isWritable = (field: Members): boolean =>
  field['create'] !== false && field['update'] !== false

/** A value of the field's type. */
export function sample(bench: Bench, field: Members): unknown {
  const options = (Array.isArray(field['options']) ? field['options'] : []).map(membersOf)
  const option = options.find((one) => one['active'] !== false)?.['value'] ?? null
  const samples: Readonly<Record<string, unknown>> = {
    text: bench.mark,
    longtext: bench.mark,
    email: 'conformance@example.com',
    phone: '+493090182000',
    url: 'https://example.com/conformance',
    number: 1,
    boolean: true,
    date: '2000-02-29',
    datetime: '2000-02-29T12:00:00Z',
    picklist: option,
    multipicklist: option === null ? null : [option],
  }
  return samples[String(field['type'])] ?? null
}
