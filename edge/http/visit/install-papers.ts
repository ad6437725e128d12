/**
 * @module
 * The sealed papers of an install (INS-1). The ticket goes with the link and says which organization; the consent
 * says that Microsoft sent somebody back who had just agreed for his tenant. Neither proves a person or a role: that
 * is the bearer's part.
 */
import type { HttpDependencies } from '../types.ts'

export type InstallPaper = {
  readonly ticket: { readonly organization: string; readonly member: string }
  /** Goes to Microsoft's page of consent and back. */
  readonly state: Person
  readonly consent: Person
}

type Person = { readonly tenantId: string; readonly userId: string }

type Means = Pick<HttpDependencies, 'vault' | 'clock'>

const day = 24 * 60 * 60_000

/** A link is sent to somebody who reads it tomorrow; a consent is used at once. */
const lifeMs: Readonly<Record<keyof InstallPaper, number>> = {
  ticket: 7 * day,
  state: 3_600_000,
  consent: 3_600_000,
}

export async function sealInstallPaper<Kind extends keyof InstallPaper>(
  { vault, clock }: Means,
  kind: Kind,
  paper: InstallPaper[Kind],
): Promise<{ readonly sealed: string; readonly until: number }> {
  const until = clock.now() + lifeMs[kind]
  return { sealed: await vault.seal(JSON.stringify({ paper, until }), sealOf(kind)), until }
}

export async function openInstallPaper<Kind extends keyof InstallPaper>(
  { vault, clock }: Means,
  kind: Kind,
  sealed: string,
): Promise<InstallPaper[Kind] | null> {
  const opened = await vault.open(sealed, sealOf(kind))
  if (!opened.ok) return null
  const { paper, until } = JSON.parse(opened.value) as { paper: InstallPaper[Kind]; until: number }
  return until > clock.now() ? paper : null
}

const sealOf = (kind: keyof InstallPaper) => ({ owner: 'pages', purpose: `install/${kind}` })
