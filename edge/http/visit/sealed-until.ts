/**
 * @module
 * Something the edge gives out and takes back: sealed for one purpose, over after a while whatever its bearer thinks.
 */
import type { HttpDependencies } from '../types.ts'

type Means = Pick<HttpDependencies, 'vault' | 'clock'>

export async function sealUntil(
  { vault }: Pick<Means, 'vault'>,
  purpose: string,
  value: object,
  until: number,
): Promise<string> {
  return vault.seal(JSON.stringify({ value, until }), sealOf(purpose))
}

/** null: not ours, of another purpose, or over. The shape is what was sealed: nobody else can. */
export async function openSealed<Value extends object>(
  { vault, clock }: Means,
  purpose: string,
  sealed: string,
): Promise<Value | null> {
  const opened = await vault.open(sealed, sealOf(purpose))
  if (!opened.ok) return null
  const { value, until } = JSON.parse(opened.value) as { value: Value; until: number }
  return until > clock.now() ? value : null
}

const sealOf = (purpose: string) => ({ owner: 'pages', purpose })
