/**
 * @module
 * One member's mailbox between the sandbox and the demo CRM, driven alarm by alarm.
 *
 * Owns: the frozen clock of the edge, ringing the doorbells, running to rest. The edge's clock stands ahead of
 * the platform's, so that no alarm fires but those the test runs; far less than the five minutes for which a
 * webhook's signature is good.
 */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Stream } from '../../../edge/domain/record.ts'
import type { MailboxHost, OrgHost } from '../../../edge/ports/hosts.ts'
import { cutAt } from './fuse.ts'
import { bellsUrl, crmOrigin, edgeOrigin, microsoft365Origin } from './origins.ts'
import type { Bell } from './switchboard.ts'

export const member = 'marcus'
export const person = 'megan@contoso.example'
export const streams: readonly Stream[] = ['calendar', 'contacts']

const AHEAD_MS = 60_000
/** What is due within this time is work still to be done; polls come later. */
const NEAR_MS = 1_000
const ANY_TIME = Number.POSITIVE_INFINITY
/** The organization sets its alarm before it works: it is tried again after a minute (edge/policy.ts, graceMs). */
const GRACE_MS = 61_000
/** The platform rings an alarm again whose handler died (Durable Objects, alarms). */
const RETRY_MS = 2_000
const MOST_ALARMS = 60

type Namespace = { getByName(name: string): never }
type Worker = { fetch(request: Request): Promise<Response> }

const objects = env as unknown as { MAILBOX: Namespace; ORG: Namespace }
const mailboxStub = () => objects.MAILBOX.getByName(`v1:org_demo:${member}`)
const orgStub = () => objects.ORG.getByName('v1:org_demo')
const edge = (exports as unknown as { default: Worker }).default

const orgHost = () => orgStub() as unknown as OrgHost
export const mailbox = () => mailboxStub() as unknown as MailboxHost

