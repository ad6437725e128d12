/**
 * @module
 * The time of the soak: it jumps from alarm to alarm, for the edge and for the sandbox alike.
 *
 * Owns: the frozen clock, which alarm rings next, the doorbells. The edge's time stands ahead of the platform's,
 * so no alarm rings but those that are run here. The CRM lives in its own time: its signed doorbells are too old
 * for the edge by then, so whoever rings them here wakes the organization itself.
 */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { MailboxHost, OrgHost } from '../../../edge/ports/hosts.ts'
import { bellsUrl, microsoft365Origin } from '../crash/origins.ts'
import type { Bell } from '../crash/switchboard.ts'
import { ask, sandbox } from './outside.ts'

type Namespace = { getByName(name: string): never }
type Worker = { fetch(request: Request): Promise<Response> }

const objects = env as unknown as { MAILBOX: Namespace; ORG: Namespace }
const edge = (exports as unknown as { default: Worker }).default
const organization = 'org_demo'
const AHEAD_MS = 120_000
/** What is due so soon belongs to what just happened: bells, and the second look after one. */
const NEAR_MS = 15_000
/** The sandbox's clock may lag by so much: each call to move it takes time. */
const LAG_MS = 5_000
const MOST_ALARMS = 200_000

const mailboxName = (member: string): string => `v1:${organization}:${member}`
export const mailboxStub = (member: string): never => objects.MAILBOX.getByName(mailboxName(member))
export const mailboxOf = (member: string): MailboxHost => mailboxStub(member)
const orgStub = (): never => objects.ORG.getByName(`v1:${organization}`)
const orgHost = () => orgStub() as unknown as OrgHost

export type Wakes = { mailbox: number; organization: number }

export function openTime(members: readonly string[], loses: () => boolean) {
  const wakes: Wakes = { mailbox: 0, organization: 0 }
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(performance.timeOrigin + performance.now() + AHEAD_MS)
  let sandboxAt = 0
  let mayRing = true
  const stubs = () => [orgStub, ...members.map((member) => () => mailboxStub(member))]

  const moveTo = async (at: number): Promise<void> => {
    if (at > Date.now()) vi.setSystemTime(at)
    if (Date.now() - sandboxAt < LAG_MS) return
    sandboxAt = Date.now()
    await sandbox('clock', { now: new Date(sandboxAt).toISOString() })
  }
  /** Rings those of Microsoft and the CRM; some of Microsoft's are lost on the way. */
  const ring = async (): Promise<void> => {
    if (!mayRing) return
    mayRing = false
    await ask(`${microsoft365Origin}/deliver`, { method: 'POST' })
    const bells = await ask<Bell[]>(bellsUrl)
    const fromCrm = bells.filter(({ url }) => new URL(url).pathname.startsWith('/hooks/crm/'))
    if (fromCrm.length > 0) await orgHost().wake('crm')
    for (const bell of bells) {
      if (fromCrm.includes(bell) || loses()) continue
      const { url, headers, body } = bell
      await (await edge.fetch(new Request(url, { method: 'POST', headers, body }))).text()
    }
  }
  const dues = () => Promise.all(stubs().map((stub) => dueAt(stub())))
  /** Every alarm until then, in the order of time, and the doorbells that follow from it. */
  const passTo = async (until: number): Promise<void> => {
    for (let count = 0; count < MOST_ALARMS; count++) {
      await ring()
      const due = await dues()
      const first = Math.min(...due.map((at) => at ?? Number.POSITIVE_INFINITY))
      if (first > until) return moveTo(until)
      const who = due.indexOf(first)
      // The organization asks the CRM alone, every five minutes: the sandbox need not know the time of that.
      if (who > 0) await moveTo(first)
      else vi.setSystemTime(Math.max(first, Date.now()))
      mayRing ||= who > 0
      wakes[who === 0 ? 'organization' : 'mailbox'] += 1
      await runDurableObjectAlarm(stubs()[who]!())
    }
    throw new Error(`no rest after ${MOST_ALARMS} alarms`)
  }
  return {
    wakes,
    passTo,
    /** Until nothing follows any more from what happened. */
    async rest(): Promise<void> {
      await orgHost().wake('crm')
      mayRing = true
      let before = -1
      while (before !== wakes.mailbox) {
        before = wakes.mailbox
        await passTo(Date.now() + NEAR_MS)
      }
    },
    close: () => vi.useRealTimers(),
  }
}

export type Time = ReturnType<typeof openTime>

async function dueAt(stub: never): Promise<number | null> {
  return runInDurableObject(stub, (_: unknown, { storage }: DurableObjectState) =>
    storage.getAlarm(),
  )
}

/** Rows of every table of a mailbox. */
export async function tableSizes(member: string): Promise<Record<string, number>> {
  return runInDurableObject(mailboxStub(member), (_: unknown, { storage }: DurableObjectState) => {
    const tables = storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('_cf_') && !name.startsWith('sqlite_'))
    const sizes = tables.map((name) => {
      const { n } = storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`).one()
      return [name, n] as const
    })
    return Object.fromEntries(sizes)
  })
}
