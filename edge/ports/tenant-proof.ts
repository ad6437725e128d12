/**
 * @module
 * What is proved about a tenant at an install (INS-1): that the application is in it, and which directory roles a
 * person holds where his token does not say. Implemented by adapters/entra/tenant-proof.ts.
 */
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'

export interface TenantProof {
  /** False: nobody agreed there, or what was agreed has not spread yet (graph-contract §8.1). */
  isPresent(tenantId: string): Promise<Result<boolean, Failure>>
  /**
   * Template ids, read in the person's own name. null: nobody has agreed to that reading yet.
   * `assertion`: his access token for the edge's own scope.
   */
  directoryRoles(
    tenantId: string,
    assertion: string,
  ): Promise<Result<readonly string[] | null, Failure>>
}
