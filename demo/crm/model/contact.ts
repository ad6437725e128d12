/**
 * @module
 * What a contact may hold, as a zod schema built from the field list.
 *
 * Owns: value rules of contacts. Does not own: read-only fields (validate.ts refuses them earlier).
 */
import * as z from 'zod'
import { contactFields } from './contact-fields.ts'
import type { FieldSpec } from './fields.ts'
import { isDate } from './time.ts'

const specs: readonly FieldSpec[] = contactFields

export const tagList = z.array(z.string().min(1).max(255)).max(50)

export const contactSchema = z.strictObject(
  Object.fromEntries(
    specs
      .filter((spec) => spec.readOnlyReason === undefined)
      .map((spec) => [spec.name, valueSchema(spec).optional()]),
  ),
)

function valueSchema(spec: FieldSpec): z.ZodType {
  const text = z.string().max(spec.maxLength ?? 4000)
  switch (spec.type) {
    case 'email':
      return text.regex(/^[^\s@<>]+@[^\s@<>]+$/u, 'Not an e-mail address.')
    case 'url':
      return text.regex(/^(?!javascript:|data:)\S+$/iu, 'Not a web address.')
    case 'date':
      return z.string().refine(isDate, 'Not a date like 1984-05-17.')
    case 'boolean':
      return z.boolean()
    case 'picklist':
      return z.enum([...(spec.options ?? [])])
    case 'multipicklist':
      return tagList
    default:
      return text
  }
}
