/**
 * @module
 * Connecting a mailbox: one browser, one use, ten minutes, and what Microsoft may answer.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginConnect,
  connectInvitation,
  connectState,
  continueConnect,
  finishConnect,
} from '../../../edge/app/mailbox/connect.ts'
import type { Connecting } from '../../../edge/app/mailbox/connect.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import type { EntraPort } from '../../../edge/ports/entra.ts'
import { mailboxScopes } from '../../../edge/policy.ts'
import type { Wanted } from '../../../edge/ports/hosts.ts'
import { connected, inPhase, marcus, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const megan = {
  tenantId: 'tenant',
  userId: 'megan',
  address: 'megan@contoso.example',
  displayName: 'Megan',
}
const tokens = { accessToken: 'at', expiresAt: 9e12, refreshToken: 'rt', scopes: [] }

describe('connecting a mailbox (INS-3, INS-6, EMB-3)', () => {
  let desk: Desk
  let asked: (readonly string[])[]
  let redeemed: Parameters<EntraPort['redeemCode']>[0][]
  let answer: Awaited<ReturnType<EntraPort['redeemCode']>>
  let mailbox: Connecting

  beforeEach(() => {
    desk = openDesk()
    asked = []
    redeemed = []
    answer = ok({ tokens, who: megan })
    mailbox = {
      member: marcus,
      organizationName: 'Northwind',
      store: desk.store,
      clock: desk.clock,
      vault: {
        seal: (plain, { purpose }) => Promise.resolve(`sealed(${purpose}:${plain})`),
        open: (sealed) => Promise.resolve(ok(sealed.slice(sealed.indexOf(':') + 1, -1))),
      },
      entra: {
        authorizeUrl: ({ codeChallenge, state, scopes }) => {
          asked.push(scopes)
          return `https://login/?c=${codeChallenge}&s=${state}`
        },
        redeemCode: (request) => {
          redeemed.push(request)
          return Promise.resolve(answer)
        },
        refresh: () => Promise.resolve(fail<Failure>({ kind: 'sign-in', detail: '' })),
      },
      digest: (text) => Promise.resolve(`hash(${text})`),
      owner: 'v1:org:marcus',
      redirectUri: 'https://edge/connect/callback',
      scopes: mailboxScopes,
      connectUrl: (id) => Promise.resolve(`https://edge/connect/${id}`),
      oauthState: (id) => Promise.resolve(`state-${id}`),
      bind: () => Promise.resolve(ok(null)),
      keepToken: () => undefined,
    }
  })

  const begun = async (wanted?: Wanted): Promise<string> => {
    const started = await beginConnect(mailbox, marcus, wanted)
    if (!started.ok) throw new Error('not begun')
    await continueConnect(mailbox, started.value.id, 'chrome')
    return started.value.id
  }

  it('shows whose CRM account is asking before anything is sent to Microsoft', async () => {
    const started = await beginConnect(mailbox, marcus)
    if (!started.ok) throw new Error('not begun')
    expect(connectInvitation(mailbox, started.value.id)).toEqual(
      ok({
        memberName: 'Marcus Weber',
        memberEmail: 'marcus@northwind.example',
        organizationName: 'Northwind',
      }),
    )
  })

  it('ties the mailbox and seals the refresh token', async () => {
    const id = await begun()
    const finished = await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(finished).toEqual(ok({ state: 'connected', code: null, detail: null }))
    expect(desk.store.connection()).toMatchObject({
      ...megan,
      state: 'connected',
      refreshToken: 'sealed(refresh-token:rt)',
    })
    expect(redeemed[0]?.codeVerifier.length).toBeGreaterThanOrEqual(43)
  })

  it('is finished only by the browser that agreed', async () => {
    const id = await begun()
    const finished = await finishConnect(mailbox, id, 'firefox', { code: 'c' })
    expect(finished).toMatchObject({ ok: false, failure: { code: 'not-permitted' } })
    expect(redeemed).toEqual([])
    expect(desk.store.connection()).toBeNull()
  })

  it('cannot be finished before the person continued', async () => {
    const started = await beginConnect(mailbox, marcus)
    if (!started.ok) throw new Error('not begun')
    const finished = await finishConnect(mailbox, started.value.id, '', { code: 'c' })
    expect(finished).toMatchObject({ ok: false, failure: { code: 'not-permitted' } })
  })

  it('redeems a code once', async () => {
    const id = await begun()
    await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    const again = await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(again).toMatchObject({ ok: false, failure: { code: 'expired' } })
    expect(redeemed).toHaveLength(1)
  })

  it('is over after ten minutes', async () => {
    const id = await begun()
    desk.now += 10 * 60_000
    const late = await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(late).toMatchObject({ ok: false, failure: { code: 'expired' } })
    expect(connectState(mailbox, id)).toMatchObject({ ok: true, value: { state: 'expired' } })
  })

  for (const [error, description, code] of [
    ['access_denied', 'AADSTS65004: declined', 'declined'],
    ['access_denied', 'AADSTS90094: admin consent is required', 'approval-required'],
    ['consent_required', 'AADSTS65001', 'declined'],
    ['consent_required', 'AADSTS90094: by policy', 'approval-required'],
    ['access_denied', 'he wrote AADSTS90094', 'declined'],
    ['server_error', 'AADSTS50000', 'sign-in-failed'],
  ] as const) {
    it(`says ${code} for ${error} ${description}`, async () => {
      const id = await begun()
      const finished = await finishConnect(mailbox, id, 'chrome', { error, description })
      expect(finished).toMatchObject({ ok: true, value: { state: 'failed', code } })
    })
  }

  it('does not put another account under streams that run', async () => {
    connected(desk, { userId: 'adele' })
    inPhase(desk, 'calendar', 'live')
    const id = await begun()
    const finished = await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(finished).toMatchObject({ ok: true, value: { state: 'failed', code: 'other-account' } })
    expect(desk.store.connection()?.userId).toBe('adele')
  })

  it('I08 nor while the copies of the one before are being taken out; after that it may', async () => {
    connected(desk, { userId: 'adele' })
    inPhase(desk, 'calendar', 'clearing')
    const early = await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(early).toMatchObject({ ok: true, value: { state: 'failed', code: 'other-account' } })
    expect(desk.store.connection()?.userId).toBe('adele')
    inPhase(desk, 'calendar', 'off')
    await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(desk.store.connection()?.userId).toBe('megan')
  })

  it('asks for the stream that was switched on, and remembers what was agreed to (INS-6)', async () => {
    const first = await begun({ streams: ['contacts'], also: [] })
    expect(asked.at(-1)).toEqual([...mailboxScopes.signIn, 'Contacts.ReadWrite'])
    await finishConnect(mailbox, first, 'chrome', { code: 'c' })
    expect(desk.store.connection()?.streams).toEqual(['contacts'])
    const second = await begun({ streams: ['calendar'], also: [] })
    await finishConnect(mailbox, second, 'chrome', { code: 'c' })
    expect(asked.at(-1)).toEqual(expect.arrayContaining(['Contacts.ReadWrite']))
    expect(desk.store.connection()?.streams).toEqual(['calendar', 'contacts'])
  })

  it('another account brings nothing of the one before', async () => {
    connected(desk, { userId: 'adele', scopes: ['Mail.Send'], streams: [] })
    const id = await begun({ streams: ['contacts'], also: [] })
    await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(desk.store.connection()).toMatchObject({ userId: 'megan', streams: ['contacts'] })
    expect(desk.store.connection()?.scopes).not.toContain('Mail.Send')
  })

  it('"approval required" is kept with what was wanted, and goes on with the next sign-in (INS-5)', async () => {
    const refused = await begun({ streams: ['contacts'], also: [] })
    const said = { error: 'access_denied', description: 'AADSTS90094: by policy' }
    await finishConnect(mailbox, refused, 'chrome', said)
    expect(desk.store.approval()).toMatchObject({
      state: 'needed',
      scopes: ['User.Read', 'Contacts.ReadWrite'],
      streams: ['contacts'],
    })
    const id = await begun({ streams: ['contacts'], also: [] })
    await finishConnect(mailbox, id, 'chrome', { code: 'c' })
    expect(desk.store.approval()).toBeNull()
    expect(desk.store.stream('contacts').phase).toBe('preparing')
    expect(desk.store.stream('calendar').phase).toBe('off')
  })

  for (const [name, streams, application] of [
    ['goes on with it where he agreed to less', ['contacts'], true],
    ['gives it back where he agreed to it himself', ['calendar'], undefined],
  ] as const)
    it(`what runs by the organization's permission ${name} (INS-6)`, async () => {
      connected(desk, { scopes: [], streams: [], application: true, refreshToken: '' })
      inPhase(desk, 'calendar', 'live')
      const id = await begun({ streams: [...streams], also: [] })
      await finishConnect(mailbox, id, 'chrome', { code: 'c' })
      expect(desk.store.connection()?.application).toBe(application)
      expect(desk.store.connection()).toMatchObject({ streams, state: 'connected' })
      expect(desk.store.stream('calendar').phase).toBe('live')
    })

  it('wakes the streams that waited for the sign-in (SYN-6)', async () => {
    connected(desk, { state: 'reconnect' })
    inPhase(desk, 'calendar', 'reconnect')
    inPhase(desk, 'contacts', 'off')
    await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(desk.store.stream('calendar').phase).toBe('preparing')
    expect(desk.store.stream('contacts').phase).toBe('off')
  })

  it('leaves nothing behind when the identity belongs to another member', async () => {
    const taken = { code: 'wrong-state', detail: 'taken' } as const
    mailbox = { ...mailbox, bind: () => Promise.resolve(fail(taken)) }
    const finished = await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(finished).toMatchObject({ ok: true, value: { state: 'failed', code: 'identity-taken' } })
    expect(desk.store.connection()).toBeNull()
  })

  it('OPS-3 keeps nothing of an account of another tenant, and says that it is one', async () => {
    const foreign = { code: 'wrong-tenant', detail: 'another organization' } as const
    mailbox = { ...mailbox, bind: () => Promise.resolve(fail(foreign)) }
    const finished = await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(finished).toMatchObject({ ok: true, value: { state: 'failed', code: 'wrong-tenant' } })
    expect(desk.store.connection()).toBeNull()
  })

  it('says so when Microsoft does not answer', async () => {
    answer = fail<Failure>({ kind: 'later', detail: 'busy' })
    const finished = await finishConnect(mailbox, await begun(), 'chrome', { code: 'c' })
    expect(finished).toMatchObject({ ok: true, value: { state: 'failed', code: 'unavailable' } })
  })
})
