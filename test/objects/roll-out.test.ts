/**
 * @module
 * A stream switched for many, by the organization's real object (INS-6): torn down in the middle it goes on where it was,
 * and nobody is done twice.
 *
 * The edge's clock stands ahead of the platform's, so that no slice begins but those the test rings for: however long
 * tearing down takes, nobody is tried meanwhile.
 */
import { reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mailbox, org } from './bindings.ts'

const name = 'v1:org_test'
const tenantId = '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'
/** More than two slices (edge/policy.ts: 60 each). */
const MEMBERS = 130
const SLICE = 60
const AHEAD_MS = 3_600_000

const idOf = (at: number) => `m${String(at).padStart(3, '0')}`
const members = Array.from({ length: MEMBERS }, (_, at) => idOf(at))
const asleep = members.slice(0, 3)

const userOf = (id: string) => ({
  ...{ id, email: `${id}@crm.test`, name: `Name of ${id}`, active: true },
  permissions: ['manageIntegration'],
  identities: { entra: { tid: tenantId, oid: `${id}-in-entra`, upn: `${id}@contoso.test` } },
})

function answer({ url }: Request): Response {
  const { pathname } = new URL(url)
  if (pathname === '/oauth/token') {
    return Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 })
  }
  const one = /\/users\/(m\d+)$/.exec(pathname)?.[1]
  if (one !== undefined) return Response.json(userOf(one))
  return Response.json({ items: members.map(userOf), cursor: null })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(performance.timeOrigin + performance.now() + AHEAD_MS)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) =>
    answer(new Request(input, init)),
  )
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await reset()
})

const mailboxOf = (member: string) => mailbox(`v1:org_test:${member}`)

async function read() {
  const page = { stream: 'contacts' as const, cursor: null, limit: 200, reach: false }
  const answered = await org(name).rollOuts(page)
  if (!answered.ok) throw new Error('not read')
  return answered.value
}

async function ring(): Promise<void> {
  await runInDurableObject(org(name) as never, (_: unknown, state: DurableObjectState) => {
    state.storage.sql.exec("UPDATE alarm SET due_at = 1 WHERE name = 'roll-out'")
    return state.storage.setAlarm(Date.now() + AHEAD_MS)
  })
  await runDurableObjectAlarm(org(name) as never)
}

/** At once, as a crash is: an eviction would wait for what is under way. */
async function tornDown(): Promise<void> {
  const before = await runInDurableObject(org(name) as never, (one: object) => new WeakRef(one))
  const torn = runInDurableObject(org(name) as never, (_: unknown, state: DurableObjectState) => {
    state.abort('torn down by the test')
  })
  await expect(torn).rejects.toThrow('torn down by the test')
  const after = await runInDurableObject(org(name) as never, (one: object) => new WeakRef(one))
  expect(after.deref()).not.toBe(before.deref())
}

const doneOf = async () => (await read()).rollOuts[0]?.done

it('INS-6 torn down in the middle it goes on, and nobody is done twice', async () => {
  for (const member of asleep) await mailboxOf(member).setDeaf(true)
  const begun = await org(name).beginRollOut(
    {
      who: { organization: 'org_test', member: 'm000', name: 'Amelia', email: null },
      from: { via: 'crm-page', address: null },
    },
    { stream: 'contacts', enabled: true, members: 'all' },
  )
  expect(begun).toMatchObject({ ok: true, value: { total: MEMBERS } })
  for (const slice of [1, 2]) {
    await ring()
    expect(await doneOf()).toBe(slice * SLICE - asleep.length)
  }
  expect((await read()).rollOuts).toMatchObject([{ endedAt: null }])

  await tornDown()
  for (const member of asleep) await mailboxOf(member).setDeaf(false)
  await ring()
  const { rollOuts, results } = await read()
  expect(rollOuts).toMatchObject([{ done: MEMBERS, counts: { enabled: MEMBERS } }])
  expect(rollOuts[0]?.endedAt).not.toBeNull()
  expect(results.map(({ member }) => member)).toEqual(members)
  expect(results[0]?.name).toBe('Name of m000')
  const times = await Promise.all(
    members.map(async (member) => (await mailboxOf(member).told()).length),
  )
  expect(new Set(times)).toEqual(new Set([1]))
})
