/**
 * @module
 * Users, roles, Entra identities (crm-contract §6.5 I; USR-2, USR-4).
 */
import { describe, expect, it } from 'vitest'
import { drain, expectProblem, openClient } from './client.ts'

const entra = { tid: 'tenant-1', oid: 'object-1', upn: 'megan@contoso.example' }

describe('users', () => {
  it('I1 lists those with a permission, by e-mail, active, in pages', async () => {
    const client = await openClient()
    const ids = async (query: string) =>
      (await client.call('GET', `/users?${query}`)).body.items.map((item) => item.id)
    expect(await ids('permission=manageUsers')).toEqual(['amelia', 'priya'])
    expect(await ids('email=MARCUS@northwind-crm.example')).toEqual(['marcus'])
    await client.call('PATCH', '/users/noah', { body: { active: false } })
    expect(await ids('active=false')).toEqual(['noah'])
    const first = (await client.call('GET', '/users?limit=3')).body
    expect(first).toMatchObject({ hasMore: true, cursor: 'noah' })
    expect(await ids(`limit=3&cursor=${first.cursor}`)).toEqual(['priya'])
  })

  it('I2 creates, refuses a double and a full licence', async () => {
    const client = await openClient({ seats: 5 })
    const body = {
      email: 'Megan@contoso.example',
      name: 'Megan Bowen',
      roleId: 'sales-rep',
      identity: entra,
    }
    const made = await client.call('POST', '/users', { body })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      email: 'megan@contoso.example',
      firstName: 'Megan',
      lastName: 'Bowen',
      active: true,
      identities: { entra },
    })
    const twice = await client.call('POST', '/users', { body: { ...body, identity: undefined } })
    expectProblem(twice, 409, 'duplicate')
    expect(twice.body.existing).toEqual([made.body.id])
    const other = { email: 'adele@contoso.example' }
    const same = await client.call('POST', '/users', { body: { ...other, identity: entra } })
    expectProblem(same, 409, 'duplicate')
    expectProblem(await client.call('POST', '/users', { body: other }), 409, 'licence-limit')
    await client.call('PATCH', `/users/${made.body.id}`, { body: { active: false } })
    expect((await client.call('POST', '/users', { body: other })).status).toBe(201)
    const back = await client.call('PATCH', `/users/${made.body.id}`, { body: { active: true } })
    expectProblem(back, 409, 'licence-limit')
  })

  it('I3 binds one identity to one user and never silently another', async () => {
    const client = await openClient()
    const bind = (user: string, body: object) =>
      client.call('PUT', `/users/${user}/identities/entra`, { body })
    expect((await bind('marcus', entra)).body.identities).toEqual({ entra })
    expect((await bind('marcus', { ...entra, upn: 'new@contoso.example' })).status).toBe(200)
    const elsewhere = await bind('noah', entra)
    expectProblem(elsewhere, 409, 'duplicate')
    expect(elsewhere.body.existing).toEqual(['marcus'])
    expectProblem(await bind('marcus', { ...entra, oid: 'object-2' }), 409, 'duplicate')
    expect((await client.call('DELETE', '/users/marcus/identities/entra')).status).toBe(204)
    expect((await bind('noah', entra)).status).toBe(200)
    expectProblem(await bind('nobody', entra), 404, 'not-found')
  })

  it('I4 a deactivation shows in the feed, ends sessions and rights', async () => {
    const client = await openClient()
    const cursor = await client.latest()
    await client.call('PATCH', '/users/noah', { body: { active: false } })
    expect((await drain(client, cursor)).items).toMatchObject([
      { type: 'user', id: 'noah', op: 'upsert' },
    ])
    expectProblem(
      await client.open('POST', '/demo/session', { body: { user: 'noah' } }),
      422,
      'validation',
    )
    const headers = { 'act-as-user': 'noah' }
    const write = await client.call('POST', '/contacts', { body: { lastName: 'A' }, headers })
    expectProblem(write, 403, 'permission')
  })

  it('offers the roles an administrator may give', async () => {
    const client = await openClient()
    const { body } = await client.call('GET', '/roles')
    expect(body.items.map((role) => role.id)).toEqual(['super-admin', 'sales-manager', 'sales-rep'])
  })

  it.each([
    ['/email', { email: 'no' }],
    ['/email', {}],
    ['/roleId', { email: 'a@b.example', roleId: 'king' }],
    ['/timeZone', { email: 'a@b.example', timeZone: 'Mars' }],
    ['/identity/oid', { email: 'a@b.example', identity: { tid: 't' } }],
    ['/admin', { email: 'a@b.example', admin: true }],
  ])('refuses a new user at %s', async (pointer, body) => {
    const client = await openClient()
    expect(
      expectProblem(await client.call('POST', '/users', { body }), 422, 'validation'),
    ).toContain(pointer)
    expect((await client.call('GET', '/users')).body.items).toHaveLength(4)
  })
})
