/**
 * @module
 * From what somebody sent to a body that may be stored, or the list of what is wrong with it.
 *
 * Owns: read-only and unknown members, zod issues as JSON pointers. Nothing is stored on a refusal.
 */
import type * as z from 'zod'
import { convert } from 'html-to-text'
import { given, refused } from '../answer.ts'
import type { Answer, FieldError } from '../answer.ts'
import { contactSchema } from './contact.ts'
import { canonicalEvent, eventSchema } from './event.ts'
import type { EventBody } from './event.ts'
import { fieldsOf } from './fields.ts'
import type { Json, RecordType } from './fields.ts'

export type Defaults = { zone: string; uid: string }
type Members = Record<string, Json>

/** Members nobody may send: RecordMeta (but ownerId), calculated and create-only fields. */
export function readOnlyErrors(
  type: RecordType,
  sent: Members,
  meta: readonly string[],
  creating: boolean,
): FieldError[] {
  const closed = new Set<string>(meta)
  for (const spec of fieldsOf(type)) {
    if (spec.readOnlyReason === 'calculated') closed.add(spec.name)
    if (spec.readOnlyReason === 'set-on-create' && !creating) closed.add(spec.name)
  }
  return Object.keys(sent)
    .filter((name) => closed.has(name))
    .map((name) => ({
      pointer: pointer([name]),
      code: 'field-not-writable',
      detail: 'This field is kept by the CRM.',
    }))
}

/** Checks a whole body (after the patch was applied) and brings it to its one spelling. */
export function checkBody(type: RecordType, body: Members, defaults: Defaults): Answer<Members> {
  const filled = withoutBlanks(body)
  const schema: z.ZodType = type === 'contact' ? contactSchema : eventSchema
  const parsed = schema.safeParse(filled)
  if (!parsed.success)
    return refused('validation', { errors: parsed.error.issues.flatMap(issueErrors) })
  if (type === 'contact') return given(filled)
  return given(plain(canonicalEvent(parsed.data as EventBody, defaults)))
}

/** Text and HTML of a description follow each other: HTML alone gives the text, new text alone drops old HTML. */
export function alignDescription(before: Members, patch: Members, after: Members): Members {
  const html = after['descriptionHtml']
  if ('descriptionHtml' in patch && !('descriptionText' in patch)) {
    if (typeof html !== 'string') return after
    return { ...after, descriptionText: convert(html, { wordwrap: false }).slice(0, 32_000) }
  }
  const textChanged =
    'descriptionText' in patch && after['descriptionText'] !== before['descriptionText']
  if (!textChanged || 'descriptionHtml' in patch) return after
  const { descriptionHtml: _stale, ...rest } = after
  return rest
}

export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

export function issueErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...issue.path, key]),
      code: 'unknown-field',
      detail: 'There is no such field.',
    }))
  }
  return [{ pointer: pointer(issue.path), code: issueCode(issue), detail: issue.message }]
}

function issueCode(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'too-big'
    case 'too_small':
      return 'too-small'
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong-type'
    case 'invalid_value':
      return 'not-an-option'
    default:
      return 'invalid'
  }
}

/** null and "" mean empty, and empty means absent. */
function withoutBlanks(value: Members): Members {
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== null && inner !== ''),
  )
}

const plain = (event: EventBody): Members => JSON.parse(JSON.stringify(event)) as Members
