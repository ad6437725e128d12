/**
 * @module
 * The Microsoft 365 tenant as a directory of people. Implemented by adapters/graph/users.ts.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

export type DirectoryUser = {
  readonly id: string
  readonly displayName: string
  readonly address: string | null
  readonly userPrincipalName: string
  readonly jobTitle: string | null
  readonly department: string | null
  /** null: we may not read it (User.ReadBasic.All). */
  readonly enabled: boolean | null
  readonly guest: boolean | null
}

export type DirectoryPage = {
  readonly users: readonly DirectoryUser[]
  readonly cursor: string | null
  readonly total: number | null
}

export type DirectoryGroup = {
  readonly id: string
  readonly displayName: string
  readonly description: string | null
  readonly address: string | null
}

export type GroupPage = {
  readonly groups: readonly DirectoryGroup[]
  readonly cursor: string | null
}

export interface TenantPort {
  searchUsers(query: {
    search: string
    cursor: string | null
    limit: number
  }): Promise<Result<DirectoryPage, Failure>>
  /** At most 20 ids; who is not among the answers does not exist. */
  readUsers(ids: readonly string[]): Promise<Result<readonly DirectoryUser[], Failure>>
}

/** Groups need a permission of their own, which an administrator gives (graph-contract §1.2). */
export interface GroupPort {
  searchGroups(query: {
    search: string
    cursor: string | null
    limit: number
  }): Promise<Result<GroupPage, Failure>>
  /** Nested groups too (USR-5). */
  members(
    group: string,
    page: { cursor: string | null; limit: number },
  ): Promise<Result<DirectoryPage, Failure>>
}
