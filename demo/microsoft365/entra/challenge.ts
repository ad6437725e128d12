/**
 * @module
 * Conditional access: when a person has to show more than a token, and the claims that ask for it
 * (graph-contract §8.10).
 */
import type { PersonView } from '../directory/people-store.ts'

/** What a person's tenant asks at present; set by the /sandbox/conditional-access control. */
export type Policy = 'mfa' | 'compliant-device'
export type Challenge = { message: string; claims: string }

/** Authentication context ids an administrator would have chosen for the two policies. */
const CONTEXTS: Record<Policy, string> = { mfa: 'c1', 'compliant-device': 'c2' }

/** The challenge for a token issued at `issuedAt` (ms) that already satisfies `satisfies`. */
export function claimsChallenge(
  person: PersonView,
  issuedAt: number,
  satisfies: readonly string[],
): Challenge | undefined {
  if (person.validFrom > issuedAt) {
    return {
      message:
        'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
      claims: JSON.stringify({
        access_token: {
          nbf: { essential: true, value: String(Math.floor(person.validFrom / 1000)) },
        },
      }),
    }
  }
  if (!person.policy || satisfies.includes(CONTEXTS[person.policy])) return undefined
  return {
    message:
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies',
    claims: policyClaims(person.policy),
  }
}

export function policyClaims(policy: Policy): string {
  return JSON.stringify({ access_token: { acrs: { essential: true, value: CONTEXTS[policy] } } })
}

/** The authentication contexts a `claims` parameter asks for: an interactive sign-in then satisfies them. */
export function askedContexts(claims: string | undefined): string[] {
  const asked = parse(claims)?.access_token?.acrs
  return [asked?.value, ...(asked?.values ?? [])].filter((one) => typeof one === 'string')
}

/** Whether the client says it can handle claims challenges (`cp1`). */
export function saysCapable(claims: string | undefined): boolean {
  return parse(claims)?.access_token?.xms_cc?.values?.includes('cp1') ?? false
}

type Asked = {
  access_token?: { acrs?: { value?: string; values?: string[] }; xms_cc?: { values?: string[] } }
}
function parse(claims: string | undefined): Asked | undefined {
  if (!claims) return undefined
  try {
    return JSON.parse(claims) as Asked
  } catch {
    return undefined
  }
}
