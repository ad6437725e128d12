/**
 * @module
 * What a stored body shows beyond itself: calculated fields and the full list of names.
 *
 * Owns: `fullName`. Empty values are stored as absent and shown as null, so null, "" and absent are one.
 */
import { fieldsOf } from './fields.ts'
import type { Json, RecordType } from './fields.ts'

const names: Record<RecordType, readonly string[]> = {
  contact: fieldsOf('contact').map((field) => field.name),
  event: fieldsOf('event').map((field) => field.name),
}

export const fieldNames = (type: RecordType): readonly string[] => names[type]

export function presented(type: RecordType, body: Record<string, Json>): Record<string, Json> {
  if (type === 'event') return { categories: [], participants: [], ...body }
  return { categories: [], x_newsletter: false, ...body, fullName: fullName(body) }
}

export function fullName(body: Record<string, Json>): string {
  const parts = [body['firstName'], body['lastName']].filter((part) => typeof part === 'string')
  const name = parts.join(' ') || body['company'] || body['email'] || 'Unnamed'
  return typeof name === 'string' ? name : 'Unnamed'
}
