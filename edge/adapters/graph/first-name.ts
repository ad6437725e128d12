/**
 * @module
 * Mailboxes that take no contact without a first name (Q04, msgraph-sdk-dotnet#247): what is known of it stands in for
 * one, in Outlook alone. The CRM keeps its record as it is: what a side shows after a write is what is remembered of it.
 */
import type { Fields } from '../../domain/record.ts'
import type { OutlookOutcome, OutlookWrite } from '../../ports/outlook.ts'
import type { GraphCall } from './graph-client.ts'

/** What a contact without a first name is called by, the best first. */
const others = ['name.last', 'name.nick', 'company', 'email.1', 'phone.mobile']

/**
 * UNSOURCED by which code it is refused: whatever Microsoft 365 says of a contact without a first name, it is tried
 * once with one.
 *
 * @returns the create to send instead; null: that is not what is wrong with it
 */
export function withFirstName(
  write: OutlookWrite,
  call: GraphCall,
  outcome: OutlookOutcome,
): GraphCall | null {
  if (write.action !== 'create' || outcome.kind !== 'failed') return null
  if (outcome.failure.kind !== 'refused' || call.method !== 'POST') return null
  const name = textOf(write.fields, 'name.first') === '' ? nameOf(write.fields) : ''
  const body = call.body as Readonly<Record<string, unknown>>
  return name === '' ? null : { ...call, body: { displayName: name, ...body, givenName: name } }
}

const nameOf = (fields: Fields): string =>
  others.map((slot) => textOf(fields, slot)).find((text) => text !== '') ?? ''

const textOf = (fields: Fields, slot: string): string => {
  const value = fields[slot]
  return typeof value === 'string' ? value.trim() : ''
}
