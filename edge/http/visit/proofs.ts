/**
 * @module
 * The two sealed papers of "Associate my account". The ticket goes with the person to the CRM's page and
 * says who signed in at Microsoft; the proof comes back with him and says as whom the CRM knows him. Both are
 * bound to that person and to a secret of the tab he signed in with, so that only he, there, can end it:
 * a ticket slipped to somebody else ties nobody's account.
 */
import type { Visitor } from '../../ports/people-host.ts'
import type { HttpDependencies } from '../types.ts'

export type Paper = {
  /** `installs`: his tenant is tied by what he is about to do, not before. */
  readonly ticket: Bound & { readonly installs?: true }
  readonly proof: Bound & { readonly organization: string; readonly member: string }
}

type Bound = {
  /** Hash of the tab's secret: the papers pass through the CRM's page. */
  readonly visit: string
  readonly visitor: Visitor
}

type Means = Pick<HttpDependencies, 'vault' | 'clock'>

/** As long as it takes to sign in to a CRM and to read one question. */
const LIFE_MS = 10 * 60_000

export function sealPaper<Kind extends keyof Paper>(
  { vault, clock }: Means,
  kind: Kind,
  paper: Paper[Kind],
): Promise<string> {
  const plain = JSON.stringify({ paper, until: clock.now() + LIFE_MS })
  return vault.seal(plain, sealOf(kind))
}

export async function openPaper<Kind extends keyof Paper>(
  { vault, clock }: Means,
  kind: Kind,
  sealed: string,
): Promise<Paper[Kind] | null> {
  const opened = await vault.open(sealed, sealOf(kind))
  if (!opened.ok) return null
  const { paper, until } = JSON.parse(opened.value) as { paper: Paper[Kind]; until: number }
  return until > clock.now() ? paper : null
}

const sealOf = (kind: keyof Paper) => ({ owner: 'pages', purpose: `associate/${kind}` })
