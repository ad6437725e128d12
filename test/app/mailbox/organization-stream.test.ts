/**
 * @module
 * A member's mailbox, switched by his organization (INS-6): with what right, and what of his own is respected.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { SyncContext } from '../../../edge/app/mailbox/context.ts'
import { disconnect } from '../../../edge/app/mailbox/disconnect.ts'
import { organizationStream } from '../../../edge/app/mailbox/organization-stream.ts'
import type { OrganizationDesk } from '../../../edge/app/mailbox/organization-stream.ts'
import { mailboxView } from '../../../edge/app/mailbox/status.ts'
import { switchStream } from '../../../edge/app/mailbox/switch.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Result } from '../../../edge/domain/result.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import type { Phase } from '../../../edge/domain/stream/phase.ts'
import { connected, inPhase, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const who = {
  tenantId: 'tenant',
  userId: 'megan',
  address: 'megan@contoso.example',
  displayName: 'Megan',
}

describe('a stream switched by the organization', () => {
  let desk: Desk
  let mailbox: OrganizationDesk
  let probed: string[]
  let probe: Result<null, Failure>
  let bound: Awaited<ReturnType<OrganizationDesk['bind']>>

  beforeEach(() => {
    desk = openDesk()
    probed = []
    probe = ok(null)
    bound = ok(null)
    mailbox = {
      ...{ store: desk.store, clock: desk.clock },
      probe: (person, stream) => {
        probed.push(`${person.userId} ${stream}`)
        return Promise.resolve(probe)
      },
      bind: () => Promise.resolve(bound),
    }
  })
  const on = (enabled = true) => organizationStream(mailbox, { stream: 'calendar', enabled, who })
  const phase = () => desk.store.stream('calendar').phase

  it('opens a mailbox nobody signed in to, with the application’s permission', async () => {
    expect(await on()).toEqual({ result: 'enabled' })
    expect(phase()).toBe('preparing')
    expect(mailboxView(desk.store, desk.now).connection).toMatchObject({
      state: 'connected',
      application: true,
      address: who.address,
    })
    expect(await on()).toEqual({ result: 'already' })
  })

  it('uses the member’s own sign-in where it is agreed to', async () => {
    connected(desk, { streams: ['calendar'] })
    expect(await on()).toEqual({ result: 'enabled' })
    expect(probed).toEqual([])
    expect(desk.store.connection()?.application).toBeUndefined()
  })

  it('lends the permission to a sign-in that is for less, and keeps the sign-in', async () => {
    connected(desk, { scopes: ['User.Read'], streams: [] })
    expect(await on()).toEqual({ result: 'enabled' })
    expect(desk.store.connection()).toMatchObject({ application: true, refreshToken: 'sealed' })
  })

  const runs: readonly [string, Parameters<typeof connected>[1], Phase, string][] = [
    ['beside a running one of his own', { streams: ['contacts'] }, 'live', 'consent-needed'],
    ['while he has to sign in again', { state: 'reconnect' }, 'reconnect', 'sign-in-again'],
    ['with another account', { userId: 'adele' }, 'off', 'other-account'],
  ]
  for (const [name, connection, contacts, reason] of runs)
    it(`leaves alone: ${name}`, async () => {
      connected(desk, connection)
      inPhase(desk, 'contacts', contacts)
      const before = desk.store.connection()
      expect(await on()).toEqual({ result: 'failed', reason })
      expect(desk.store.connection()).toEqual(before)
      expect(phase()).toBe('off')
    })

  const refusals: readonly [Failure, object][] = [
    [{ kind: 'stop', code: 'no-mailbox', detail: '' }, { result: 'no-mailbox' }],
    [
      { kind: 'stop', code: 'mailbox-closed', detail: '' },
      { result: 'failed', reason: 'mailbox-closed' },
    ],
    [
      { kind: 'consent', admin: true, detail: '' },
      { result: 'failed', reason: 'not-granted' },
    ],
    [{ kind: 'later', detail: '' }, { result: 'later' }],
    [{ kind: 'unknown', detail: '' }, { result: 'later' }],
  ]
  for (const [failure, outcome] of refusals)
    it(`keeps nothing when the mailbox says ${failure.kind}`, async () => {
      probe = fail(failure)
      expect(await on()).toEqual(outcome)
      expect(desk.store.connection()).toBeNull()
      expect(phase()).toBe('off')
    })

  it('keeps nothing when the person belongs to another member', async () => {
    bound = fail({ code: 'wrong-state', detail: '' })
    expect(await on()).toEqual({ result: 'failed', reason: 'identity-taken' })
    expect(desk.store.connection()).toBeNull()
  })

  it('respects that he switched it off himself, until he switches it on', async () => {
    connected(desk)
    switchStream(desk, 'calendar', true)
    switchStream(desk, 'calendar', false)
    inPhase(desk, 'calendar', 'off')
    expect(await on()).toEqual({ result: 'switched-off-by-himself' })
    switchStream(desk, 'calendar', true)
    expect(await on()).toEqual({ result: 'already' })
  })

  it('respects that he disconnected, whatever ran then', async () => {
    await on()
    const outlook = { removeContainer: () => Promise.resolve(ok(null)) }
    const journal = { event: () => undefined }
    await disconnect({ ...desk, outlook, journal } as unknown as SyncContext)
    expect(desk.store.connection()).toBeNull()
    for (const stream of ['calendar', 'contacts'] as const)
      expect(await organizationStream(mailbox, { stream, enabled: true, who })).toEqual({
        result: 'switched-off-by-himself',
      })
  })

  it('takes back what it gave, and nothing he switched on himself', async () => {
    await on()
    expect(await on(false)).toEqual({ result: 'disabled' })
    expect(phase()).toBe('clearing')
    inPhase(desk, 'calendar', 'off')
    expect(await on(false)).toEqual({ result: 'already' })
    connected(desk)
    switchStream(desk, 'calendar', true)
    expect(await on(false)).toEqual({ result: 'switched-on-by-himself' })
    expect(phase()).toBe('preparing')
  })

  it('may switch on again what it switched off', async () => {
    await on()
    await on(false)
    expect(await on()).toEqual({ result: 'failed', reason: 'clearing' })
    inPhase(desk, 'calendar', 'off')
    expect(await on()).toEqual({ result: 'enabled' })
  })

  it('granted again after it was taken back, who waited goes on', async () => {
    await on()
    inPhase(desk, 'calendar', 'consent')
    const connection = desk.store.connection()
    if (connection) desk.store.saveConnection({ ...connection, state: 'consent' })
    await organizationStream(mailbox, { stream: 'contacts', enabled: true, who })
    expect(phase()).toBe('preparing')
  })
})
