/**
 * @module
 * What zod found wrong, as JSON pointers (RFC 6901) for problems.
 *
 * Pointers into the body start at its root (`/rows/0/crm`); those about the path and the query carry
 * `/path` and `/query` in front, since RFC 9457 has one kind of pointer only.
 */
import type * as z from 'zod/mini'
import type { Refusal } from '../ports/hosts.ts'

type Errors = NonNullable<Refusal['errors']>

export const errorsOf = (error: z.core.$ZodError, prefix = ''): Errors =>
  error.issues.flatMap((issue) => errorsOfIssue(issue, prefix))

function errorsOfIssue(issue: z.core.$ZodIssue, prefix: string): Errors {
  const at = (path: readonly PropertyKey[]) => prefix + path.map(segment).join('')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: at([...issue.path, key]),
      code: 'unknown-field',
      detail: 'This field is not known here.',
    }))
  }
  return [
    {
      pointer: at(issue.path),
      code: issue.code.replaceAll('_', '-'),
      detail: issue.message,
    },
  ]
}

const segment = (key: PropertyKey): string =>
  `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
