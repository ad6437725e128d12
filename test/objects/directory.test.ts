/**
 * @module
 * The roll call and the watchdog over real shards.
 */
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { sweep } from '../../edge/app/ingress/sweep.ts'
import {
  directoryName,
  directoryNames,
  mailboxName,
  parseMailboxName,
  parseOrgName,
} from '../../edge/objects/names.ts'
import { hostsOf } from '../../edge/objects/stubs.ts'
import { directory, edgeBindings, mailbox } from './bindings.ts'

afterEach(() => reset())

const shard = () => directory(directoryNames[3] ?? '')

describe('a shard', () => {
  it('names the overdue, the longest first, at most so many', async () => {
    await shard().enrol('mailbox', 'v1:o:late', 200)
    await shard().enrol('org', 'v1:o', 100)
    await shard().enrol('mailbox', 'v1:o:soon', 300)
    await shard().enrol('mailbox', 'v1:o:gone', 50)
    await shard().strike('mailbox', 'v1:o:gone')
    expect(await shard().overdue(250, 10)).toEqual([
      { kind: 'org', name: 'v1:o' },
      { kind: 'mailbox', name: 'v1:o:late' },
    ])
  })

  it('does not name the same again at once, so that the dead hide nobody', async () => {
    for (const name of ['a', 'b', 'c']) await shard().enrol('mailbox', `v1:o:${name}`, 100)
    expect(await shard().overdue(200, 2)).toHaveLength(2)
    expect(await shard().overdue(201, 2)).toEqual([{ kind: 'mailbox', name: 'v1:o:c' }])
    expect(await shard().overdue(200 + 600_000, 5)).toHaveLength(2)
  })

  it('enrolling anew moves the time', async () => {
    await shard().enrol('mailbox', 'v1:o:a', 100)
    await shard().enrol('mailbox', 'v1:o:a', 900)
    expect(await shard().overdue(500, 5)).toEqual([])
  })
})

describe('names', () => {
  const people = [
    { organization: 'org', member: 'marcus' },
    { organization: 'a:b', member: 'c' },
    { organization: 'a', member: 'b:c' },
    { organization: 'a%3Ab', member: 'c' },
    { organization: '%', member: '日本:%25' },
  ]

  it('tell everybody apart and can be read back', () => {
    const names = people.map(mailboxName)
    expect(new Set(names).size).toBe(people.length)
    expect(names.map(parseMailboxName)).toEqual(people)
    expect(names[0]).toBe('v1:org:marcus')
  })

  it.each(['', 'v1:', 'v1:a', 'v1:a:b:c', 'v2:a:b', 'v1::b', 'v1:a:'])('%s is none', (name) => {
    expect(parseMailboxName(name)).toBeNull()
  })

  it('an organization is no member, nor the other way round', () => {
    expect(parseOrgName('v1:org')).toBe('org')
    expect(parseOrgName('v1:org:marcus')).toBeNull()
  })

  it('spread over all shards', () => {
    const used = new Set(
      Array.from({ length: 500 }, (_, index) => directoryName(`v1:org:member-${index}`)),
    )
    expect([...used].toSorted()).toEqual(directoryNames)
  })
})

describe('the watchdog', () => {
  const watchdog = (now: number) => {
    const events: string[] = []
    return {
      events,
      context: {
        hosts: hostsOf(edgeBindings, []),
        clock: { now: () => now, random: () => 0, uuid: () => '' },
        journal: { event: (name: string) => void events.push(name) },
        perShard: 100,
        callsAtOnce: 6,
        whose: { mailbox: parseMailboxName, org: parseOrgName },
      },
    }
  }

  it('M12 wakes who is overdue in any shard, and goes on past one that fails', async () => {
    const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((member) => ({
      organization: 'org_test',
      member,
    }))
    const { context, events } = watchdog(1000)
    for (const who of members) {
      const name = mailboxName(who)
      await context.hosts.directory(name).enrol('mailbox', name, who.member === 'h' ? 5000 : 900)
    }
    await mailbox('v1:org_test:c').setDeaf(true)
    expect(await sweep(context)).toEqual({ woken: 6, failed: 1 })
    for (const member of ['a', 'b', 'd', 'e', 'f', 'g']) {
      expect(await mailbox(`v1:org_test:${member}`).told()).toEqual([
        { method: 'wake', args: ['watchdog'] },
      ])
    }
    expect(await mailbox('v1:org_test:h').told()).toEqual([])
    expect(events.filter((name) => name === 'watchdog.wake-failed')).toHaveLength(1)
    expect(await sweep(context)).toEqual({ woken: 0, failed: 0 })
    expect(await sweep(watchdog(700_000).context)).toMatchObject({ failed: 1 })
  })

  it('strikes names of an older scheme', async () => {
    const { context } = watchdog(1000)
    await context.hosts.directory('v0:old').enrol('mailbox', 'v0:old', 100)
    await sweep(context)
    expect(await sweep(watchdog(900_000).context)).toEqual({ woken: 0, failed: 0 })
  })
})
