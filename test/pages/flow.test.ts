/**
 * @module
 * From coming to the page to what is shown, with a tab, a sign-in and an edge that are told how to answer.
 */
import { describe, expect, it } from 'vitest'
import { secret, staged, trouble, visit } from './flow-stage.ts'

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
