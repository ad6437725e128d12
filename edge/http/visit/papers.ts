/**
 * @module
 * Sealed papers that go through a browser on the edge's own pages: what the edge itself said before, not to be read,
 * changed, used as another kind, or used later. Each is bound to what it is for; none proves by itself who brings it.
 */
import type { Visitor } from '../../ports/people-host.ts'
import type { HttpDependencies } from '../types.ts'
import { openSealed, sealUntil } from './sealed-until.ts'

export type Paper = {
  /**
   * "Associate my account": goes with the person to the CRM's page and says who signed in at Microsoft. `installs`:
   * his tenant is tied by what he is about to do, not before.
   */
  readonly 'associate/ticket': Bound & { readonly installs?: true }
  /** Comes back with him and says as whom the CRM knows him. A ticket slipped to somebody else ties nobody's account. */
  readonly 'associate/proof': Bound & { readonly organization: string; readonly member: string }
  /** The administrator's link: which organization (INS-1). */
  readonly 'install/ticket': { readonly organization: string; readonly member: string }
  /** Goes to Microsoft's page of consent and back: for whom it was asked. */
  readonly 'install/state': Person
  /** Microsoft sent that person back, who had just agreed for his tenant. */
  readonly 'install/consent': Person
}

type Bound = {
  /** Hash of the tab's secret: the papers pass through the CRM's page. */
  readonly visit: string
  readonly visitor: Visitor
}

type Person = { readonly tenantId: string; readonly userId: string }

type Means = Pick<HttpDependencies, 'vault' | 'clock'>

const minute = 60_000

const lifeMs: Readonly<Record<keyof Paper, number>> = {
  // As long as it takes to sign in to a CRM and to read one question.
  'associate/ticket': 10 * minute,
  'associate/proof': 10 * minute,
  // A link is sent to somebody who reads it tomorrow.
  'install/ticket': 7 * 24 * 60 * minute,
  'install/state': 60 * minute,
  'install/consent': 60 * minute,
}

export async function sealPaper<Kind extends keyof Paper>(
  { vault, clock }: Means,
  kind: Kind,
  paper: Paper[Kind],
): Promise<{ readonly sealed: string; readonly until: number }> {
  const until = clock.now() + lifeMs[kind]
  return { sealed: await sealUntil({ vault }, kind, paper, until), until }
}

/** null: forged, over, or of another kind. */
export const openPaper = <Kind extends keyof Paper>(
  means: Means,
  kind: Kind,
  sealed: string,
): Promise<Paper[Kind] | null> => openSealed<Paper[Kind]>(means, kind, sealed)
