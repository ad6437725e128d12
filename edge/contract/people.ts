/**
 * @module
 * The tenant's people and groups as the picker lists them.
 */
import * as z from 'zod/mini'

export const personStatus = z.enum(['available', 'invited', 'requested', 'member'])
export type PersonStatus = z.infer<typeof personStatus>

export const person = z.object({
  /** Directory object id. */
  id: z.string(),
  displayName: z.string(),
  address: z.nullable(z.string()),
  jobTitle: z.nullable(z.string()),
  department: z.nullable(z.string()),
  /** null: not known with the permissions granted. */
  enabled: z.nullable(z.boolean()),
  guest: z.nullable(z.boolean()),
  status: personStatus,
})
export type Person = z.infer<typeof person>

export const peoplePage = z.object({
  users: z.array(person),
  cursor: z.nullable(z.string()),
  /** Matches in all, where the directory says. */
  total: z.nullable(z.number()),
})
export type PeoplePage = z.infer<typeof peoplePage>

export const group = z.object({
  id: z.string(),
  displayName: z.string(),
  description: z.nullable(z.string()),
  address: z.nullable(z.string()),
})
export type Group = z.infer<typeof group>

export const groupsPage = z.object({ groups: z.array(group), cursor: z.nullable(z.string()) })
export type GroupsPage = z.infer<typeof groupsPage>
