/**
 * @module
 * What a contract backend says of itself to the mapper and to the people's page: fields and users.
 */
import type { Stream } from '../../../domain/record.ts'
import type { Result } from '../../../domain/result.ts'
import { fail, ok } from '../../../domain/result.ts'
import type { Failure } from '../../../domain/stream/failure.ts'
import type { CrmField, CrmMember } from '../../../ports/crm.ts'
import { typeOf } from './records.ts'
import type { RestClient } from './rest-client.ts'
import { unreadable } from './rest-client.ts'
import { field, fieldList, listPage, user } from './rest-schema.ts'

const USER_PAGE = 200
/** 20,000 people of one organization; more is a server that never ends its list. */
const MAX_USER_PAGES = 100

export async function readFields(
  client: RestClient,
  stream: Stream,
): Promise<Result<readonly CrmField[], Failure>> {
  const reply = await client.request({ method: 'GET', path: `/schema/${typeOf[stream]}` })
  if (!reply.ok) return reply
  const parsed = fieldList.safeParse(reply.value.json)
  if (!parsed.success) return unreadable('field list')
  // Types the mapper has no word for are left out, not guessed.
  return ok(parsed.data.map(toField).filter((entry) => entry !== null))
}

export async function readMembers(
  client: RestClient,
): Promise<Result<readonly CrmMember[], Failure>> {
  const members: CrmMember[] = []
  let cursor: string | null = null
  for (let page = 0; page < MAX_USER_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(USER_PAGE) })
    if (cursor !== null) query.set('cursor', cursor)
    const reply = await client.request({ method: 'GET', path: `/users?${query.toString()}` })
    if (!reply.ok) return reply
    const parsed = listPage.safeParse(reply.value.json)
    if (!parsed.success) return unreadable('user list')
    members.push(...parsed.data.items.map(toMember).filter((entry) => entry !== null))
    cursor = parsed.data.cursor ?? null
    if (cursor === null) return ok(members)
  }
  return fail({ kind: 'refused', code: 'too-many-pages', detail: 'CRM: list of users without end' })
}

function toField(json: unknown): CrmField | null {
  const parsed = field.safeParse(json)
  if (!parsed.success) return null
  const { name, label, type, maxLength, required, create, update, custom } = parsed.data
  const { slotHint, options } = parsed.data
  return {
    name,
    label,
    type,
    ...(maxLength ? { maxLength } : {}),
    writable: create && update,
    required,
    custom,
    ...(slotHint ? { slotHint } : {}),
    ...(options
      ? {
          options: options
            .filter(({ active }) => active)
            .map((option) => ({ value: option.value, label: option.label })),
        }
      : {}),
  }
}

function toMember(json: unknown): CrmMember | null {
  const parsed = user.safeParse(json)
  if (!parsed.success) return null
  const { id, email, name, active, identities } = parsed.data
  const entra = identities?.entra
  return {
    id,
    email,
    name,
    active,
    ...(entra
      ? {
          entra: {
            tenantId: entra.tid,
            userId: entra.oid,
            ...(entra.upn ? { address: entra.upn } : {}),
          },
        }
      : {}),
  }
}
