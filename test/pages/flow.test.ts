/**
 * @module
 * From coming to the page to what is shown, with a tab, a sign-in and an edge that are told how to answer.
 */
import { describe, expect, it } from 'vitest'
import type { InstallVisit } from '../../edge/contract/install.ts'
import type { Visit } from '../../edge/contract/visit.ts'
import { readArrival } from '../../edge/pages/arrival.ts'
import { makeFlow } from '../../edge/pages/flow.ts'
import type { FlowMeans } from '../../edge/pages/flow.ts'
import type { Screen, Trouble } from '../../edge/pages/screen.ts'
import type { HadToken, Settled } from '../../edge/pages/sign-in/sign-in.ts'
import { makeTab } from '../../edge/pages/tab.ts'
import type { Called } from '../../edge/pages/visit-calls.ts'

const visit: Visit = {
  visitor: { displayName: 'Megan', address: 'megan@contoso.example' },
  admittance: null,
  associateUrl: null,
}
const place = { organizationName: 'Northwind', crmName: 'Northwind CRM' }
const administrator: InstallVisit = {
  visitor: visit.visitor,
  view: { ...place, kind: 'consent', url: 'https://login.test/' },
}
const trouble = (page: Trouble['page']): Trouble => ({ page, code: page, trace: null })

type Given = {
  readonly settled?: Settled
  readonly token?: HadToken
  readonly reply?: Called<Visit>
  readonly install?: readonly Called<InstallVisit>[]
  readonly leaves?: Trouble | null
  readonly kept?: Map<string, string>
}

