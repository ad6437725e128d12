/**
 * @module
 * Proofs about a tenant (ports/tenant-proof.ts): an app-only token says that the application is there (graph-contract
 * §8.6), a directory read on behalf of the person says what he administers (§8.3, §8.9). The tokens are used once and
 * kept nowhere.
 */
import * as z from 'zod'
import type { Result } from '../../domain/result.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { TenantProof } from '../../ports/tenant-proof.ts'
import { makeGraphClient } from '../graph/graph-client.ts'
import type { GraphClient } from '../graph/graph-client.ts'
import { readAll } from '../graph/listing.ts'
import { eventual } from '../graph/users.ts'
import { makeSend } from '../http/send.ts'
import { makeAppToken } from './app-token.ts'
import { makeAsk } from './entra-port.ts'
import type { EntraMeans } from './entra-port.ts'

const TIMEOUT_MS = 15_000
/** Nobody holds more than a page of directory roles. */
const MAX_PAGES = 3
/** Casts are advanced queries (§8.9). */
const ROLES =
  '/me/memberOf/microsoft.graph.directoryRole?$count=true&$select=displayName,roleTemplateId'

const role = z.object({ roleTemplateId: z.string() })

export function makeTenantProof(
  means: EntraMeans & {
    /** `https://graph.microsoft.com`, a national cloud, or the sandbox. */
    readonly graphOrigin: string
  },
): TenantProof {
  const { graphOrigin, clock } = means
  const ask = makeAsk(means)
  const { appToken } = makeAppToken(means)
  return {
    async isPresent(tenantId) {
      const got = await appToken(tenantId)
      if (got.ok) return ok(true)
      return got.failure.kind === 'consent' ? ok(false) : got
    },

    async directoryRoles(tenantId, assertion) {
      const form = {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion,
        scope: 'https://graph.microsoft.com/User.Read',
      }
      const got = await ask(tenantId, form, 'read')
      if (!got.ok) return got.failure.kind === 'consent' ? ok(null) : got
      const token = async () => ok(got.value.access_token)
      const send = makeSend({ fetch: means.fetch, timeoutMs: means.timeoutMs ?? TIMEOUT_MS })
      return roles(makeGraphClient({ send, graphOrigin, clock, token }))
    },
  }
}

async function roles(client: GraphClient): Promise<Result<readonly string[], Failure>> {
  const rows = await readAll(client, ROLES, MAX_PAGES, eventual)
  if (!rows.ok) return rows
  const parsed = z.array(role).safeParse(rows.value)
  return parsed.success
    ? ok(parsed.data.map(({ roleTemplateId }) => roleTemplateId))
    : fail({ kind: 'later', detail: 'Microsoft 365: unreadable directory roles' })
}
