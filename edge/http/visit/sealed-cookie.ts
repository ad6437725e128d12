/**
 * @module
 * What one browser carries for the edge's own pages: sealed, so that it can be neither read nor made, and
 * over after a while whatever the browser thinks.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { openSealed, sealUntil } from './sealed-until.ts'

export type CookieName = 'consent'

type Means = Pick<HttpDependencies, 'edgeOrigin' | 'vault' | 'clock'>

/** `__Host-` needs https; on a developer's http://127.0.0.1 the plain name stands in. */
const nameOf = (edgeOrigin: string, name: CookieName) =>
  edgeOrigin.startsWith('https:') ? `__Host-o365-${name}` : `o365-${name}`

/** The name is bound into the seal: one cookie does not open in another's place. */
const purposeOf = (name: CookieName) => `cookie/${name}`

export async function putCookie(
  context: Context<AppEnv>,
  { edgeOrigin, vault, clock }: Means,
  name: CookieName,
  content: { readonly value: object; readonly lifeSeconds: number },
): Promise<void> {
  const { value, lifeSeconds } = content
  const until = clock.now() + lifeSeconds * 1000
  const sealed = await sealUntil({ vault }, purposeOf(name), value, until)
  setCookie(context, nameOf(edgeOrigin, name), sealed, {
    ...attributes(edgeOrigin),
    maxAge: lifeSeconds,
  })
}

/** null: none, not ours, or over. */
export async function readCookie<Value extends object>(
  context: Context<AppEnv>,
  means: Means,
  name: CookieName,
): Promise<Value | null> {
  const sealed = getCookie(context, nameOf(means.edgeOrigin, name))
  if (!sealed) return null
  return openSealed<Value>(means, purposeOf(name), sealed)
}

export function dropCookie(
  context: Context<AppEnv>,
  { edgeOrigin }: Pick<HttpDependencies, 'edgeOrigin'>,
  name: CookieName,
): void {
  deleteCookie(context, nameOf(edgeOrigin, name), attributes(edgeOrigin))
}

/** Lax, since the way back from Microsoft is a visit from another site. */
const attributes = (edgeOrigin: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: edgeOrigin.startsWith('https:'),
})
