/**
 * @module
 * An administrator's way through the install, from coming by the link to its end (INS-1, INS-2).
 */
import { describe, expect, it } from 'vitest'
import { administrator, place, secret, staged, trouble } from './flow-stage.ts'

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