function staged(given: Given = {}) {
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

const secret = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc'

describe('how somebody came', () => {
  it.each([
    ['/app/', '', { kind: 'again' }],
    ['/app/', '#open', { kind: 'open' }],
    ['/app/', '#invitation=a.b.c', { kind: 'invitation', token: 'a.b.c' }],
    ['/app/', '#invitation=', { kind: 'unknown-link' }],
    ['/app/', '#associate=v1.x', { kind: 'associate', proof: 'v1.x' }],
    ['/app/', '#associate=', { kind: 'again' }],
    ['/app/install', '', { kind: 'install', ticket: null }],
    ['/app/', '#install=v1.x', { kind: 'install', ticket: 'v1.x' }],
    ['/app/', '#consent=v1.x', { kind: 'consented', consent: 'v1.x' }],
    ['/app/', '#consented=declined', { kind: 'not-consented', declined: true }],
    ['/app/', '#code=c&state=s', { kind: 'microsoft' }],
    ['/app/', '#error=access_denied&state=s&invitation=x', { kind: 'microsoft' }],
  ])('%s%s', (pathname, hash, arrival) => {
    expect(readArrival({ pathname, hash })).toEqual(arrival)
  })
})

describe('coming', () => {
  it('by a link, signed in already: looked at with the invitation', async () => {
    const { arrive, asked, last } = staged({ settled: { kind: 'nothing' } })
    await arrive({ kind: 'invitation', token: 'a.b.c' })
    expect(asked).toEqual([
      { path: '/visit', token: 't', body: { visit: secret, invitation: 'a.b.c' } },
    ])
    expect(last()).toEqual({ kind: 'visit', visit })
  })

  it('signed in nowhere: to Microsoft, and what he came for is kept in the tab', async () => {
    const { arrive, begun, kept, last } = staged({
      settled: { kind: 'nothing' },
      token: { kind: 'nobody' },
    })
    await arrive({ kind: 'invitation', token: 'a.b.c' })
    expect(begun).toEqual(['usual'])
    expect(last()).toEqual({ kind: 'waiting', for: 'sign-in' })
    const back = staged({ kept })
    await back.arrive({ kind: 'microsoft' })
    expect(back.asked[0]?.body).toEqual({ visit: secret, invitation: 'a.b.c' })
  })

  it('gone back to from Microsoft, or reloaded then: he stays, until he asks for it', async () => {
    const nobody = { settled: { kind: 'nothing' }, token: { kind: 'nobody' } } as const
    const { arrive, begun, kept } = staged(nobody)
    await arrive({ kind: 'invitation', token: 'a.b.c' })
    const back = staged({ ...nobody, kept })
    await back.arrive({ kind: 'again' })
    await back.arrive({ kind: 'again' })
    expect(back.last()).toMatchObject({ kind: 'problem', page: 'sign-in-declined' })
    expect([begun, back.begun]).toEqual([['usual'], []])
    await back.signIn('usual')
    expect(back.begun).toEqual(['usual'])
    const signedIn = staged({ kept })
    await signedIn.arrive({ kind: 'microsoft' })
    expect(signedIn.asked[0]?.body).toEqual({ visit: secret, invitation: 'a.b.c' })
    const later = staged({ ...nobody, kept })
    await later.arrive({ kind: 'again' })
    expect(later.begun).toEqual(['usual'])
  })

  it('by the launcher: what the tab kept of an earlier link is gone', async () => {
    const { arrive, tab, asked } = staged()
    tab.write({ invitation: 'old', proof: 'old' })
    await arrive({ kind: 'open' })
    expect(asked.map(({ path, body }) => [path, body['invitation']])).toEqual([['/visit', null]])
  })

  it('with a link that is none: nobody is asked to sign in', async () => {
    const { arrive, last, begun, asked } = staged({ token: { kind: 'nobody' } })
    await arrive({ kind: 'unknown-link' })
    expect(last()).toMatchObject({ kind: 'problem', page: 'unknown-link' })
    expect([begun, asked]).toEqual([[], []])
  })

  it('with an answer nobody asked for: signed in as nobody, and no circle', async () => {
    const { arrive, last, begun, asked } = staged({ settled: { kind: 'nothing' } })
    await arrive({ kind: 'microsoft' })
    expect(last()).toMatchObject({ kind: 'problem', page: 'sign-in-over' })
    expect([begun, asked]).toEqual([[], []])
  })

  it('a sign-in that failed, or cannot even begin, is told', async () => {
    const declined = staged({
      settled: { kind: 'trouble', trouble: trouble('sign-in-declined') },
    })
    await declined.arrive({ kind: 'microsoft' })
    expect(declined.last()).toMatchObject({ page: 'sign-in-declined' })
    const leaves = trouble('sign-in-unavailable')
    const stuck = staged({ settled: { kind: 'nothing' }, token: { kind: 'nobody' }, leaves })
    await stuck.arrive({ kind: 'open' })
    expect(stuck.last()).toMatchObject({ page: 'sign-in-unavailable' })
  })

  it('a token the edge will not have does not send him round in circles', async () => {
    const { arrive, last, begun } = staged({ reply: { ok: false, problem: 'sign-in' } })
    await arrive({ kind: 'again' })
    expect(last()).toMatchObject({ page: 'sign-in-over' })
    expect(begun).toEqual([])
  })
})

describe('an install', () => {
  const ticketed = { kind: 'install', ticket: 'v1.t' } as const

  it('by its link holds on to it over sign-in, consent and a reload', async () => {
    const { arrive, kept } = staged({ settled: { kind: 'nothing' }, token: { kind: 'nobody' } })
    await arrive(ticketed)
    const back = staged({ kept })
    await back.arrive({ kind: 'microsoft' })
    await back.arrive({ kind: 'consented', consent: 'v1.c' })
    await back.arrive({ kind: 'install', ticket: null })
    await back.arrive({ kind: 'associate', proof: 'v1.a' })
    expect(back.asked.map(({ path, body }) => [path, body])).toEqual(
      [
        { ticket: 'v1.t', consent: null, account: null },
        { ticket: 'v1.t', consent: 'v1.c', account: null },
        { ticket: 'v1.t', consent: 'v1.c', account: null },
        { ticket: 'v1.t', consent: 'v1.c', account: 'v1.a' },
      ].map((body) => ['/visit/install', { visit: secret, ...body }]),
    )
  })

  it('by another link, or left for the launcher, begins anew', async () => {
    const { arrive, asked, tab } = staged()
    await arrive(ticketed)
    await arrive({ kind: 'consented', consent: 'v1.c' })
    await arrive({ kind: 'install', ticket: 'v1.other' })
    expect(asked.at(-1)?.body).toMatchObject({ ticket: 'v1.other', consent: null })
    await arrive({ kind: 'open' })
    expect(asked.at(-1)?.path).toBe('/visit')
    expect(tab.read()).toMatchObject({ place: 'visit', ticket: null })
  })

  it('waits while Microsoft spreads the consent, and not for ever', async () => {
    const spreading = { ok: false, problem: trouble('upstream-unavailable') } as const
    const soon = staged({ install: [spreading, spreading] })
    soon.tab.write({ place: 'install' })
    await soon.arrive({ kind: 'consented', consent: 'v1.c' })
    expect(soon.waited).toHaveLength(2)
    expect(soon.last()).toMatchObject({ kind: 'install', install: administrator })
    const never = staged({ install: Array.from({ length: 20 }, () => spreading) })
    await never.arrive({ kind: 'consented', consent: 'v1.c' })
    expect(never.waited.length).toBeLessThan(10)
    expect(never.last()).toMatchObject({ kind: 'problem', page: 'consent-spreading' })
  })

  it('finishes with the terms; then its papers are gone', async () => {
    const view = { ...place, kind: 'installed', url: 'https://crm.test/' } as const
    const installed = { ok: true, value: { ...administrator, view } } as const
    const { arrive, act, asked, tab } = staged({
      install: [{ ok: true, value: administrator }, installed],
    })
    await arrive(ticketed)
    await act('install')
    expect(asked.at(-1)).toMatchObject({
      path: '/visit/install/finish',
      body: { ticket: 'v1.t', terms: 'accepted' },
    })
    expect(tab.read()).toMatchObject({ ticket: null, consent: null, account: null })
  })

  it.each([
    ['expired', 'link-over'],
    ['wrong-tenant', 'install-tenant'],
    ['wrong-person', 'associate-other'],
  ] as const)('%s is told as %s', async (page, told) => {
    const { arrive, last } = staged({ install: [{ ok: false, problem: trouble(page) }] })
    await arrive(ticketed)
    expect(last()).toMatchObject({ kind: 'problem', page: told })
  })
})

describe('back from the CRM', () => {
  it('the proof is used once, with the secret of the tab', async () => {
    const { arrive, asked, tab } = staged()
    await arrive({ kind: 'associate', proof: 'v1.x' })
    const body = { visit: secret, invitation: null, proof: 'v1.x' }
    expect(asked).toEqual([{ path: '/visit/associate', token: 't', body }])
    expect(tab.read().proof).toBeNull()
    await arrive({ kind: 'again' })
    expect(asked.map(({ path }) => path)).toEqual(['/visit/associate', '/visit'])
  })

  it.each([
    ['expired', 'associate-expired'],
    ['wrong-person', 'associate-other'],
    ['other-account', 'other-account'],
  ] as const)('%s is told as %s', async (page, told) => {
    const { arrive, last } = staged({ reply: { ok: false, problem: trouble(page) } })
    await arrive({ kind: 'associate', proof: 'v1.x' })
    expect(last()).toMatchObject({ kind: 'problem', page: told })
  })
})

describe('acting', () => {
  it('accepts with the terms; afterwards the link has done its part', async () => {
    const { arrive, act, asked, tab } = staged()
    await arrive({ kind: 'invitation', token: 'a.b.c' })
    await act('accept')
    expect(asked[1]).toEqual({
      ...{ path: '/visit/accept', token: 't' },
      body: { visit: secret, invitation: 'a.b.c', terms: 'accepted' },
    })
    expect(tab.read().invitation).toBeNull()
  })

  it('refused: the link is kept for another try, or let go by the person', async () => {
    const reply = { ok: false, problem: trouble('licence-limit') } as const
    const { arrive, act, goOnWithout, tab, asked } = staged({ reply })
    await arrive({ kind: 'invitation', token: 'a.b.c' })
    await act('accept')
    expect(tab.read().invitation).toBe('a.b.c')
    await goOnWithout()
    expect(asked.at(-1)).toMatchObject({ path: '/visit', body: { invitation: null } })
  })
})

describe('the tab', () => {
  it('makes its secret once, and starts over with what it cannot read', () => {
    const kept = new Map<string, string>()
    expect(staged({ kept }).tab.read().visit).toBe(secret)
    kept.set('o365-visit', JSON.stringify({ ...staged({ kept }).tab.read(), visit: 'mine' }))
    expect(staged({ kept }).tab.read().visit).toBe('mine')
    kept.set('o365-visit', '{"visit":1}')
    expect(staged({ kept }).tab.read().visit).toBe(secret)
  })
})
