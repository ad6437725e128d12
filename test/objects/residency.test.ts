/**
 * @module
 * Where an organization's objects are kept (OPS-4). workerd knows no jurisdictions, so namespaces that write down
 * what they are asked for stand in; that nothing else is asked is what counts.
 */
import { describe, expect, it } from 'vitest'
import { sweep } from '../../edge/app/ingress/sweep.ts'
import { directoryNames } from '../../edge/objects/names.ts'
import { hostsOf, openSocketOf } from '../../edge/objects/stubs.ts'
import type { ObjectBindings } from '../../edge/objects/stubs.ts'

const organizations = [
  { id: 'berlin', residency: 'eu' },
  { id: 'boston', residency: 'us' },
  { id: 'anywhere' },
] as const

function world() {
  const asked: string[] = []
  const struck: string[] = []
  const overdue = new Map<string, { kind: 'org'; name: string }[]>()
  const namespace = (kind: string, region = 'everywhere'): object => ({
    jurisdiction: (name: string) => namespace(kind, name),
    getByName(name: string) {
      asked.push(`${region} ${kind} ${name}`)
      return {
        fetch: async () => new Response(region),
        overdue: async () => overdue.get(`${region} ${name}`) ?? [],
        strike: async (_: string, gone: string) => void struck.push(`${region} ${gone}`),
        wake: async () => {},
      }
    },
  })
  const bindings = {
    MAILBOX: namespace('mailbox'),
    ORG: namespace('org'),
    DIRECTORY: namespace('directory'),
  } as unknown as ObjectBindings
  return { asked, struck, overdue, bindings, hosts: hostsOf(bindings, organizations) }
}

const last = (asked: readonly string[]) => asked.at(-1)?.split(' ').slice(0, 2).join(' ')

describe('an organization that is pinned', () => {
  it.each([
    ['berlin', 'eu'],
    ['boston', 'us'],
    ['anywhere', 'everywhere'],
  ])('OPS-4 %s has all its objects in %s', async (organization, region) => {
    const { asked, hosts, bindings } = world()
    hosts.org(organization)
    expect(last(asked)).toBe(`${region} org`)
    hosts.mailbox({ organization, member: 'ann' })
    expect(last(asked)).toBe(`${region} mailbox`)
    for (const name of [`v1:${organization}`, `v1:${organization}:ann`]) {
      hosts.directory(name)
      expect(last(asked)).toBe(`${region} directory`)
    }
    const open = openSocketOf(bindings, organizations)
    const socket = await open({ organization, member: 'ann' }, new Request('https://mailbox/live'))
    expect(await socket.text()).toBe(region)
  })

  it('a tenant has one register, wherever it is asked from', () => {
    const { asked, hosts } = world()
    hosts.tenants('t1')
    expect(last(asked)).toBe('everywhere directory')
  })

  it('OPS-4 the watchdog asks every shard of every region, and strikes off where it was listed', async () => {
    const { asked, struck, overdue, hosts } = world()
    const [first = ''] = directoryNames
    overdue.set(`eu ${first}`, [
      { kind: 'org', name: 'v1:berlin' },
      { kind: 'org', name: 'v1:gone' },
    ])
    const isKnown = (name: string) => (name === 'v1:berlin' ? 'berlin' : null)
    await sweep({
      ...{ hosts, journal: { event: () => {} }, perShard: 10, callsAtOnce: 6 },
      clock: { now: () => 0, random: () => 0.5, uuid: () => 'id' },
      whose: { mailbox: () => null, org: isKnown },
    })
    const shards = asked.filter((one) => one.includes(' directory '))
    expect(new Set(shards).size).toBe(3 * directoryNames.length)
    expect(asked).toContain('eu org v1:berlin')
    expect(struck).toEqual(['eu v1:gone'])
  })
})
