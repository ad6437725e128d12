/**
 * @module
 * The directory's Graph requests, told apart by their path.
 */
import type { GraphReply } from '../frame.ts'
import {
  badQuery,
  directoryDenied,
  noSuchDirectoryObject,
  unknownSegment,
  unsupportedMethod,
} from '../graph/errors.ts'
import { mayReadOrganization, mayReadSkus, sightOfOne } from './access.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import { directoryRoles, groups, membershipsOf } from './groups.ts'
import { countUsers, listUsers } from './list-users.ts'
import { organization, subscribedSkus } from './organization.ts'
import type { GraphUser } from './person.ts'
import { photo } from './photos.ts'
import { readSelect, showUser } from './user-fields.ts'
import { usersDelta } from './users-delta.ts'
import { findUser } from './find-user.ts'
import type { UserRow } from './find-user.ts'
import { changeUser } from './write-users.ts'
import { plainName } from '../graph/target.ts'
import { CONTOSO, TENANTS } from './tenants.ts'

export function answerDirectory(context: DirectoryContext): GraphReply {
  const root = plainName(context.segments[0] ?? '')
  const writesUsers = root === 'users' && context.segments.length <= 2
  const setsPhoto = root === 'users' && plainName(context.segments[2] ?? '') === 'photo'
  if (writesUsers && ['POST', 'PATCH', 'DELETE'].includes(context.method))
    return changeUser(context)
  if (context.method !== 'GET' && !(setsPhoto && context.method === 'PUT'))
    return unsupportedMethod(context.method)
  switch (root) {
    case 'users':
      return users(context)
    case 'groups':
      return groups(context)
    case 'directoryroles':
      return directoryRoles(context)
    case 'organization':
      return mayReadOrganization(context.caller)
        ? organization(context, tenantOf(context))
        : directoryDenied()
    case 'subscribedskus':
      return mayReadSkus(context.caller) ? subscribedSkus(context) : directoryDenied()
    case 'directoryobjects':
      return directoryObject(context)
    default:
      return unknownSegment(context.segments[0] ?? '')
  }
}

function users(context: DirectoryContext): GraphReply {
  const [, key, part, ...rest] = context.segments
  if (key === undefined) return listUsers(context)
  const name = plainName(key)
  if (name === '$count') return countUsers(context)
  if (name === 'delta') return usersDelta(context)
  const row = findUser(context.sql, key)
  if (!row) {
    const own = sightOfOne(context.caller, '', context.guest)
    return own === 'none' ? directoryDenied() : noSuchDirectoryObject(key)
  }
  if (part === undefined) return oneUser(context, row)
  switch (plainName(part)) {
    case 'memberof':
    case 'transitivememberof':
      return membershipsOf(context, row.id, [part, ...rest])
    case 'photo':
    case 'photos':
      return photo(context, row, [part, ...rest])
    case 'licensedetails':
      return licenses(context, row)
    case 'manager':
      // Nobody has one here.
      return noSuchDirectoryObject('manager')
    default:
      return unknownSegment(part)
  }
}

function oneUser(context: DirectoryContext, row: UserRow): GraphReply {
  const sight = sightOfOne(context.caller, row.id, context.guest)
  if (sight === 'none') return directoryDenied()
  const { fields, unknown } = readSelect(context.query.get('$select'))
  if (unknown !== undefined)
    return badQuery(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`)
  return ok({
    '@odata.context': contextUrl(context.origin, 'users', fields, true),
    ...showUser(JSON.parse(row.doc) as GraphUser, fields, sight === 'basic'),
  })
}

function licenses(context: DirectoryContext, row: UserRow): GraphReply {
  if (sightOfOne(context.caller, row.id, context.guest) !== 'full') return directoryDenied()
  const { assignedLicenses } = JSON.parse(row.doc) as { assignedLicenses: { skuId: string }[] }
  const value = assignedLicenses.map(({ skuId }) => ({
    id: skuId,
    skuId,
    skuPartNumber: 'ENTERPRISEPACK',
    servicePlans: [],
  }))
  return ok({
    '@odata.context': contextUrl(context.origin, `users('${row.id}')/licenseDetails`),
    value,
  })
}

function directoryObject(context: DirectoryContext): GraphReply {
  const id = context.segments[1] ?? ''
  const row = findUser(context.sql, id)
  if (!row) return noSuchDirectoryObject(id)
  const answer = oneUser({ ...context, segments: ['users', id] }, row)
  if (answer.status !== 200) return answer
  return {
    ...answer,
    body: {
      '@odata.type': '#microsoft.graph.user',
      ...(answer.body as object),
      '@odata.context': contextUrl(context.origin, 'directoryObjects', undefined, true),
    },
  }
}

function tenantOf({ caller }: DirectoryContext) {
  return TENANTS.find(({ id }) => id === caller.tenantId) ?? CONTOSO
}
