/**
 * @module
 * People over real wires: users and roles of the demo CRM, groups and mail of the sandbox, a visitor's sign-in.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAppToken } from '../../edge/adapters/entra/app-token.ts'
import { makeCrmPeople } from '../../edge/adapters/crm/registry.ts'
import { sha256 } from '../../edge/adapters/digest.ts'
import { makeEntraPort } from '../../edge/adapters/entra/entra-port.ts'
import { makeGroupPort } from '../../edge/adapters/graph/groups.ts'
import { makeSendMail } from '../../edge/adapters/graph/send-mail.ts'
import { makeTenantPort } from '../../edge/adapters/graph/users.ts'
import { makeSend } from '../../edge/adapters/http/send.ts'
import { makeEmailBindingMailer } from '../../edge/adapters/mail/email-binding.ts'
import { mailboxScopes } from '../../edge/policy.ts'
import { createInProcessCrm } from '../support/demo-crm.ts'
import { createInProcessSandbox } from '../support/sandbox.ts'
import type { InProcessSandbox } from '../support/sandbox.ts'

const crmOrigin = 'http://127.0.0.1:8788'
const origin = 'http://127.0.0.1:8789'
const clock = { now: () => Date.now(), random: () => 0.5, uuid: () => crypto.randomUUID() }
const identity = { tenantId: 'tenant-1', userId: 'alex', address: 'alex@contoso.example' }
const alex = { email: identity.address, name: 'Alex Wilber', role: 'sales-rep', identity }

describe('users of the CRM', () => {
  const connector = {
    kind: 'rest',
    baseUrl: `${crmOrigin}/o365-connector/v1`,
    tokenUrl: `${crmOrigin}/oauth/token`,
    clientId: 'demo-edge',
    clientSecret: 'demo-secret',
  } as const
  const people = (seats = 2500) => {
    const crm = createInProcessCrm({ seats })
    return makeCrmPeople(connector, { fetch: (request) => crm.fetch(request), clock })
  }

  it('with what they may do', async () => {
    const port = people()
    expect(await port.user('priya')).toMatchObject({
      value: { id: 'priya', active: true, role: 'sales-manager', permissions: ['manageUsers'] },
    })
    expect(await port.user('nobody')).toEqual({ ok: true, value: null })
    const managers = await port.withPermission('manageUsers')
    expect(managers.ok && managers.value.map(({ id }) => id)).toEqual(['amelia', 'priya'])
    expect(await port.roles()).toMatchObject({
      value: [{ id: 'super-admin' }, { id: 'sales-manager' }, { id: 'sales-rep', permissions: [] }],
    })
  })

  it('INS-3 who has no address is nobody, not the first user without one', async () => {
    const asked: string[] = []
    const port = makeCrmPeople(connector, {
      clock,
      async fetch(request) {
        asked.push(new URL(request.url).pathname)
        return Response.json({
          ...{ access_token: 'a', expires_in: 300 },
          items: [{ id: 'robot', email: null, name: 'Robot', active: true }],
        })
      },
    })
    expect(await port.byEmail('')).toEqual({ ok: true, value: null })
    expect(asked).toEqual([])
  })

  it('nobody is a manager by silence: permission= ignored, permissions not shown', async () => {
    const user = { id: 'u', email: 'u@crm.example', name: 'U', active: true }
    const answering = (...items: object[]) =>
      makeCrmPeople(connector, {
        clock,
        fetch: async () => Response.json({ access_token: 'a', expires_in: 300, items }),
      })
    expect(await answering(user, { ...user, id: 'v' }).withPermission('manageUsers')).toEqual({
      ok: true,
      value: [],
    })
    const shown = { ...user, id: 'w', permissions: ['manageUsers'] }
    expect(
      await answering({ ...user, permissions: [] }, shown).withPermission('manageUsers'),
    ).toMatchObject({ ok: true, value: [{ id: 'w' }] })
  })

  it('are made, found by address, bound, woken', async () => {
    const port = people()
    const made = await port.create({ ...alex, key: 'a-key-of-sixteen' })
    expect(made).toMatchObject({ value: { email: alex.email, entra: identity, active: true } })
    const id = made.ok ? made.value.id : ''
    expect(await port.byEmail('Alex@Contoso.example')).toMatchObject({ value: { id } })
    expect(await port.create({ ...alex, key: 'another-key-of-16' })).toMatchObject({
      failure: { kind: 'refused', code: 'duplicate' },
    })
    expect(await port.bindIdentity('noah', identity)).toMatchObject({
      failure: { kind: 'refused', code: 'duplicate' },
    })
    expect(await port.change(id, { active: false })).toMatchObject({ value: { active: false } })
    expect(await port.unbindIdentity(id)).toEqual({ ok: true, value: null })
    expect(await port.bindIdentity('noah', identity)).toMatchObject({ value: { entra: identity } })
  })

  it('no seat left has a code of its own', async () => {
    expect(await people(4).create({ ...alex, key: 'a-key-of-sixteen' })).toMatchObject({
      failure: { kind: 'refused', code: 'licence-limit' },
    })
  })
})

describe('the tenant', () => {
  let sandbox: InProcessSandbox
  beforeEach(() => {
    sandbox = createInProcessSandbox({ origin })
  })
  afterEach(() => sandbox.close())

  const control = async (path: string, body?: object) => {
    const reply = await sandbox.fetch(`${origin}/sandbox/${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    })
    return (await reply.json()) as never
  }
  const connect = async (scopes: readonly string[]) => {
    const ask = { user: 'amelia@contoso.example', scopes }
    const { access_token: token } = (await control('token', ask)) as { access_token: string }
    return {
      send: makeSend({ fetch: (request) => sandbox.fetch(request) }),
      graphOrigin: origin,
      token: async () => ({ ok: true, value: token }) as const,
      clock,
    }
  }
  const named = async () =>
    (await control('people')) as { user: string; id: string; tenantId: string }[]

  it('names people by id, leaving out who is not there', async () => {
    const [first, second] = await named()
    const tenant = makeTenantPort(await connect(['User.ReadBasic.All']))
    const ids = [first?.id ?? '', crypto.randomUUID(), 'not a guid', second?.id ?? '']
    const found = await tenant.readUsers(ids)
    expect(found.ok && found.value.map(({ id }) => id)).toEqual([first?.id, second?.id])
  })

  it('finds groups by name, and everybody in them and in the groups inside', async () => {
    const groups = makeGroupPort(await connect(['GroupMember.Read.All', 'User.ReadBasic.All']))
    const found = await groups.searchGroups({ search: 'sales', cursor: null, limit: 10 })
    const names = found.ok ? found.value.groups.map(({ displayName }) => displayName) : []
    expect(names.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'Sales',
      'Sales Europe',
      'Sales Germany',
    ])
    const sales = found.ok
      ? found.value.groups.find(({ displayName }) => displayName === 'Sales')
      : null
    const members = await groups.members(sales?.id ?? '', { cursor: null, limit: 50 })
    const people = members.ok
      ? members.value.users.map(({ userPrincipalName }) => userPrincipalName)
      : []
    // Directly, one group deeper, two groups deeper (USR-5).
    for (const user of ['priya', 'marcus', 'henrik']) {
      expect(people).toContain(`${user}@contoso.example`)
    }
  })

  it('groups without the permission: consent is what is missing', async () => {
    const groups = makeGroupPort(await connect(['User.ReadBasic.All']))
    expect(await groups.searchGroups({ search: '', cursor: null, limit: 10 })).toMatchObject({
      failure: { kind: 'consent' },
    })
  })

  it('mail goes out in the name of the member, and stands in the log', async () => {
    const send = makeSendMail(await connect(['Mail.Send']))
    const to = { address: 'megan@contoso.example', name: 'Megan' }
    const mail = { to, subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }
    expect(await send(mail)).toEqual({ kind: 'sent' })
    expect(await control('mail?to=megan@contoso.example')).toMatchObject([
      { kind: 'mail', from: 'amelia@contoso.example', subject: 'Hello' },
    ])
    const without = makeSendMail(await connect(['User.Read']))
    expect(await without(mail)).toMatchObject({ kind: 'failed', failure: { kind: 'consent' } })
  })

  it('mail goes out from a mailbox of the organization by the permission of the application, and not without', async () => {
    const registered = async (application: string[]) => {
      const { clientId } = (await control('apps', {
        ...{ name: 'Mailing edge', secrets: ['secret'], adminConsent: { application } },
      })) as { clientId: string }
      const credential = { kind: 'secret', secret: 'secret' } as const
      const fetch = (request: Request) => sandbox.fetch(request)
      const { appToken } = makeAppToken({ entraOrigin: origin, clientId, credential, clock, fetch })
      const [one] = await named()
      const got = await appToken(one?.tenantId ?? '')
      if (!got.ok) throw new Error('no token')
      const token = async () => ({ ok: true, value: got.value.accessToken }) as const
      const send = makeSend({ fetch })
      return makeSendMail({ send, graphOrigin: origin, token, clock }, 'amelia@contoso.example')
    }
    const to = { address: 'alex@contoso.example', name: 'Alex' }
    const mail = { to, subject: 'From us', text: 'Hello', html: '<p>Hello</p>' }
    const without = await registered(['User.Read.All'])
    expect(await without(mail)).toMatchObject({ kind: 'failed', failure: { kind: 'consent' } })
    const send = await registered(['Mail.Send'])
    expect(await send(mail)).toEqual({ kind: 'sent' })
    expect(await control('mail?to=alex@contoso.example')).toMatchObject([
      { kind: 'mail', from: 'amelia@contoso.example', subject: 'From us' },
    ])
  })

  const edgeApp = async () => {
    const redirectUri = 'https://edge.example/connect/callback'
    const { clientId } = (await control('apps', {
      name: 'Edge',
      redirectUris: { web: [redirectUri] },
      secrets: ['secret'],
    })) as { clientId: string }
    const credential = { kind: 'secret', secret: 'secret' } as const
    const fetch = (request: Request) => sandbox.fetch(request)
    return { redirectUri, means: { entraOrigin: origin, clientId, credential, clock, fetch } }
  }
  const authorize = async (address: string, user: string) => {
    const url = new URL(address)
    url.searchParams.set('login_hint', user)
    url.searchParams.set('sandbox_auto', '1')
    const reply = await sandbox.fetch(new Request(url, { redirect: 'manual' }))
    return new URL(reply.headers.get('location') ?? '').searchParams.get('code') ?? ''
  }
  const verifier = 'v'.repeat(64)

  it('a token to send mail is had from a sign-in that agreed to it only (INS-6)', async () => {
    const { redirectUri, means } = await edgeApp()
    const entra = makeEntraPort(means)
    const tokenFor = async (more: readonly string[]) => {
      const url = entra.authorizeUrl({
        ...{ redirectUri, state: 's', nonce: 'n', codeChallenge: await sha256(verifier) },
        scopes: ['openid', 'profile', 'email', 'offline_access', 'User.Read', ...more],
      })
      const code = await authorize(
        url,
        more.length > 0 ? 'megan@contoso.example' : 'alex@contoso.example',
      )
      const got = await entra.redeemCode({ code, redirectUri, codeVerifier: verifier, nonce: 'n' })
      if (!got.ok) throw new Error(got.failure.detail)
      const { tokens, who } = got.value
      return entra.refresh(who.tenantId, tokens.refreshToken, mailboxScopes.more.mail)
    }
    expect(await tokenFor([])).toMatchObject({ failure: { kind: 'consent' } })
    expect(await tokenFor(mailboxScopes.more.mail)).toMatchObject({ ok: true })
  })
})

describe('mail by the email binding', () => {
  const mail = {
    to: { address: 'megan@contoso.example', name: null },
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
  }
  const from = { email: 'crm@example.com', name: 'CRM' }
  const sendBy = (send: () => Promise<unknown>) =>
    makeEmailBindingMailer({ send }, from).send(mail, [])

  it('sent; refused for good; refused for now; nobody knows', async () => {
    const failing = (code?: string) =>
      sendBy(() => Promise.reject(Object.assign(new Error('megan@…'), code ? { code } : {})))
    expect(await sendBy(async () => {})).toEqual({ kind: 'sent' })
    expect(await failing('E_RECIPIENT_NOT_ALLOWED')).toMatchObject({ failure: { kind: 'refused' } })
    expect(await failing('E_RATE_LIMIT_EXCEEDED')).toMatchObject({ failure: { kind: 'later' } })
    const unknown = await failing()
    expect(unknown).toMatchObject({ failure: { kind: 'unknown' } })
    expect(JSON.stringify(unknown)).not.toContain('megan')
  })
})
