/**
 * @module
 * The CRM's fields as data: what `/schema/{type}` tells a field mapper, and what validation is built from.
 *
 * Owns: shape of a field description, look-up by name. Does not own: the two lists (contact-fields.ts,
 * event-fields.ts).
 */
import { contactFields } from './contact-fields.ts'
import { eventFields } from './event-fields.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type RecordType = 'contact' | 'event'

export type FieldType =
  | 'text'
  | 'longtext'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'multipicklist'
  | 'object'

export type FieldSpec = {
  name: string
  label: string
  type: FieldType
  maxLength?: number
  required?: true
  /** The contact slot this is meant to be (crm-contract §6.2): what a default mapping starts from. */
  slotHint?: string
  custom?: true
  /** Why it cannot be written. */
  readOnlyReason?: 'calculated' | 'set-on-create'
  options?: readonly string[]
}

const lists: Record<RecordType, readonly FieldSpec[]> = {
  contact: contactFields,
  event: eventFields,
}

export const fieldsOf = (type: RecordType): readonly FieldSpec[] => lists[type]

/** Field metadata as crm-contract §6.3 lists it. */
export function fieldJson(spec: FieldSpec, order: number): Record<string, Json> {
  const calculated = spec.readOnlyReason === 'calculated'
  return {
    name: spec.name,
    label: spec.label,
    type: spec.type,
    ...(spec.maxLength === undefined ? {} : { maxLength: spec.maxLength }),
    required: spec.required ?? false,
    unique: false,
    create: !calculated,
    update: spec.readOnlyReason === undefined,
    ...(spec.readOnlyReason === undefined ? {} : { readOnlyReason: spec.readOnlyReason }),
    ...(spec.options === undefined
      ? {}
      : { options: spec.options.map((value) => ({ value, label: value, active: true })) }),
    ...(spec.slotHint === undefined ? {} : { slotHint: spec.slotHint }),
    sensitive: false,
    custom: spec.custom ?? false,
    order,
  }
}
