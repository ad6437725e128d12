/**
 * @module
 * Who calls the edge's own pages: an access token for the edge's own scope, had by its own page (graph-contract
 * §8.7). Tokens for anything else, of an application, or had by another client are nobody's.
 */
import * as z from 'zod'
import { ok } from '../../domain/result.ts'
import type { VerifyVisitor } from '../../ports/visitors.ts'
import { invalid, makeGenuineCheck, whoIs } from './genuine.ts'
import type { EntraTokenMeans } from './genuine.ts'

const claims = z.object({
  /** Absent from tokens of applications, which carry `roles`. */
  scp: z.string(),
  azp: z.string(),
})

export function makeVerifyVisitor(
  means: EntraTokenMeans & {
    /** Of `api://<client id>/<scope>`. */
    readonly scope: string
  },
): VerifyVisitor {
  const check = makeGenuineCheck(means)
  return async (token) => {
    const genuine = await check(token)
    if (!genuine.ok) return genuine
    const { payload, person } = genuine.value
    const parsed = claims.safeParse(payload)
    if (!parsed.success) return invalid('claims')
    if (!parsed.data.scp.split(' ').includes(means.scope)) return invalid('scope')
    if (parsed.data.azp !== means.clientId) return invalid('client')
    return ok({ ...whoIs(person), directoryRoles: person.wids ?? [] })
  }
}
