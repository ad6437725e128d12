/**
 * @module
 * Group I: who the users are and who may manage them. Reads only: no user is made, changed or told anything.
 */
import { call } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Answer } from '../backend.ts'
import type { Check, Finding, Members } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isSuccess,
  itemsOf,
  membersOf,
  notOffered,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const MANAGE = 'manageUsers'

const users = (bench: Bench, query: Readonly<Record<string, string>>): Promise<Answer> =>
  call(bench, 'GET', `/users?${new URLSearchParams({ limit: '200', ...query }).toString()}`)

async function listsUsers(bench: Bench): Promise<Finding> {
  const page = await users(bench, {})
  if (!isSuccess(page)) return failed(`GET /users: ${said(page)}`)
  const all = itemsOf(page)
  const first = textOf(all[0]?.['id'])
  const one = await call(bench, 'GET', `/users/${encodeURIComponent(first)}`)
  const nobody = await call(bench, 'GET', '/users/no-such-user-of-this-crm')
  const emails = all
    .map((user) => textOf(user['email']).toLowerCase())
    .filter((text) => text !== '')
  return claims(
    [all.length > 0, 'GET /users lists nobody'],
    [all.every((user) => textOf(user['id']) !== ''), 'a user has no id'],
    [all.every((user) => typeof user['active'] === 'boolean'), 'a user does not say if active'],
    [new Set(emails).size === emails.length, 'two users have the same e-mail address'],
    [isSuccess(one) && idOf(one) === first, `GET /users/{id}: ${said(one)}`],
    [nobody.status === 404, `an unknown user: ${said(nobody)}`],
  )
}

async function findsByEmail(bench: Bench): Promise<Finding> {
  const known = itemsOf(await users(bench, {})).find((user) => textOf(user['email']) !== '')
  if (known === undefined) return notOffered('no user has an e-mail address')
  const page = await users(bench, { email: textOf(known['email']) })
  const ids = itemsOf(page).map((user) => user['id'])
  return claims(
    [isSuccess(page), said(page)],
    [ids.length === 1 && ids[0] === known['id'], `email= of one user found ${ids.length} users`],
  )
}

const shows = (user: Members): boolean => Array.isArray(user['permissions'])
const manages = (user: Members): boolean =>
  Array.isArray(user['permissions']) && user['permissions'].includes(MANAGE)

async function namesManagers(bench: Bench): Promise<Finding> {
  if (membersOf(bench.capabilities['users'])['permissions'] === false)
    return notOffered('capabilities.users.permissions is false: nobody may manage people')
  const page = await users(bench, { permission: MANAGE, active: 'true' })
  if (!isSuccess(page)) return failed(said(page))
  const found = itemsOf(page)
  const silent = found.filter((user) => !shows(user)).length
  const strangers = found.filter((user) => shows(user) && !manages(user)).length
  const away = found.filter((user) => user['active'] === false).length
  const nonsense = itemsOf(await users(bench, { permission: 'no-such-permission' })).length
  return claims(
    [silent === 0, `${silent} of ${found.length} do not show their permissions`],
    [strangers === 0, `${strangers} of ${found.length} do not have the permission asked for`],
    [away === 0, `${away} of ${found.length} are not active`],
    [nonsense === 0, `a permission that does not exist found ${nonsense} users`],
    [found.length > 0, 'nobody has it'],
  )
}

async function listsRoles(bench: Bench): Promise<Finding> {
  if (membersOf(bench.capabilities['users'])['create'] === false)
    return notOffered('capabilities.users.create is false')
  const answer = await call(bench, 'GET', '/roles')
  const roles = itemsOf(answer)
  return claims(
    [isSuccess(answer), said(answer)],
    [roles.length > 0, 'GET /roles lists no role'],
    [
      roles.every((role) => textOf(role['id']) !== '' && textOf(role['name']) !== ''),
      'a role without id or name',
    ],
    [roles.every(shows), 'a role does not say what it permits'],
    [valueOf(answer, 'items') !== undefined, 'no `items`'],
  )
}

export const userChecks: readonly Check[] = [
  {
    id: 'I1',
    need: 'relied',
    expected: 'permission=manageUsers gives those who have it, and each shows `permissions`.',
    otherwise: 'Who does not show the permission has it not: nobody may install, invite or decide.',
    run: namesManagers,
  },
  {
    id: 'I1',
    need: 'relied',
    expected: 'GET /users names everybody with id, address and active; an unknown user is 404.',
    otherwise: 'Members cannot be told apart, and whoever left keeps syncing.',
    run: listsUsers,
  },
  {
    id: 'I1',
    need: 'advice',
    expected: 'email= finds that one user.',
    otherwise: 'Nothing but calls: everybody is read and looked through.',
    run: findsByEmail,
  },
  {
    id: 'I2',
    need: 'relied',
    expected: 'GET /roles names the roles a new user may get, and what they permit.',
    otherwise:
      'A role that does not say what it permits can be given by nobody: new people get the default.',
    run: listsRoles,
  },
]
