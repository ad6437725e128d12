/**
 * @module
 * An administrator's tab before an edge whose tenant proof, organization and clock the test tells what to say.
 */
import type { InstallView } from '../../edge/contract/install.ts'
import { ok } from '../../edge/domain/result.ts'
import { sealPaper } from '../../edge/http/visit/papers.ts'
import type { Paper } from '../../edge/http/visit/papers.ts'
import type { FakeOptions } from './fake-edge.ts'
import { entraOrigin, fakeVault } from './fake-edge.ts'
import { staged } from './visit-stage.ts'

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
export const tenantId = 'tenant-of-northwind'
export const admin = {
  tenantId,
  userId: 'ada',
  address: 'ada@contoso.test',
  displayName: 'Ada',
  directoryRoles: [globalAdministrator],
}
const { directoryRoles: _, ...withoutRoles } = admin
export const person = withoutRoles
export const plain = {
  ...admin,
  userId: 'megan',
  directoryRoles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'],
}
export const nothing = {
  state: 'none',
  organizationName: 'northwind Ltd',
  tenantId: null,
  installedAt: null,
  installedBy: null,
  removal: null,
} as const

type Proof = NonNullable<FakeOptions['dependencies']>['tenantProof']

type More = {
  readonly proof?: Partial<NonNullable<Proof>>
  readonly org?: FakeOptions['org']
  readonly organizations?: NonNullable<FakeOptions['dependencies']>['organizations']
}

export function installStage(more: More = {}) {
  const asked: object[] = []
  const edge = staged(
    {
      installation: () => ok(nothing),
      installAccount: () => ok({ kind: 'new', address: admin.address }),
      install: () => ok({ member: 'ada' }),
      ...more.org,
    },
    {
      ...(more.organizations ? { organizations: more.organizations } : {}),
      adminConsent: {
        consentUrl(request) {
          asked.push(request)
          return `${entraOrigin}/${request.tenantId}/v2.0/adminconsent?state=${request.state}`
        },
        proofUrl: () => '',
        redeem: () => Promise.reject(new Error('not here')),
      },
      tenantProof: {
        isPresent: async () => ok(true),
        directoryRoles: async () => ok([]),
        ...more.proof,
      },
    },
  )
  const means = { vault: fakeVault, clock: { now: () => 0, random: () => 0, uuid: () => '' } }
  const sealed = async <Kind extends keyof Paper>(kind: Kind, paper: Paper[Kind]) =>
    (await sealPaper(means, kind, paper)).sealed
  const ticketFor = (organization: string) =>
    sealed('install/ticket', { organization, member: 'amelia' })
  const consentOf = (who: { tenantId: string; userId: string }) => sealed('install/consent', who)
  const step = { ticket: null, consent: null, account: null }
  const tab = (who = admin) => {
    const { visit } = edge.tab(who)
    const post = (path: string, body: object) =>
      edge.request(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${btoa(JSON.stringify(who))}`,
        },
        body: JSON.stringify({ visit, ...step, ...body }),
      })
    const look = (body: object = {}) => post('/visit/install', body)
    const viewed = async (body: object = {}) =>
      ((await (await look(body)).json()) as { view: InstallView }).view
    const finish = (body: object = {}) =>
      post('/visit/install/finish', { terms: 'accepted', ...body })
    return { visit, look, viewed, finish }
  }
  return { ...edge, asked, tab, ticketFor, consentOf, means, sealed }
}

export const installs = ({ calls }: { calls: readonly { method: string }[] }) =>
  calls.filter(({ method }) => method === 'install')
