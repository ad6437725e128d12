/**
 * @module
 * The flow of the edge's own pages, with a tab, a sign-in and an edge that are told how to answer.
 */
import type { InstallVisit } from '../../edge/contract/install.ts'
import type { Visit } from '../../edge/contract/visit.ts'
import { makeFlow } from '../../edge/pages/flow.ts'
import type { FlowMeans } from '../../edge/pages/flow.ts'
import type { Screen, Trouble } from '../../edge/pages/screen.ts'
import type { HadToken, Settled } from '../../edge/pages/sign-in/sign-in.ts'
import { makeTab } from '../../edge/pages/tab.ts'
import type { Called } from '../../edge/pages/visit-calls.ts'

export const visit: Visit = {
  visitor: { displayName: 'Megan', address: 'megan@contoso.example' },
  admittance: null,
  associateUrl: null,
}
export const place = { organizationName: 'Northwind', crmName: 'Northwind CRM' }
export const administrator: InstallVisit = {
  visitor: visit.visitor,
  view: { ...place, kind: 'consent', url: 'https://login.test/' },
}
export const trouble = (page: Trouble['page']): Trouble => ({ page, code: page, trace: null })

type Given = {
  readonly settled?: Settled
  readonly token?: HadToken
  readonly reply?: Called<Visit>
  readonly install?: readonly Called<InstallVisit>[]
  readonly leaves?: Trouble | null
  readonly kept?: Map<string, string>
}

export function staged(given: Given = {}) {
  const kept = given.kept ?? new Map<string, string>()
  const shown: Screen[] = []
  const asked: { path: string; token: string; body: Record<string, unknown> }[] = []
  const begun: string[] = []
  const waited: number[] = []
  const answers = [...(given.install ?? [])]
  const tab = makeTab({
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
    },
    random: (bytes) => new Uint8Array(bytes).fill(7),
  })
  const means: FlowMeans = {
    tab,
    signIn: {
      settle: async () => given.settled ?? { kind: 'back' },
      token: async () => given.token ?? { kind: 'token', token: 't' },
      begin: async (how) => {
        begun.push(how)
        return given.leaves ?? null
      },
    },
    call: async (path, token, body) => {
      asked.push({ path, token, body: body as Record<string, unknown> })
      return given.reply ?? { ok: true, value: visit }
    },
    callInstall: async (path, token, body) => {
      asked.push({ path, token, body: body as Record<string, unknown> })
      return answers.shift() ?? { ok: true, value: administrator }
    },
    pause: async (ms) => void waited.push(ms),
    ownOrigin: 'https://edge.example',
    show: (screen) => void shown.push(screen),
  }
  return { ...makeFlow(means), tab, kept, shown, asked, begun, waited, last: () => shown.at(-1) }
}

export const secret = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc'
