/**
 * @module
 * People over the three real Workers, without a browser: invited by group, mailed, accepted; asked to join,
 * approved. The pages themselves: hosted-pages.test.ts.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage } from '../support/stage.ts'
import type { Stage } from '../support/stage.ts'
import { linkIn, mailsTo } from '../support/mails.ts'
import { visitorOf } from '../support/visitor.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const json = (body: unknown, token?: string): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  },
  body: JSON.stringify(body),
})

async function as(member: string) {
  const reply = await fetch(`${stage.urls.crm}/demo/session`, json({ user: member }))
  const { token } = (await reply.json()) as { token: string }
  const call = async (path: string, body?: unknown) => {
    const init =
      body === undefined ? { headers: { authorization: `Bearer ${token}` } } : json(body, token)
    const response = await fetch(`${stage.urls.edge}${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return JSON.parse(text) as never
  }
  return { call, connect: (user: string) => call('/demo/connect', { user }) }
}

it('invited, mailed once, accepted by the one it is for (USR-1, USR-2)', async () => {
  const amelia = await as('amelia')
  await amelia.connect('amelia@contoso.example')
  const found = (await amelia.call('/v1/directory/users?search=megan')) as {
    users: { id: string; address: string; status: string }[]
  }
  const megan = found.users[0]
  expect(megan?.status).toBe('available')
  await amelia.call('/v1/invitations', { users: [{ id: megan?.id, role: 'sales-rep' }] })
  const mails = await mailsTo(stage.urls, megan?.address ?? '')
  expect(mails).toHaveLength(1)
  const link = linkIn(mails[0])
  expect(link).toContain(`${stage.urls.edge}/invitations/accept/`)
  const alex = await visitorOf(stage.urls, 'alex@contoso.example')
  expect([await alex('', link), await alex('/accept', link)]).toEqual([
    'wrong-person',
    'wrong-person',
  ])
  const visitor = await visitorOf(stage.urls, 'megan@contoso.example')
  expect(await visitor('', link)).toBe('invited')
  expect(await visitor('/accept', link)).toBe('member')
  expect([await visitor('', link), await visitor('')]).toEqual(['used', 'member'])
  const { invitations } = (await amelia.call('/v1/invitations')) as {
    invitations: { state: string; mail: { state: string } }[]
  }
  expect(invitations).toMatchObject([{ state: 'accepted', mail: { state: 'sent' } }])
  const after = (await amelia.call('/v1/directory/users?search=megan')) as typeof found
  expect(after.users[0]?.status).toBe('member')
})

it('asked to join, every manager mailed, approved with the link in front (USR-3, USR-4)', async () => {
  const alex = await visitorOf(stage.urls, 'alex@contoso.example')
  expect([await alex(''), await alex('/request')]).toEqual(['may-request', 'requested'])
  const priya = await as('priya')
  const { requests } = (await priya.call('/v1/join-requests?state=asked')) as {
    requests: { id: string }[]
  }
  expect(requests).toHaveLength(1)
  // Asked for before anybody decides: a mail about a decided request is not sent any more.
  const mails = await mailsTo(stage.urls, 'priya@northwind-crm.example')
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Alex Winter would like to join Northwind CRM',
  ])
  expect(linkIn(mails[0])).toBe(`${stage.urls.crm}/settings/users?request=${requests[0]?.id}`)
  const approve = `/v1/join-requests/${requests[0]?.id}/approve`
  expect(await priya.call(approve, { role: 'sales-rep' })).toMatchObject({ state: 'approved' })
  const amelia = await as('amelia')
  await expect(amelia.call(approve, {})).rejects.toThrow('already-decided')
  expect(await alex('')).toBe('member')
})

it('another tenant is told that nobody uses the app there', async () => {
  const people = (await (await fetch(`${stage.urls.microsoft365}/sandbox/people`)).json()) as {
    user: string
  }[]
  const stranger = people.find(({ user }) => user.endsWith('@fabrikam.example'))?.user ?? ''
  const visitor = await visitorOf(stage.urls, stranger)
  expect([await visitor(''), await visitor('/request')]).toEqual(['nobody', 'wrong-tenant'])
  expect(stage.errors).toEqual([])
})

/** Five slices of the demo's post; app/people/invite.test.ts sends 1,000 by the clock of the test. */
const many = 200

it('200 at once: answered at once, each mailed once, with progress (USR-5)', async () => {
  await fetch(`${stage.urls.microsoft365}/sandbox/reset`, json({ seed: 'large' }))
  const amelia = await as('amelia')
  await amelia.connect('amelia@contoso.example')
  const ids: string[] = []
  let cursor = ''
  while (ids.length < many) {
    const page = (await amelia.call(`/v1/directory/users?limit=200${cursor}`)) as {
      users: { id: string; address: string | null; status: string }[]
      cursor: string | null
    }
    const free = page.users.filter(({ address, status }) => address && status === 'available')
    ids.push(...free.map(({ id }) => id))
    cursor = `&cursor=${encodeURIComponent(page.cursor ?? '')}`
  }
  const users = ids.slice(0, many).map((id) => ({ id }))
  const { job } = (await amelia.call('/v1/invitations', { users })) as { job: { total: number } }
  expect(job.total).toBe(many)
  const seen = new Set<number>()
  for (;;) {
    const state = (await amelia.call('/v1/invitations?limit=1')) as {
      job: { sent: number; failed: number; done: boolean }
    }
    seen.add(state.job.sent)
    if (state.job.done) {
      expect(state.job).toMatchObject({ sent: many, failed: 0 })
      break
    }
    await new Promise((done) => setTimeout(done, 500))
  }
  expect(seen.size).toBeGreaterThan(2)
  const mails = (await (await fetch(`${stage.urls.microsoft365}/sandbox/mail`)).json()) as {
    kind: string
    to: string
  }[]
  const ours = mails.filter(({ kind }) => kind === 'mail').map(({ to }) => to)
  expect(ours).toHaveLength(many)
  expect(new Set(ours).size).toBe(many)
})
