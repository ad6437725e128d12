/**
 * @module
 * Users and roles of a contract backend (crm-contract.yaml: `/users`, `/roles`), for those who manage people.
 */
import * as z from 'zod'
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { CrmPeople, CrmRole, CrmUser, EntraIdentity } from '../../../ports/crm-people.ts'
import { problemToFailure } from './problem.ts'
import type { RestCall, RestClient } from './rest-client.ts'
import { isSuccess, unreadable } from './rest-client.ts'
import { listPage, user } from './rest-schema.ts'

const PAGE = 200
/** 2,000 people with one permission; more is a filter that was not applied. */
const MAX_PAGES = 10

const crmUser = user.extend({
  permissions: z.array(z.string()).nullish().catch(undefined),
  roleId: z.string().nullish().catch(undefined),
})
const role = z.object({
  id: z.string().min(1),
  name: z.string().catch(''),
  permissions: z.array(z.string()).nullish().catch(undefined),
})

export function makeRestPeople(client: RestClient): CrmPeople {
  const userAt = (id: string) => `/users/${encodeURIComponent(id)}`
  return {
    async user(id) {
      const answer = await oneUser(client, { method: 'GET', path: userAt(id) })
      return !answer.ok && answer.failure.kind === 'gone' ? ok(null) : answer
    },
    async byEmail(email) {
      // Who has no address is not whoever else has none (INS-3).
      if (email === '') return ok(null)
      const found = await listUsers(client, { email })
      if (!found.ok) return found
      // A backend that does not know the filter answers everybody: ask again of each.
      const same = (one: CrmUser) => one.email.toLowerCase() === email.toLowerCase()
      return ok(found.value.find(same) ?? null)
    },
    withPermission: (permission) => withPermission(client, permission),
    create: ({ email, name, role: roleId, identity, key }) =>
      oneUser(client, {
        method: 'POST',
        path: '/users',
        headers: { 'idempotency-key': key },
        body: { email, name, active: true, identity: wire(identity), ...(roleId && { roleId }) },
      }),
    change: (id, { active, role: roleId }) =>
      oneUser(client, {
        method: 'PATCH',
        path: userAt(id),
        headers: { 'idempotency-key': client.clock.uuid() },
        body: { ...(active !== undefined && { active }), ...(roleId && { roleId }) },
      }),
    bindIdentity: (id, identity) =>
      oneUser(client, {
        method: 'PUT',
        path: `${userAt(id)}/identities/entra`,
        body: wire(identity),
      }),
    unbindIdentity: (id) => unbind(client, `${userAt(id)}/identities/entra`),
    roles: () => readRoles(client),
  }
}

async function unbind(client: RestClient, path: string): Promise<Result<null, Failure>> {
  const reply = await client.exchange({ method: 'DELETE', path })
  if (!reply.ok) return reply
  if (isSuccess(reply.value) || reply.value.status === 404) return ok(null)
  return fail(problemToFailure(reply.value, 'write', client.clock.now()))
}

const wire = ({ tenantId, userId, address }: EntraIdentity) => ({
  tid: tenantId,
  oid: userId,
  upn: address,
})

async function oneUser(client: RestClient, call: RestCall): Promise<Result<CrmUser, Failure>> {
  const reply = await client.request(call)
  if (!reply.ok) return reply
  const parsed = toUser(reply.value.json)
  return parsed === null ? unreadable('user') : ok(parsed)
}

async function withPermission(
  client: RestClient,
  permission: string,
): Promise<Result<readonly CrmUser[], Failure>> {
  const found = await listUsers(client, { permission, active: 'true' })
  if (!found.ok) return found
  // A backend that does not know the filter answers everybody: who does not show the permission has it not.
  return ok(
    found.value.filter(
      ({ active, permissions }) => active && permissions?.includes(permission) === true,
    ),
  )
}

async function listUsers(
  client: RestClient,
  filter: Readonly<Record<string, string>>,
): Promise<Result<readonly CrmUser[], Failure>> {
  const users: CrmUser[] = []
  let cursor: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ ...filter, limit: String(PAGE) })
    if (cursor !== null) query.set('cursor', cursor)
    const reply = await client.request({ method: 'GET', path: `/users?${query.toString()}` })
    if (!reply.ok) return reply
    const parsed = listPage.safeParse(reply.value.json)
    if (!parsed.success) return unreadable('user list')
    users.push(...parsed.data.items.map(toUser).filter((entry) => entry !== null))
    cursor = parsed.data.cursor ?? null
    if (cursor === null) return ok(users)
  }
  return fail({ kind: 'refused', code: 'too-many-pages', detail: 'CRM: list of users without end' })
}

async function readRoles(client: RestClient): Promise<Result<readonly CrmRole[], Failure>> {
  const reply = await client.request({ method: 'GET', path: '/roles' })
  if (!reply.ok) return reply
  const parsed = listPage.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('role list')
  const roles = parsed.data.items.flatMap((item) => role.safeParse(item).data ?? [])
  return ok(
    roles.map(({ id, name, permissions }) => ({ id, name, permissions: permissions ?? null })),
  )
}

function toUser(json: unknown): CrmUser | null {
  const parsed = crmUser.safeParse(json)
  if (!parsed.success) return null
  const { id, email, name, active, identities, permissions, roleId } = parsed.data
  const entra = identities?.entra
  const identity = entra && {
    tenantId: entra.tid,
    userId: entra.oid,
    ...(entra.upn ? { address: entra.upn } : {}),
  }
  return {
    id,
    email,
    name,
    active,
    permissions: permissions ?? null,
    role: roleId ?? null,
    ...(identity ? { entra: identity } : {}),
  }
}