export async function ask<Body>(
  url: string,
  {
    method,
    body,
    headers = {},
    token,
  }: { method?: string; body?: unknown; headers?: Record<string, string>; token?: string } = {},
): Promise<Body> {
  const request = new Request(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await (url.startsWith(edgeOrigin) ? edge.fetch(request) : fetch(request))
  const text = await response.text()
  if (!response.ok) throw new Error(`${request.method} ${url} answered ${response.status}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Body
}

/** A connected mailbox that never saw these records; both sides hold what they are seeded with. */
export async function open(): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(performance.timeOrigin + performance.now() + AHEAD_MS)
  await wipe(mailboxStub())
  await ask(`${crmOrigin}/demo/reset`, { body: {} })
  await ask(`${microsoft365Origin}/sandbox/reset`, { body: {} })
  await settleOrganization()
  const body = { user: member }
  const { token } = await ask<{ token: string }>(`${crmOrigin}/demo/session`, { body })
  await ask(`${edgeOrigin}/demo/connect`, { token, body: { user: person } })
}

/** Its memory and its rows; whoever is cut off does not answer, so nobody waits for that. */
async function wipe(stub: never): Promise<void> {
  let isGone = false
  const gone = runInDurableObject(stub, async (_: unknown, state: DurableObjectState) => {
    await state.storage.deleteAll()
    isGone = true
    state.abort('forgotten by the test')
  }).catch(() => undefined)
  await Promise.race([gone, until(() => isGone)])
}

/** The organization has read that the CRM was reset: whoever is switched on later does not hear of it. */
async function settleOrganization(): Promise<void> {
  await orgHost().wake('watchdog')
  let ran = true
  while (ran || (await ringBells())) ran = await runIfDue(orgStub, NEAR_MS)
}

export function close(): void {
  vi.useRealTimers()
}

export async function switchOn(): Promise<void> {
  for (const stream of streams) await mailbox().switchStream(actor, stream, true)
}

const actor = {
  organization: 'org_demo',
  member,
  name: 'Marcus',
  email: person,
  role: 'user',
} as never

/** Both sides are asked now, whoever rang or did not. */
export async function askBoth(): Promise<void> {
  await orgHost().wake('crm')
  for (const stream of streams) await mailbox().syncNow(stream)
}

/** What Graph was asked to change by anybody since its n-th request. */
export async function graphWritesSince(since: number): Promise<string[]> {
  const log = await graphLog(since)
  return log
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'))
    .map(({ method, path }) => `${method} ${path}`)
}

export async function graphRequestCount(): Promise<number> {
  return (await graphLog(0)).reduce((most, { n }) => Math.max(most, n), 0)
}

type Logged = { readonly n: number; readonly method: string; readonly path: string }
const graphLog = (since: number) =>
  ask<Logged[]>(`${microsoft365Origin}/sandbox/requests?since=${since}`)

/** Rings and runs until nothing is left that anybody would do soon. */
export async function toRest(): Promise<void> {
  for (let count = 0; count < MOST_ALARMS; count++) {
    const rang = await ringBells()
    const ran = [await runIfDue(orgStub, NEAR_MS), await runIfDue(mailboxStub, NEAR_MS)]
    if (rang || ran.includes(true)) continue
    if (await isAtRest()) return
    await runIfDue(mailboxStub, ANY_TIME)
  }
  const due = [await dueAt(orgStub()), await dueAt(mailboxStub())].map(
    (at) => (at ?? 0) - Date.now(),
  )
  throw new Error(
    `no rest after ${MOST_ALARMS} alarms, due in ${String(due)}: ${JSON.stringify(await states())}`,
  )
}

async function isAtRest(): Promise<boolean> {
  const all = await states()
  return all.every(({ phase, pending }) => phase === 'live' && pending === 0)
}

export async function states() {
  return Promise.all(
    streams.map(async (stream) => {
      const answer = await mailbox().streamStatus(stream)
      if (!answer.ok) throw new Error(answer.failure.code)
      const { phase, counts, problem } = answer.value
      return { stream, phase, ...counts, problem }
    }),
  )
}

let heard = 0

/** Doorbells that the edge took since the file was begun: a test that means to be rung can see that it was. */
export const bellsHeard = (): number => heard

/** Microsoft tells all it has to tell now: by itself it would later than any test waits. */
async function ringBells(): Promise<boolean> {
  await ask(`${microsoft365Origin}/deliver`, { method: 'POST' })
  const bells = await ask<Bell[]>(bellsUrl)
  for (const { url, headers, body } of bells) {
    const answer = await edge.fetch(new Request(url, { method: 'POST', headers, body }))
    await answer.text()
    if (answer.ok) heard += 1
  }
  return bells.length > 0
}

/** Goes to the time of an object's alarm and runs it, if it is near enough. A crash in it is the test's. */
async function runIfDue(stubOf: () => never, withinMs: number): Promise<boolean> {
  const stub = stubOf()
  const at = await dueAt(stub)
  if (at === null || at > Date.now() + withinMs) return false
  if (at > Date.now()) vi.setSystemTime(at)
  const before = cutAt()
  let isOver = false
  const alarm = runDurableObjectAlarm(stub)
    .catch(() => undefined)
    .finally(() => (isOver = true))
  const cut = until(() => isOver || cutAt() !== before)
  await Promise.race([alarm, cut])
  if (cutAt() !== before) {
    // The stub of an object that was cut off is of no use any more.
    await ringAgain(stubOf())
    vi.setSystemTime(Date.now() + GRACE_MS)
  }
  return true
}

/** What the platform does by itself, and `runDurableObjectAlarm` does not. */
async function ringAgain(stub: never): Promise<void> {
  if ((await dueAt(stub)) !== null) return
  const at = Date.now() + RETRY_MS
  await runInDurableObject(stub, (_: unknown, { storage }: DurableObjectState) =>
    storage.setAlarm(at),
  )
}

/** Whoever waits for the alarm of an object that was cut off may wait for ever. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function dueAt(stub: never): Promise<number | null> {
  return runInDurableObject(stub, (_: unknown, { storage }: DurableObjectState) =>
    storage.getAlarm(),
  )
}
