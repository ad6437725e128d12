/**
 * @module
 * Who may read what of the directory (graph-contract §1.2).
 */
import type { Caller } from '../frame.ts'
import { holdsAny } from '../graph/permissions.ts'

const FULL = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]
const BASIC = ['User.ReadBasic.All', ...FULL]
const OWN = ['User.Read', 'User.ReadWrite', ...BASIC]
const GROUPS = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]
const PHOTOS = ['ProfilePhoto.Read.All', 'ProfilePhoto.ReadWrite.All']

export type Sight = 'none' | 'basic' | 'full'

/** How much of other people a token shows. A guest sees nobody but himself. */
export function sightOfPeople(caller: Caller, isGuest: boolean): Sight {
  if (isGuest) return 'none'
  if (holdsAny(caller, FULL)) return 'full'
  return holdsAny(caller, BASIC) ? 'basic' : 'none'
}

export function sightOfOne(caller: Caller, userId: string, isGuest: boolean): Sight {
  if (caller.userId === userId && holdsAny(caller, ['User.Read', 'User.ReadWrite'])) return 'full'
  if (caller.userId === userId && isGuest) return holdsAny(caller, OWN) ? 'full' : 'none'
  return sightOfPeople(caller, isGuest)
}

export const mayReadMemberships = (caller: Caller, userId: string): boolean =>
  (caller.userId === userId && holdsAny(caller, ['User.Read', 'User.ReadWrite'])) ||
  holdsAny(caller, [...FULL, ...GROUPS])
export const mayReadGroups = (caller: Caller): boolean => holdsAny(caller, GROUPS)
export const mayReadRoles = (caller: Caller): boolean =>
  holdsAny(caller, [
    'RoleManagement.Read.Directory',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ])
export const mayReadOrganization = (caller: Caller): boolean =>
  holdsAny(caller, ['Organization.Read.All', 'Directory.Read.All', ...OWN])
export const maySeePhoto = (caller: Caller, userId: string): boolean =>
  (caller.userId === userId && holdsAny(caller, OWN)) || holdsAny(caller, [...BASIC, ...PHOTOS])
export const maySetPhoto = (caller: Caller, userId: string): boolean =>
  (caller.userId === userId && holdsAny(caller, ['User.ReadWrite'])) ||
  holdsAny(caller, ['User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'])
export const mayWriteUsers = (caller: Caller): boolean =>
  holdsAny(caller, ['User.ReadWrite.All', 'Directory.ReadWrite.All'])
export const mayReadSkus = (caller: Caller): boolean =>
  holdsAny(caller, [
    'LicenseAssignment.Read.All',
    'Organization.Read.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ])
