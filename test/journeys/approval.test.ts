/**
 * @module
 * "Approval required" over the three real Workers (INS-5, INS-6): in a tenant that lets only administrators agree,
 * from the wall to the mail, through Microsoft's consent page, to a stream that goes on by itself.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'

type Connection = {
  state: string
  streams?: string[]
  approval?: { state: string; scopes: string[]; streams: string[] }
}
type Mailbox = { connection: Connection; streams: Record<string, { enabled: boolean }> }
type Person = { user: string; kind: string }

let stage: Stage
let people: Person[]
beforeAll(async () => {
  stage = await openStage()
  const all = await fetch(`${stage.urls.microsoft365}/sandbox/people`)
  people = ((await all.json()) as Person[]).filter(({ user }) => user.endsWith('@fabrikam.example'))
  await post(`${stage.urls.microsoft365}/sandbox/tenant-policy`, {
    tenant: 'fabrikam.example',
    userConsent: false,
  })
})
afterAll(() => stage.close())

const post = (url: string, body: unknown, token = ''): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })

async function memberOf(user: string) {
  const session = await post(`${stage.urls.crm}/demo/session`, { user })
  const { token } = (await session.json()) as { token: string }
  const send = (path: string, body: unknown) => post(`${stage.urls.edge}${path}`, body, token)
  const mailbox = async (): Promise<Mailbox> => {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await fetch(`${stage.urls.edge}/v1/mailbox`, { headers })
    return (await reply.json()) as Mailbox
  }
  const until = async (come: (mailbox: Mailbox) => boolean): Promise<Mailbox> => {
    for (let tries = 0; tries < 200; tries++) {
      const now = await mailbox()
      if (come(now)) return now
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`it never came: ${JSON.stringify((await mailbox()).connection)}`)
  }
  return { send, mailbox, until }
}

/** Presses "Continue" behind the link, as this person of the sandbox, and goes where that leads. */
async function approve(link: string, person: string): Promise<string> {
  const jar = new Map<string, string>()
  const go = async (address: string, init: RequestInit = {}): Promise<string> => {
    const url = new URL(address)
    const isSandbox = url.origin === stage.urls.microsoft365
    if (isSandbox) {
      url.searchParams.set('login_hint', person)
      url.searchParams.set('sandbox_auto', '1')
    }
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const headers = { origin: stage.urls.edge, ...(isSandbox ? {} : { cookie }) }
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    for (const line of isSandbox ? [] : response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    return location === null ? response.text() : go(new URL(location, url).href)
  }
  return go(link, { method: 'POST' })
}

async function linkMailedTo(address: string, subject: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const reply = await fetch(`${stage.urls.microsoft365}/sandbox/mail?to=${address}`)
    const mails = (await reply.json()) as { subject: string; body: string }[]
    const mail = mails.findLast((one) => subject.test(one.subject))
    const link = /href="([^"]+\/consent\/[^"]+)"/.exec(mail?.body ?? '')?.[1]
    if (link !== undefined) return link.replaceAll('&amp;', '&')
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('no mail came')
}

it('from the wall to a stream that goes on by itself', async () => {
  const admin = people.find(({ kind }) => kind === 'admin')?.user ?? ''
  const colleague = people.find(({ kind }) => kind === 'member')?.user ?? ''
  const amelia = await memberOf('amelia')
  await amelia.send('/demo/connect', { user: 'amelia@contoso.example' })

  const noah = await memberOf('noah')
  const wall = await noah.send('/demo/connect', { user: colleague, streams: ['contacts'] })
  expect(await wall.text()).toContain('approval-required')
  expect((await noah.mailbox()).connection).toMatchObject({
    state: 'approval-needed',
    approval: { state: 'needed', scopes: ['User.Read', 'Contacts.ReadWrite'] },
  })

  const asked = await noah.send('/v1/mailbox/connect/approval', undefined)
  expect(asked.status).toBe(202)
  expect(await asked.json()).toMatchObject({ already: false, approval: { state: 'requested' } })
  const again = await noah.send('/v1/mailbox/connect/approval', undefined)
  expect(await again.json()).toMatchObject({ already: true, told: 0 })

  const link = await linkMailedTo('amelia@northwind-crm.example', /approval/i)
  expect(await approve(link, colleague)).toContain('Only an administrator')
  expect((await noah.mailbox()).connection.state).toBe('approval-needed')
  expect(await approve(link, admin)).toContain('Approved')

  // He never signed in here, so nothing but his own sign-in can go on from there.
  await noah.until(({ connection }) => connection.state === 'approval-ready')
  const back = await noah.send('/demo/connect', { user: colleague, streams: ['contacts'] })
  expect(await back.json()).toMatchObject({ state: 'connected' })
  const tied = await noah.until(({ streams }) => streams['contacts']?.enabled === true)
  expect(tied.connection).toMatchObject({ state: 'connected', streams: ['contacts'] })
  expect(tied.connection.approval).toBeUndefined()
  expect(tied.streams['calendar']?.enabled).toBe(false)
})

it('one stream more: with an earlier sign-in the person need not come back', async () => {
  const admin = people.find(({ kind }) => kind === 'admin')?.user ?? ''
  const colleague = people.find(({ kind }) => kind === 'member')?.user ?? ''
  const noah = await memberOf('noah')
  const wall = await noah.send('/demo/connect', { user: colleague, streams: ['calendar'] })
  expect(await wall.text()).toContain('approval-required')
  expect((await noah.mailbox()).connection).toMatchObject({
    state: 'connected',
    approval: { scopes: ['Calendars.ReadWrite'], streams: ['calendar'] },
  })
  const asked = await noah.send('/v1/mailbox/connect/approval', undefined)
  const { link } = (await asked.json()) as { link: string }
  expect(await approve(link, admin)).toContain('Approved')
  const tied = await noah.until(({ streams }) => streams['calendar']?.enabled === true)
  expect(tied.connection.streams).toEqual(['calendar', 'contacts'])
  expect(tied.streams['contacts']?.enabled).toBe(true)
})
