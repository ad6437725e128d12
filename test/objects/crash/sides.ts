/**
 * @module
 * Both sides as their own people see them: the member's CRM records, and what lies in the two Outlook
 * containers. Compared by what identifies a record to a person, never by the edge's own links.
 */
import { crmOrigin, microsoft365Origin } from './origins.ts'
import { ask, member, person, streams } from './stage.ts'

export type Row = Record<string, unknown> & { readonly id: string }
type Page = { readonly value: Row[]; readonly '@odata.nextLink'?: string }

const shapes = {
  calendar: {
    crm: 'events',
    containers: 'calendars',
    items: 'events',
    name: 'Northwind CRM Calendar',
  },
  contacts: {
    crm: 'contacts',
    containers: 'contactFolders',
    items: 'contacts',
    name: 'Northwind CRM Contacts',
  },
} as const

export type StreamName = keyof typeof shapes

export function crm<Body>(
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<Body> {
  const headers = { 'x-northwind-user': member, 'if-match': '*' }
  return ask<Body>(`${crmOrigin}/demo/api/${path}`, { ...init, headers })
}

export async function crmRows(stream: StreamName): Promise<Row[]> {
  const { items } = await crm<{ items: Row[] }>(`${shapes[stream].crm}?owner=${member}&limit=200`)
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

let bearer: string | null = null

/** The sandbox was emptied: what it signed before is not good any more. */
export const forgetToken = (): void => void (bearer = null)

export async function graph<Body>(
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<Body> {
  const scopes = ['Calendars.ReadWrite', 'Contacts.ReadWrite', 'User.Read']
  bearer ??= (
    await ask<{ access_token: string }>(`${microsoft365Origin}/sandbox/token`, {
      body: { user: person, scopes },
    })
  ).access_token
  return ask<Body>(path.startsWith('http') ? path : `${microsoft365Origin}/v1.0/me/${path}`, {
    ...init,
    token: bearer,
  })
}

export async function containerId(stream: StreamName): Promise<string> {
  const { containers, name } = shapes[stream]
  const { value } = await graph<Page>(`${containers}?$top=100`)
  const ours = value.filter((one) => (one['name'] ?? one['displayName']) === name)
  if (ours.length !== 1) throw new Error(`${ours.length} containers named ${name}`)
  return ours[0]!.id
}

export async function outlookRows(stream: StreamName): Promise<Row[]> {
  const { containers, items } = shapes[stream]
  const rows: Row[] = []
  let next: string | undefined = `${containers}/${await containerId(stream)}/${items}?$top=500`
  while (next !== undefined) {
    const page: Page = await graph<Page>(next)
    rows.push(...page.value)
    next = page['@odata.nextLink']
  }
  return rows
}

/** Records that do not take part: those an import or a migration brought (CAL-5). */
export const travels = ({ origin }: Row): boolean => origin !== 'import' && origin !== 'migration'

/** How a person would call a record, the same on both sides. */
export function crmName(stream: StreamName, row: Row): string {
  if (stream === 'contacts') return JSON.stringify([row['firstName'] ?? '', row['lastName'] ?? ''])
  return String(row['title'])
}

export function outlookName(stream: StreamName, row: Row): string {
  if (stream === 'contacts') return JSON.stringify([row['givenName'] ?? '', row['surname'] ?? ''])
  return String(row['subject'])
}

/** Everything of both sides in one value, for comparison. */
export async function names(): Promise<Record<StreamName, { crm: string[]; outlook: string[] }>> {
  const all = await Promise.all(
    streams.map(async (stream) => {
      const [left, right] = [await crmRows(stream), await outlookRows(stream)]
      return {
        crm: left
          .filter(travels)
          .map((row) => crmName(stream, row))
          .toSorted(),
        outlook: right.map((row) => outlookName(stream, row)).toSorted(),
      }
    }),
  )
  return { calendar: all[0]!, contacts: all[1]! }
}
