/**
 * @module
 * Where records come from: import and mass update (crm-contract §6.5 H; CAL-5, CON-3).
 */
import { describe, expect, it } from 'vitest'
import { drain, expectProblem, openClient } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

const csv = { 'content-type': 'text/csv' }
const sheet = [
  'First name,Last name,E-mail,Company,Tags,Newsletter,Shoe size',
  'Ada,Lovelace,ada@example.org,"Engines, Ltd",VIP; Reseller,yes,38',
  'Грейс,Хоппер,grace@example.org,Navy,,,',
].join('\r\n')

const upload = (client: Client, raw: string, query = 'owner=marcus') =>
  client.open('POST', `/demo/import?${query}`, { raw, headers: csv })
const found = async (client: Client, name: string, value: string): Promise<Wire> =>
  (await client.call('GET', '/contacts?limit=200')).body.items.find(
    (item) => item[name] === value,
  ) ?? expect.fail(`no ${value}`)

describe('import', () => {
  it('H1 what it creates has origin import, for ever', async () => {
    const client = await openClient()
    const { status, body } = await upload(client, `\ufeff${sheet}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      created: 2,
      updated: 0,
      failed: [],
      ignoredColumns: ['Shoe size'],
    })
    const ada = await found(client, 'firstName', 'Ada')
    expect(ada).toMatchObject({
      origin: 'import',
      originRef: body.job,
      ownerId: 'marcus',
      lastChange: { via: 'import' },
      company: 'Engines, Ltd',
      categories: ['VIP', 'Reseller'],
      x_newsletter: true,
    })
    await client.open('PATCH', `/demo/api/contacts/${ada.id}`, { body: { company: 'X' } })
    const edited = await found(client, 'firstName', 'Ada')
    expect(edited).toMatchObject({ origin: 'import', lastChange: { via: 'ui' } })
  })

  it('H2 updating a record made by hand leaves it made by hand', async () => {
    const client = await openClient()
    const made = await client.open('POST', '/demo/api/contacts', {
      body: { lastName: 'Byron', email: 'ADA@example.org', notes: 'keep' },
    })
    expect(made.body.origin).toBe('manual')
    const first = await upload(client, sheet)
    expect(first.body).toMatchObject({ created: 1, updated: 1 })
    expect((await client.call('GET', `/contacts/${made.body.id}`)).body).toMatchObject({
      origin: 'manual',
      lastName: 'Lovelace',
      notes: 'keep',
      lastChange: { via: 'import' },
    })
    expect((await upload(client, sheet)).body).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    })
  })

  it('takes the good rows and names the bad ones', async () => {
    const client = await openClient()
    const rows =
      'Last name,Email,Birthday\nA,a@example.org,1984-05-17\nB,nonsense,\nC,,17.05.1984\n'
    const { body } = await upload(client, rows)
    expect(body).toMatchObject({
      created: 1,
      failed: [
        { row: 3, errors: [{ pointer: '/email' }] },
        { row: 4, errors: [{ pointer: '/birthday' }] },
      ],
    })
  })

  it('imports events too, as JSON', async () => {
    const client = await openClient()
    const text = 'Title,Start,End,Time zone,All day\nFair,2026-12-01,2026-12-03,Europe/Berlin,yes'
    const { body } = await client.open('POST', '/demo/import', {
      body: { type: 'event', csv: text },
    })
    expect(body.created).toBe(1)
    const [event] = (await client.call('GET', '/events')).body.items
    expect(event).toMatchObject({
      title: 'Fair',
      allDay: true,
      origin: 'import',
      end: '2026-12-03',
    })
  })

  it.each([
    ['', 'validation', 422],
    ['Last name', 'validation', 422],
    ['Foo,Bar\n1,2', 'validation', 422],
    ['Last name\n"open', 'validation', 422],
  ])('refuses the file %j', async (raw, code, status) => {
    const client = await openClient()
    expect(expectProblem(await upload(client, raw), status, code)).toEqual(['/csv'])
  })
})

describe('mass update', () => {
  it('H3 keeps the origin and says mass-update, one entry per record', async () => {
    const client = await openClient()
    await upload(client, sheet)
    const cursor = await client.latest()
    const ids = (await client.call('GET', '/contacts')).body.items.map((item) => item.id)
    const mass = { type: 'contact', ids, patch: { x_tier: 'Gold' }, user: 'amelia' }
    expect((await client.open('POST', '/demo/mass-update', { body: mass })).body).toEqual({
      matched: 2,
      updated: 2,
    })
    for (const item of (await client.call('GET', '/contacts')).body.items) {
      expect(item).toMatchObject({
        origin: 'import',
        x_tier: 'Gold',
        lastChange: { via: 'mass-update', by: 'amelia' },
      })
    }
    expect((await drain(client, cursor)).items).toHaveLength(2)
  })

  it('CAL-5 touches a record that already has the value, once', async () => {
    const client = await openClient()
    await upload(client, 'Last name,Company\nA,B')
    const [before] = (await client.call('GET', '/contacts')).body.items
    const mass = { type: 'contact', ids: [before?.id], patch: { company: 'B' } }
    const update = async () =>
      (await client.open('POST', '/demo/mass-update', { body: mass })).body.updated
    expect([await update(), await update()]).toEqual([1, 0])
    const [after] = (await client.call('GET', '/contacts')).body.items
    expect(after?.lastChange.via).toBe('mass-update')
    expect(after?.rev).not.toBe(before?.rev)
  })

  it('changes all or none', async () => {
    const client = await openClient({ seed: 'default' })
    const seen = await client.latest()
    const bad = {
      type: 'event',
      filter: { owner: 'marcus' },
      patch: { end: '2000-01-01T00:00:00' },
    }
    const answer = await client.open('POST', '/demo/mass-update', { body: bad })
    expect(expectProblem(answer, 422, 'validation')[0]).toMatch(/^\/patch\//u)
    const rights = {
      type: 'contact',
      filter: { owner: 'marcus' },
      patch: { company: 'X' },
      user: 'noah',
    }
    expectProblem(
      await client.open('POST', '/demo/mass-update', { body: rights }),
      403,
      'not-owner',
    )
    expect((await drain(client, seen)).items).toEqual([])
  })

  it.each([
    ['/patch', { patch: {} }],
    ['/patch/nope', { patch: { nope: 1 } }],
    ['/patch/origin', { patch: { origin: 'manual' } }],
    ['/ids', { patch: { company: 'X' }, ids: undefined }],
    ['/ids', { patch: { company: 'X' }, filter: { owner: 'marcus' } }],
    ['/ids/0', { patch: { company: 'X' }, ids: ['none'] }],
    ['/type', { patch: { company: 'X' }, type: 'lead' }],
    ['/filter/where', { patch: { company: 'X' }, ids: undefined, filter: { where: '1=1' } }],
  ])('refuses at %s', async (pointer, more) => {
    const client = await openClient({ seed: 'default' })
    const body = { type: 'contact', ids: ['c-0001'], ...more }
    const answer = await client.open('POST', '/demo/mass-update', { body })
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]?.pointer).toBe(pointer)
  })
})
