/**
 * @module
 * Single records: round trips, read-only fields, locks, references (crm-contract §6.5 B, C).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { contactFields } from '../../demo/crm/model/contact-fields.ts'
import type { FieldSpec } from '../../demo/crm/model/fields.ts'
import { expectProblem, key, meeting, openClient } from './client.ts'
import type { Client } from './client.ts'
import type { Wire } from './wire.ts'

let client: Client
beforeAll(async () => {
  client = await openClient()
})

const match = (record: { rev: string }): Record<string, string> => ({
  'if-match': `"${record.rev}"`,
})
const make = async (body: Record<string, unknown> = { lastName: 'Weiß' }): Promise<Wire> =>
  (await client.call('POST', '/contacts', { body })).body

const specs: readonly FieldSpec[] = contactFields
const texts = specs.filter(
  (spec) => spec.readOnlyReason === undefined && spec.maxLength !== undefined,
)
const longest = (spec: FieldSpec): string => {
  const size = spec.maxLength ?? 0
  const ends: Record<string, string> = { email: '@x.example' }
  const end = ends[spec.type] ?? ''
  return 'é'.repeat(size - end.length) + end
}

describe('B: round trips', () => {
  it.each(texts.map((spec) => [spec.name, spec] as const))(
    'B1 %s at its length and one over',
    async (name, spec) => {
      const value = longest(spec)
      const made = await client.call('POST', '/contacts', { body: { [name]: value } })
      expect(made.status).toBe(201)
      const path = `/contacts/${made.body.id}`
      expect((await client.call('GET', path)).body[name]).toBe(value)
      const over = { body: { [name]: `é${value}` }, headers: match(made.body) }
      expect(expectProblem(await client.call('PATCH', path, over), 422, 'validation')).toEqual([
        `/${name}`,
      ])
      expect((await client.call('GET', path)).body.rev).toBe(made.body.rev)
    },
  )

  it('B2 keeps every script, emoji, direction and line end', async () => {
    const notes = 'a\r\nb\tשלום 👩‍👩‍👧 漢字 \u202eabc\u202c é'
    const made = await make({ notes })
    expect((await client.call('GET', `/contacts/${made.id}`)).body.notes).toBe(notes)
  })

  it('B2 null, "" and absent are one: empty', async () => {
    const made = await make({ firstName: 'A', lastName: '', company: null })
    expect(made).toMatchObject({ firstName: 'A', lastName: null, company: null, email: null })
  })

  it('B3 merge-patch: null clears, others stay, tags are replaced', async () => {
    const made = await make({ firstName: 'A', company: 'B', categories: ['x', 'y'] })
    const patched = await client.call('PATCH', `/contacts/${made.id}`, {
      body: { company: null, categories: ['z'] },
      headers: match(made),
    })
    expect(patched.status).toBe(200)
    expect(patched.body).toMatchObject({ firstName: 'A', company: null, categories: ['z'] })
  })

  it('B4 deletes twice with 204, then answers 410 with the tombstone', async () => {
    const made = await make()
    const path = `/contacts/${made.id}`
    for (let times = 0; times < 2; times += 1) {
      expect((await client.call('DELETE', path, { headers: match(made) })).status).toBe(204)
    }
    const gone = await client.call('GET', path)
    expectProblem(gone, 410, 'gone')
    expect(gone.body.current).toMatchObject({ id: made.id, deleted: true, origin: 'sync' })
    expectProblem(
      await client.call('DELETE', '/contacts/none', { headers: match(made) }),
      404,
      'not-found',
    )
  })

  it.each([
    'id',
    'rev',
    'origin',
    'createdAt',
    'updatedAt',
    'lastChange',
    'refs',
    'type',
    'fullName',
  ])('B5, B6 %s cannot be written', async (name) => {
    const body = { [name]: 'import' }
    expect(
      expectProblem(await client.call('POST', '/contacts', { body }), 422, 'field-not-writable'),
    ).toEqual([`/${name}`])
    const made = await make()
    const patch = await client.call('PATCH', `/contacts/${made.id}`, { body, headers: match(made) })
    expectProblem(patch, 422, 'field-not-writable')
  })

  it('B6 origin and createdAt survive changes; B7 the id too', async () => {
    const made = await make()
    const headers = match(made)
    const { body } = await client.call('PATCH', `/contacts/${made.id}`, {
      body: { lastName: 'X' },
      headers,
    })
    const { id, origin, createdAt } = made
    expect(body).toMatchObject({ id, origin, createdAt })
    expect(id.length).toBeLessThanOrEqual(128)
  })
})

describe('C: optimistic lock', () => {
  it('C1 asks for If-Match, C2 answers a stale one with the record as it is', async () => {
    const made = await make()
    const path = `/contacts/${made.id}`
    expectProblem(await client.call('PATCH', path, { body: {} }), 428, 'precondition-required')
    expectProblem(await client.call('DELETE', path), 428, 'precondition-required')
    const first = await client.call('PATCH', path, { body: { company: 'A' }, headers: match(made) })
    expect(first.headers.get('etag')).toBe(`"${first.body.rev}"`)
    const stale = await client.call('PATCH', path, { body: { company: 'B' }, headers: match(made) })
    expectProblem(stale, 412, 'precondition-failed')
    expect(stale.body.current).toEqual(first.body)
    const forced = await client.call('PATCH', path, {
      body: { company: 'C' },
      headers: { 'if-match': '*' },
    })
    expect(forced.body.company).toBe('C')
  })

  it('C3 lets one of two parallel changes through', async () => {
    const made = await make()
    const patch = (company: string) =>
      client.call('PATCH', `/contacts/${made.id}`, { body: { company }, headers: match(made) })
    const both = await Promise.all([patch('A'), patch('B')])
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  it('C4 a write that changes nothing keeps the revision and says nothing in the feed', async () => {
    const made = await make({ lastName: 'Same' })
    const cursor = await client.latest()
    const patch = { body: { lastName: 'Same', company: '' }, headers: match(made) }
    expect((await client.call('PATCH', `/contacts/${made.id}`, patch)).body.rev).toBe(made.rev)
    expect((await client.call('GET', `/changes?cursor=${cursor}`)).body.items).toEqual([])
  })

  it('C5, D5 create-or-update by reference makes one record however often it is sent', async () => {
    const path = `/events/ref/o365/${encodeURIComponent('AAMk/+=abc')}`
    const body = { ...meeting(), uid: 'outlook-uid-1', ownerId: 'marcus' }
    expectProblem(await client.call('GET', path), 404, 'not-found')
    const first = await client.call('PUT', path, { body, headers: { 'if-none-match': '*' } })
    expect(first.status).toBe(201)
    expect(first.body.refs).toEqual([{ system: 'o365', key: 'AAMk/+=abc' }])
    const again = await client.call('PUT', path, { body })
    expect([again.status, again.body.id, again.body.rev]).toEqual([
      200,
      first.body.id,
      first.body.rev,
    ])
    const only = await client.call('PUT', path, { body, headers: { 'if-none-match': '*' } })
    expectProblem(only, 412, 'precondition-failed')
    expect(only.body.current.id).toBe(first.body.id)
    expect((await client.call('GET', path)).body.id).toBe(first.body.id)
    expect((await client.call('DELETE', path)).status).toBe(204)
    expectProblem(await client.call('GET', path), 404, 'not-found')
    expect((await client.call('GET', `/events/${first.body.id}`)).body.refs).toEqual([])
  })

  it('a conditional PUT to a reference nobody has is refused; other systems are unknown', async () => {
    const headers = { 'if-match': '"r1"' }
    const put = await client.call('PUT', '/contacts/ref/o365/new', {
      body: { lastName: 'A' },
      headers,
    })
    expectProblem(put, 412, 'precondition-failed')
    const other = await client.call('PUT', '/contacts/ref/sap/new', { body: { lastName: 'A' } })
    expectProblem(other, 404, 'not-found')
    const long = await client.call('PUT', `/contacts/ref/o365/${'k'.repeat(191)}`, { body: {} })
    expectProblem(long, 422, 'validation')
  })
})

describe('Act-As-User', () => {
  it('gives that person’s name and rights', async () => {
    const as = (user: string) => ({ 'act-as-user': user })
    const mine = await client.call('POST', '/contacts', {
      body: { lastName: 'M' },
      headers: as('marcus'),
    })
    expect(mine.body).toMatchObject({
      ownerId: 'marcus',
      lastChange: { via: 'sync', by: 'marcus' },
    })
    const path = `/contacts/${mine.body.id}`
    const patch = (user: string) =>
      client.call('PATCH', path, {
        body: { company: user },
        headers: { ...as(user), 'if-match': '*' },
      })
    expectProblem(await patch('noah'), 403, 'not-owner')
    expect((await patch('amelia')).status).toBe(200)
    expectProblem(await patch('nobody'), 403, 'permission')
    const removed = await client.call('DELETE', path, {
      headers: { ...as('noah'), 'if-match': '*' },
    })
    expectProblem(removed, 403, 'not-owner')
  })

  it('keeps the idempotency key as clientRef', async () => {
    const ref = key()
    const made = await client.call('POST', '/contacts', {
      body: { lastName: 'K' },
      headers: { 'idempotency-key': ref },
    })
    expect(made.body.lastChange.clientRef).toBe(ref)
  })
})

describe('schema', () => {
  it('describes fields for a mapper, with an ETag', async () => {
    const first = await client.call('GET', '/schema/contact')
    const byName = Object.fromEntries(first.body.fields.map((field) => [field.name, field]))
    expect(byName.fullName).toMatchObject({
      create: false,
      update: false,
      readOnlyReason: 'calculated',
    })
    expect(byName.email).toMatchObject({ type: 'email', maxLength: 254, slotHint: 'email.1' })
    expect(byName.x_tier).toMatchObject({ custom: true, type: 'picklist' })
    expect(byName.x_tier.options[0]).toEqual({ value: 'Gold', label: 'Gold', active: true })
    const etag = first.headers.get('etag') ?? ''
    const again = await client.call('GET', '/schema/contact', {
      headers: { 'if-none-match': etag },
    })
    expect(again.status).toBe(304)
  })
})
