/**
 * @module
 * Who works in the CRM's own pages: the person chosen on the start page, named by a header.
 *
 * Owns: that header. A demo has no sign-in; the connector contract never looks at it.
 */
import type { Context } from 'hono'
import { given, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { Crm } from '../platform.ts'
import { personById } from '../store/people.ts'
import type { Via } from '../store/rows.ts'
import type { Actor } from '../store/writes.ts'

export const USER_HEADER = 'x-northwind-user'

/** Acts with that person's rights; without one, as the administrator's script (imports, mass updates). */
export function demoActor(crm: Crm, context: Context, via: Via, named?: string): Answer<Actor> {
  const name = named ?? context.req.header(USER_HEADER)
  if (name === undefined) return given({ via, by: 'amelia' })
  const person = personById(crm, name)
  if (person === undefined || !person.active) {
    return refused('permission', { detail: 'There is no such active user.' })
  }
  return given({ via, by: person.id, actAs: person })
}
