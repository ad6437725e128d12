/**
 * @module
 * Visitors of the edge's own pages: tabs with a secret of their own, and tokens that read as whom they are. The
 * real check of a token is adapters/entra/access-token.ts.
 */
import { fail, ok } from '../../edge/domain/result.ts'
import type { SignedInVisitor, VerifyVisitor } from '../../edge/ports/visitors.ts'
import { sealPaper } from '../../edge/http/visit/papers.ts'
import { fakeEdge, fakeVault } from './fake-edge.ts'
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
export const member = { ...place, kind: 'member' as const, url: 'https://northwind.test/' }

const verifyVisitor: VerifyVisitor = async (token) => {
  if (token === 'over') return fail({ kind: 'expired' })
  if (token === 'keyless') return fail({ kind: 'unavailable' })
  return token.startsWith('{') || !/^[\w+/=]+$/.test(token) || token === 'forged'
    ? fail({ kind: 'invalid', reason: 'scope' })
    : ok(JSON.parse(atob(token)) as SignedInVisitor)
}

const tokenOf = (who: SignedInVisitor) => btoa(JSON.stringify(who))

export function staged(
  org: FakeOptions['org'] = {},
  dependencies: FakeOptions['dependencies'] = {},
) {
  let now = 0
  let tabs = 0
  const clock = { now: () => now, random: () => 0, uuid: () => 'trace-1' }
  const edge = fakeEdge({
    org: { admit: async () => ok(invited), ...org },
    dependencies: { verifyVisitor, clock, ...dependencies },
  })
  const invitationOf = async (organization = 'northwind') =>
    (await edge.paths.acceptPage({ organization, ...ticket })).split('/').at(-1) ?? ''
  /** A tab in which somebody signed in. */
  const tab = (who: SignedInVisitor = megan) => {
    const visit = `${++tabs}`.padStart(43, 's')
    const send = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
      edge.request(path, {
        method: 'POST',
        body: JSON.stringify({ visit, invitation: null, ...body }),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokenOf(who)}`,
          ...headers,
        },
      })
    return { visit, send }
  }
  return { ...edge, pass: (ms: number) => void (now += ms), tab, invitationOf }
}

/** As the page has one when its person says that he has another CRM account. */
export async function associateTicket(): Promise<string> {
  const means = { vault: fakeVault, clock: { now: () => 0, random: () => 0, uuid: () => '' } }
  return (await sealPaper(means, 'associate/ticket', { visit: 'visit-1', visitor })).sealed
}
