/**
 * @module
 * Visitors of the edge's own pages: browsers that keep cookies, and a Microsoft that knows one person.
 */
import { fail, ok } from '../../edge/domain/result.ts'
import type { HttpDependencies } from '../../edge/http/types.ts'
import { edgeOrigin, entraOrigin, fakeEdge } from './fake-edge.ts'
import type { FakeOptions } from './fake-edge.ts'

export const ticket = { id: 'inv-1', secret: 'a'.repeat(64) }
export const megan = {
  tenantId: 'tenant-of-northwind',
  userId: 'megan',
  address: 'megan@contoso.test',
  displayName: 'Megan <b>Bowen</b>',
  directoryRoles: [],
}
const { directoryRoles: _, ...plain } = megan
export const visitor = plain
export const place = { organizationName: 'northwind & Co', crmName: 'Northwind CRM' }
export const invited = {
  ...place,
  kind: 'invited' as const,
  invitedBy: 'Amelia',
  expiresAt: '2026-12-01T00:00:00Z',
}

export function staged(org: FakeOptions['org'] = {}, who: typeof megan = megan) {
  let now = 0
  let secrets = 0
  const redeemed: string[] = []
  const visitors: HttpDependencies['visitors'] = {
    authorizeUrl: ({ state, redirectUri }) =>
      `${entraOrigin}/authorize?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
    redeem: async ({ code }) => {
      if (redeemed.includes(code)) return fail({ kind: 'sign-in', detail: 'AADSTS54005' })
      redeemed.push(code)
      return ok(who)
    },
  }
  const clock = { now: () => now, random: () => 0, uuid: () => 'trace-1' }
  const secretText = () => `secret-${++secrets}`.padEnd(64, '0')
  const edge = fakeEdge({
    org: { admit: async () => ok(invited), ...org },
    dependencies: { visitors, clock, secretText },
  })
  return { ...edge, redeemed, pass: (ms: number) => void (now += ms), browser: () => browser(edge) }
}

/** Keeps cookies as a browser does. */
function browser({ request }: Pick<ReturnType<typeof fakeEdge>, 'request'>) {
  const jar = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie }
    const response = await request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, pair.slice(name.length + 1))
    }
    return response
  }
  const stateOf = (response: Response) =>
    new URL(response.headers.get('location') ?? 'x:').searchParams.get('state') ?? ''
  const signIn = async (path: string) => {
    const state = stateOf(await go(path))
    return go(`/connect/callback?${new URLSearchParams({ state, code: `code-${state}` })}`)
  }
  const press = (path: string, body = '', headers: Record<string, string> = {}) =>
    go(path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: edgeOrigin,
        ...headers,
      },
    })
  return { go, signIn, press, stateOf, jar }
}
