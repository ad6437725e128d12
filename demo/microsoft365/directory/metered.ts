/**
 * @module
 * Directory requests under the identity limits: resource units per application and tenant (graph-contract §6).
 */
import type { GraphReply, Sql } from '../frame.ts'
import { errorReply } from '../graph/errors.ts'
import { makeUnitMeter, unitCost, unitLimit } from '../throttle.ts'
import { readQuery } from './call.ts'
import type { DirectoryCall } from './call.ts'
import { answerDirectory } from './directory.ts'
import type { People } from './people-store.ts'
import type { TenantFacts } from './tenants.ts'

export type MeteredPlatform = { sql: Sql; tenant: TenantFacts; now(): number; people: People }

export function makeMeteredDirectory({ sql, tenant, now, people }: MeteredPlatform) {
  const units = makeUnitMeter()
  /** How many people there are: counting 50,000 takes longer than most answers. */
  let size: number | undefined

  return {
    clear(): void {
      units.clear()
      size = undefined
    },
    answer(call: DirectoryCall): GraphReply {
      const { caller, method, segments } = call
      const query = readQuery(call.search)
      size ??= sql.all<{ total: number }>('SELECT count(*) AS total FROM user')[0]?.total ?? 0
      const cost = unitCost({
        collection: segments.length === 1,
        path: segments.join('/'),
        query,
        method,
      })
      const { share, retryAfter } = units.spend(caller.appId, cost, unitLimit(size), now())
      const headers: Record<string, string> = { 'x-ms-resource-unit': String(cost) }
      if (share >= 0.8) headers['x-ms-throttle-limit-percentage'] = Math.min(1.8, share).toFixed(1)
      if (retryAfter !== undefined) return overUnits(retryAfter, headers, caller.appId, tenant.id)
      const guest = caller.userId !== undefined && people.view(caller.userId)?.kind === 'guest'
      const eventual = call.headers['consistencylevel']?.toLowerCase() === 'eventual'
      const context = { ...call, sql, now: now(), query, guest, eventual }
      const reply = sql.transaction(() => answerDirectory(context))
      if (method !== 'GET') size = undefined
      return { ...reply, headers: { ...headers, ...reply.headers } }
    },
  }
}

function overUnits(
  retryAfter: number,
  headers: Record<string, string>,
  appId: string,
  tenantId: string,
): GraphReply {
  return errorReply(429, 'TooManyRequests', 'Please retry again later.', {
    ...headers,
    'Retry-After': String(retryAfter),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${appId}/${tenantId}`,
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  })
}
