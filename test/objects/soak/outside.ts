/**
 * @module
 * The two outside worlds as their own people use them: records of the CRM, items of Outlook, by the names people
 * know them by. Nothing here asks the edge.
 */
import { crmOrigin, microsoft365Origin } from '../crash/origins.ts'

export type Stream = 'calendar' | 'contacts'
export type Side = 'crm' | 'outlook'
export type Person = { readonly member: string; readonly user: string }
type Row = Record<string, unknown> & { readonly id: string }
type Page = { readonly value: Row[]; readonly '@odata.nextLink'?: string }

const time = (hour: string) => ({ dateTime: `2031-03-04T${hour}:00:00`, timeZone: 'Europe/Berlin' })

const shapes = {
  calendar: {
    crm: 'events',
    containers: 'calendars',
    items: 'events',
    container: 'Northwind CRM Calendar',
    crmName: (row: Row) => String(row['title']),
    outlookName: (row: Row) => String(row['subject']),
    inCrm: (title: string) => ({ title }),
    inOutlook: (subject: string) => ({ subject }),
    newInCrm: {
      start: '2031-03-04T09:00:00',
      end: '2031-03-04T10:00:00',
      timeZone: 'Europe/Berlin',
    },
    newInOutlook: { start: time('11'), end: time('12') },
  },
  contacts: {
    crm: 'contacts',
    containers: 'contactFolders',
    items: 'contacts',
    container: 'Northwind CRM Contacts',
    crmName: (row: Row) => String(row['lastName']),
    outlookName: (row: Row) => String(row['surname']),
    inCrm: (lastName: string) => ({ lastName }),
    inOutlook: (surname: string) => ({ surname }),
    newInCrm: { firstName: 'Soak' },
    newInOutlook: { givenName: 'Soak' },
  },
} as const

export async function ask<Body>(
  url: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Body> {
  const { method, body, headers = {} } = init
  const request = new Request(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await fetch(request)
  const text = await response.text()
  if (!response.ok) throw new Error(`${request.method} ${url} answered ${response.status}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Body
}

export const sandbox = <Body>(path: string, body?: unknown): Promise<Body> =>
  ask<Body>(`${microsoft365Origin}/sandbox/${path}`, body === undefined ? {} : { body })

const crm = <Body>(
  { member }: Person,
  path: string,
  init: { method?: string; body?: unknown } = {},
) =>
  ask<Body>(`${crmOrigin}/demo/api/${path}`, {
    ...init,
    headers: { 'x-northwind-user': member, 'if-match': '*' },
  })

/** Signed anew every time: the sandbox's clock jumps, and what it signed is soon too old. */
async function graph<Body>(
  { user }: Person,
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<Body> {
  const scopes = ['Calendars.ReadWrite', 'Contacts.ReadWrite', 'User.Read']
  const token = await sandbox<{ access_token: string }>('token', { user, scopes })
  const headers = { authorization: `Bearer ${token.access_token}` }
  const url = path.startsWith('http') ? path : `${microsoft365Origin}/v1.0/me/${path}`
  return ask<Body>(url, { ...init, headers })
}

async function containerId(person: Person, stream: Stream): Promise<string> {
  const { containers, container } = shapes[stream]
  const { value } = await graph<Page>(person, `${containers}?$top=100`)
  const ours = value.filter((one) => (one['name'] ?? one['displayName']) === container)
  if (ours.length !== 1) throw new Error(`${person.user} has ${ours.length} of ${container}`)
  return ours[0]!.id
}

async function crmRows(person: Person, stream: Stream): Promise<Row[]> {
  const path = `${shapes[stream].crm}?owner=${person.member}&limit=200`
  return (await crm<{ items: Row[] }>(person, path)).items
}

async function outlookRows(person: Person, stream: Stream): Promise<Row[]> {
  const { containers, items } = shapes[stream]
  const rows: Row[] = []
  let next: string | undefined =
    `${containers}/${await containerId(person, stream)}/${items}?$top=500`
  while (next !== undefined) {
    const page: Page = await graph<Page>(person, next)
    rows.push(...page.value)
    next = page['@odata.nextLink']
  }
  return rows
}

/** What people see of a stream on one side, sorted. */
export async function names(person: Person, stream: Stream, side: Side): Promise<string[]> {
  const { crmName, outlookName } = shapes[stream]
  const seen =
    side === 'crm'
      ? (await crmRows(person, stream)).map(crmName)
      : (await outlookRows(person, stream)).map(outlookName)
  return seen.toSorted()
}

export async function make(
  person: Person,
  stream: Stream,
  side: Side,
  word: string,
): Promise<void> {
  const { crm: path, containers, items, inCrm, inOutlook, newInCrm, newInOutlook } = shapes[stream]
  if (side === 'crm') return crm(person, path, { body: { ...newInCrm, ...inCrm(word) } })
  const container = await containerId(person, stream)
  const body = { ...newInOutlook, ...inOutlook(word) }
  return graph(person, `${containers}/${container}/${items}`, { body })
}

/** @param to the new name; null: it is deleted */
export async function change(
  person: Person,
  stream: Stream,
  side: Side,
  word: string,
  to: string | null,
): Promise<void> {
  const { crm: path, items, crmName, outlookName, inCrm, inOutlook } = shapes[stream]
  const isCrm = side === 'crm'
  const rows = await (isCrm ? crmRows : outlookRows)(person, stream)
  const found = rows.filter((row) => (isCrm ? crmName : outlookName)(row) === word)
  if (found.length !== 1) throw new Error(`${found.length} are called ${word} in ${side}`)
  const id = found[0]!.id
  const write =
    to === null
      ? { method: 'DELETE' }
      : { method: 'PATCH', body: isCrm ? inCrm(to) : inOutlook(to) }
  return isCrm ? crm(person, `${path}/${id}`, write) : graph(person, `${items}/${id}`, write)
}

/** One more member of the CRM, with no records yet. */
export async function hire(name: string): Promise<string> {
  const grant = {
    grant_type: 'client_credentials',
    client_id: 'demo-edge',
    client_secret: 'demo-secret',
  }
  const { access_token: token } = await ask<{ access_token: string }>(`${crmOrigin}/oauth/token`, {
    body: grant,
  })
  const body = { email: `soak-${name}@northwind-crm.example`, firstName: name, lastName: 'Soak' }
  const { id } = await ask<{ id: string }>(`${crmOrigin}/o365-connector/v1/users`, {
    body,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `hire-${name}` },
  })
  return id
}
