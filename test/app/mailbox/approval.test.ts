/**
 * @module
 * The consent doctor of a mailbox (INS-5): what is kept of a refused sign-in, how it is looked for, what goes on
 * by itself.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  APPROVAL_LIFE_MS,
  approvalGranted,
  approvalRequested,
  lookIfDue,
  needApproval,
} from '../../../edge/app/mailbox/approval.ts'
import type { Doctor } from '../../../edge/app/mailbox/approval.ts'
import { requestApproval } from '../../../edge/app/mailbox/request-approval.ts'
import { mailboxView } from '../../../edge/app/mailbox/status.ts'
import { switchStream } from '../../../edge/app/mailbox/switch.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Result } from '../../../edge/domain/result.ts'
import type { Failure } from '../../../edge/domain/stream/failure.ts'
import { approvalRhythm, mailboxScopes } from '../../../edge/policy.ts'
import type { MailboxTokens } from '../../../edge/ports/entra.ts'
import { connected, inPhase, marcus, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const contacts = 'Contacts.ReadWrite'
const calendar = 'Calendars.ReadWrite'

describe('approval required', () => {
  let desk: Desk
  let doctor: Doctor
  let answer: Result<MailboxTokens, Failure>
  let asked: { scopes: readonly string[] | undefined }[]
  let forgotten: number

  beforeEach(() => {
    desk = openDesk()
    asked = []
    forgotten = 0
    answer = fail({ kind: 'consent', admin: true, detail: '' })
    doctor = {
      store: desk.store,
      clock: desk.clock,
      owner: 'v1:org:marcus',
      vault: {
        seal: (plain) => Promise.resolve(`sealed:${plain}`),
        open: () => Promise.resolve(ok('refresh')),
      },
      entra: {
        authorizeUrl: () => '',
        redeemCode: () => Promise.reject(new Error('not here')),
        refresh: (_tenant, _token, scopes) => {
          asked.push({ scopes })
          return Promise.resolve(answer)
        },
      },
      scopes: mailboxScopes,
      rhythm: approvalRhythm,
      forgetToken: () => void (forgotten += 1),
    }
  })

  const tokens = (...scopes: string[]) =>
    ok({ accessToken: 'a', expiresAt: 9e12, refreshToken: 'newer', scopes })

  it('is a state, not an error: it names the permissions and what was wanted', () => {
    needApproval(desk, [contacts], ['contacts'])
    expect(mailboxView(desk.store, desk.now).connection).toMatchObject({
      state: 'approval-needed',
      approval: { state: 'needed', scopes: [contacts], streams: ['contacts'], requestedAt: null },
    })
    connected(desk, { scopes: [calendar], streams: ['calendar'] })
    expect(mailboxView(desk.store, desk.now).connection).toMatchObject({
      state: 'connected',
      approval: { state: 'needed' },
    })
  })

  it('met again for the same, it is the same request; for more, another', () => {
    needApproval(desk, [contacts], ['contacts'])
    approvalRequested(desk)
    desk.now += 5000
    needApproval(desk, [contacts], ['contacts'])
    expect(desk.store.approval()).toMatchObject({ state: 'requested', since: desk.now - 5000 })
    needApproval(desk, [contacts, calendar], ['calendar'])
    expect(desk.store.approval()).toMatchObject({
      state: 'needed',
      requestedAt: null,
      scopes: [contacts, calendar],
      streams: ['contacts', 'calendar'],
    })
  })

  it('looks with the earlier sign-in, ever more rarely, and then goes on by itself', async () => {
    connected(desk, { scopes: ['User.Read', calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    const waits: number[] = []
    for (let look = 0; look < 12; look++) {
      const next = await lookIfDue(doctor)
      waits.push((next ?? 0) - desk.now)
      desk.now = next ?? desk.now
    }
    expect(asked[0]?.scopes).toEqual([contacts])
    expect(waits.every((wait, at) => at === 0 || wait >= (waits[at - 1] ?? 0))).toBe(true)
    expect(waits.at(-1)).toBeLessThanOrEqual(approvalRhythm.longest)
    answer = tokens(contacts)
    expect(await lookIfDue(doctor)).toBe(desk.now)
    expect(desk.store.connection()).toMatchObject({
      streams: ['calendar', 'contacts'],
      refreshToken: 'sealed:newer',
    })
    expect(desk.store.stream('contacts').phase).toBe('preparing')
    expect(desk.store.stream('calendar').phase).toBe('off')
    expect(desk.store.approval()).toBeNull()
    expect(forgotten).toBe(1)
  })

  it('does not switch on what is no longer wanted', async () => {
    connected(desk, { scopes: [calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    switchStream(desk, 'contacts', false)
    answer = tokens(contacts)
    await lookIfDue(doctor)
    expect(desk.store.stream('contacts').phase).toBe('off')
    expect(desk.store.connection()?.streams).toContain('contacts')
  })

  it('a sign-in whose consent was taken back goes on when it is given again (SYN-6)', async () => {
    connected(desk, { state: 'consent', scopes: [calendar], streams: ['calendar'] })
    inPhase(desk, 'calendar', 'consent')
    needApproval(desk, [calendar], [])
    answer = tokens(calendar)
    expect(await lookIfDue(doctor)).toBe(desk.now)
    expect(desk.store.connection()).toMatchObject({ state: 'connected', problem: null })
    expect(desk.store.stream('calendar').phase).toBe('preparing')
  })

  it('a token for less than was missing is not taken for it', async () => {
    connected(desk, { scopes: [calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    answer = tokens('User.Read')
    expect(await lookIfDue(doctor)).not.toBeNull()
    expect(desk.store.stream('contacts').phase).toBe('off')
  })

  it('without an earlier sign-in asks nobody, and is ready when the administrator came by', async () => {
    needApproval(desk, [contacts], ['contacts'])
    await lookIfDue(doctor)
    expect(asked).toEqual([])
    expect(approvalGranted(doctor, [calendar])).toBe(false)
    expect(desk.store.approval()?.state).toBe('needed')
    expect(approvalGranted(doctor, [contacts])).toBe(false)
    expect(mailboxView(desk.store, desk.now).connection.state).toBe('approval-ready')
  })

  it('with an earlier sign-in the administrator’s coming by means: look now', () => {
    connected(desk, { scopes: [calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    expect(approvalGranted(doctor, [contacts])).toBe(true)
    expect(desk.store.approval()?.state).toBe('needed')
  })

  it('ends after 30 days', async () => {
    connected(desk, { scopes: [calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    desk.now += APPROVAL_LIFE_MS
    expect(await lookIfDue(doctor)).toBeNull()
    expect(desk.store.approval()).toBeNull()
    expect(asked).toEqual([])
  })

  it('is handed to the administrators with the tenant that is known', async () => {
    const handed: unknown[] = []
    const asking = {
      ...{ store: desk.store, clock: desk.clock },
      ask: (_doer: unknown, wanted: unknown) => {
        handed.push(wanted)
        return Promise.resolve(ok({ link: 'https://edge/consent/x', told: 2, already: false }))
      },
    }
    const from = { via: 'crm-page', address: null } as const
    expect(await requestApproval(asking, marcus, from)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
    connected(desk, { tenantId: 'contoso', scopes: [calendar], streams: ['calendar'] })
    needApproval(desk, [contacts], ['contacts'])
    expect(await requestApproval(asking, marcus, from)).toMatchObject({
      value: { told: 2, link: 'https://edge/consent/x', approval: { state: 'requested' } },
    })
    expect(handed).toEqual([{ tenantId: 'contoso', scopes: [contacts] }])
  })
})
