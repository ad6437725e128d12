/**
 * @module
 * Weeks in the life of several mailboxes, in the rhythm of production: working days, idle nights, renewals of
 * subscriptions and tokens, lost notices, forgotten delta tokens, a consent taken back and given again. Both sides
 * are equal in the end, nothing piles up, nobody was mailed (SYN-2, SYN-4, SYN-5, CAL-8).
 */
import { env } from 'cloudflare:workers'
import { afterAll, expect, it } from 'vitest'
import { crmOrigin } from '../crash/origins.ts'
import { chanceOf, connect, edit, followed, settle, states, streams, switchOn } from './lives.ts'
import type { Life } from './lives.ts'
import { ask, names, sandbox } from './outside.ts'
import { mailboxOf, openTime, tableSizes } from './time.ts'
import type { Time } from './time.ts'

const settings = env as unknown as Record<'SOAK_DAYS' | 'SOAK_MAILBOXES' | 'SOAK_SEED', string>
const days = Number(settings.SOAK_DAYS)
const chance = chanceOf(Number(settings.SOAK_SEED))
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HOURS = [9, 13, 17]
const LOST_SHARE = 0.02

let time: Time | null = null
afterAll(() => time?.close())

it('ends with both sides equal', async () => {
  let losing = false
  await ask(`${crmOrigin}/demo/reset`, { body: {} })
  await sandbox('reset', {})
  const lives = await settle(Number(settings.SOAK_MAILBOXES))
  time = openTime(
    lives.map(({ person }) => person.member),
    () => losing && chance() < LOST_SHARE,
  )
  await time.passTo(Date.now())
  for (const life of lives) {
    await connect(life)
    await switchOn(life)
  }
  await time.rest()
  for (const life of lives) await expectEqual(life, 'after the first sync')
  let dawn = Date.now()
  for (let day = 0; day < days; day++) {
    losing = day % 3 === 1
    await workingDay(time, lives, dawn, day)
    // What was missed is found by a poll or a comparison, of which a proven subscription has one a day, at an hour of
    // its own (policy.ts): nobody works on the day after.
    dawn += (losing ? 2 : 1) * DAY_MS
    losing = false
    await time.passTo(dawn)
    await time.passTo(dawn + HOUR_MS)
    lives.forEach(followed)
    for (const life of lives) await expectEqual(life, `after day ${day + 1}`)
  }
  for (const life of lives) await expectTidy(life, time)
  expect(await sandbox('mail')).toEqual([])
  console.log(JSON.stringify(await report(lives, time)))
})

/** Three times a day each works a little; on some days something happens to somebody besides. */
async function workingDay(clock: Time, lives: readonly Life[], dawn: number, day: number) {
  for (const life of lives) life.deletesToday = 0
  const cut = lives[day % lives.length]!
  for (const hour of HOURS) {
    await clock.passTo(dawn + hour * HOUR_MS)
    if (hour === 13 && day % 2 === 0) await sandbox('expire-delta', { user: cut.person.user })
    if (hour === 9 && day % 3 === 1) await sandbox('revoke', { user: cut.person.user })
    for (const life of lives) for (let n = 0; n < 2; n++) await edit(life, chance)
    await clock.rest()
    if (hour === 17 && day % 3 === 1) {
      const phases = (await states(cut)).map(({ phase }) => phase)
      expect(phases, 'nobody can sync without a sign-in').toEqual(['reconnect', 'reconnect'])
      await connect(cut)
      await clock.rest()
    }
  }
}

async function expectEqual(life: Life, when: string): Promise<void> {
  for (const stream of streams) {
    const truth = [...life.words[stream]].toSorted()
    const story = `${life.person.user}, ${stream}, ${when}: ${JSON.stringify(await states(life))}`
    expect(await names(life.person, stream, 'crm'), `CRM of ${story}`).toEqual(truth)
    expect(await names(life.person, stream, 'outlook'), `Outlook of ${story}`).toEqual(truth)
  }
}

/** Asked once more nothing is written, and what is kept is what the records and their stories take. */
async function expectTidy(life: Life, clock: Time): Promise<void> {
  const { member } = life.person
  const writes = async () =>
    (await sandbox<{ method: string; path: string }[]>('requests')).filter(
      ({ method, path }) => method !== 'GET' && !/subscriptions|\$batch/.test(path),
    ).length
  const before = await writes()
  for (const stream of streams) await mailboxOf(member).syncNow(stream)
  await clock.rest()
  expect(await writes(), 'writes of one more round').toBe(before)
  for (const state of await states(life)) {
    expect(state).toMatchObject({ phase: 'live', parked: 0, pending: 0, problem: null })
    expect(state.linked).toBe(life.words[state.stream as 'calendar'].size)
  }
  const sizes = await tableSizes(member)
  const records = life.words.calendar.size + life.words.contacts.size
  expect(sizes).toMatchObject({ link: records, look: 0, flight: 0, doom: 0, parked: 0, trouble: 0 })
  expect(sizes['activity'], 'rows of activity').toBeLessThanOrEqual(life.edits + 2 * days)
  expect(sizes['attempt']).toBeLessThanOrEqual(2)
}

async function report(lives: readonly Life[], clock: Time) {
  const { wakes } = clock
  const edits = lives.reduce((sum, life) => sum + life.edits, 0)
  const mailboxDays = lives.length * days
  return {
    ...{ days, mailboxes: lives.length, edits, wakes },
    wakesPerMailboxAndDay: Number((wakes.mailbox / mailboxDays).toFixed(1)),
    tables: await tableSizes(lives[0]!.person.member),
  }
}
