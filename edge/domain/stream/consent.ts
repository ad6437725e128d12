/**
 * @module
 * Who has to agree, from what Microsoft's sign-in answered: the one place that reads AADSTS numbers of
 * consent, for the sign-in page's redirect and for the token endpoint alike (graph-contract §8.10).
 *
 * `error` comes first; numbers tell apart what shares one `error`. Does not own: every other refusal.
 */

export type ConsentLack =
  /** Only an administrator can: policy, an administrators' permission, an app unknown to the tenant. */
  | 'administrator'
  /** The person can, on Microsoft's page. */
  | 'person'
  /** He was asked and said no. */
  | 'declined'

/**
 * 90094 graph-contract §8.10; 90093 Entra, "Unexpected error when consenting to an application";
 * 700016 and 50105: the app is not in the tenant, the person not assigned to it (§8.10, row tenant).
 */
const administratorCodes: ReadonlySet<number> = new Set([90093, 90094, 700016, 50105])
/** UNSOURCED: answers of tenants in which users may ask their administrator on Microsoft's own page. */
const requestFlowCodes: ReadonlySet<number> = new Set([90095, 90097])
const NOT_CONSENTED = 65001
const DECLINED = 65004

/** null: it says nothing about consent. */
export function consentLack(
  error: string,
  codes: readonly number[],
  suberror?: string,
): ConsentLack | null {
  const isAdministrators = codes.some(
    (code) => administratorCodes.has(code) || requestFlowCodes.has(code),
  )
  if (isAdministrators || error === 'unauthorized_client') return 'administrator'
  if (codes.includes(DECLINED)) return 'declined'
  if (codes.includes(NOT_CONSENTED)) return 'person'
  if (error === 'consent_required' || suberror === 'consent_required') return 'person'
  return error === 'access_denied' ? 'declined' : null
}

/** Only the number an error text begins with: the rest of it is for people, and of any length. */
export function codeOf(description: string): readonly number[] {
  const code = /^AADSTS(\d{4,9})\b/.exec(description)?.[1]
  return code === undefined ? [] : [Number(code)]
}
