/**
 * @module
 * Open extensions of events and contacts, and the master list of categories (graph-contract §2.8, §2.11).
 */
import { describe, expect, it } from 'vitest'
import { event, openMailbox } from './mailbox-call.ts'

const open = (extensionName: string, more: object = {}) => ({
  '@odata.type': 'microsoft.graph.openTypeExtension',
  extensionName,
  ...more,
})
const expand = (name: string) => `$expand=extensions($filter=id eq '${name}')`

describe('open extensions', () => {
  const items = [
    ['event', 'POST /events', event('Board', '2026-06-01'), '/events'],
    ['contact', 'POST /contacts', { givenName: 'Ann' }, '/contacts'],
  ] as const

  for (const [kind, create, item, path] of items) {
    it(`are made with a new ${kind}, not echoed, and read by $expand with their id`, () => {
      const { call } = openMailbox()
      const made = call(create, {
        ...item,
        extensions: [open('com.x.one', { deal: 7 }), open('com.x.two')],
      })
      expect(made).toMatchObject({ status: 201 })
      expect(made.body).not.toHaveProperty('extensions')
      const read = call(`GET ${path}/${made.body.id}?${expand('com.x.one')}`)
      expect(read.body.extensions).toMatchObject([{ extensionName: 'com.x.one', deal: 7 }])
      const listed = call(`GET ${path}?${expand('com.x.two')}&$select=id`)
      expect(listed.body.value[0].extensions).toHaveLength(1)
    })

    it(`are added to a ${kind}, changed by merge, and removed`, () => {
      const { call } = openMailbox()
      const at = `${path}/${call(create, item).body.id}/extensions`
      const added = call(`POST ${at}`, open('com.x.one', { deal: 7, stage: 'won' }))
      expect(added).toMatchObject({ status: 201, body: { deal: 7, stage: 'won' } })
      call(`PATCH ${at}/com.x.one`, { deal: 8, extensionName: 'other' })
      expect(call(`GET ${at}/${added.body.id}`).body).toMatchObject({
        extensionName: 'com.x.one',
        deal: 8,
        stage: 'won',
      })
      expect(call(`DELETE ${at}/com.x.one`).status).toBe(204)
      expect(call(`GET ${at}/com.x.one`).status).toBe(404)
      expect(call(`GET ${at}`).body.value).toEqual([])
    })
  }

  it('two of an application fit on an item; a third, a second of a name, another type do not', () => {
    const { call } = openMailbox()
    const at = `/events/${call('POST /events', event('Board', '2026-06-01')).body.id}/extensions`
    expect(call(`POST ${at}`, open('a')).status).toBe(201)
    expect(call(`POST ${at}`, open('a')).status).toBe(409)
    expect(call(`POST ${at}`, open('b')).status).toBe(201)
    expect(call(`POST ${at}`, open('c')).status).toBe(400)
    expect(call(`POST ${at}`, { extensionName: 'd' }).status).toBe(400)
    expect(call(`GET ${at}`).body.value).toHaveLength(2)
  })

  it('an item whose extensions do not fit is not made', () => {
    const { call } = openMailbox()
    const three = [open('a'), open('b'), open('c')]
    const refused = call('POST /events', { ...event('Board', '2026-06-01'), extensions: three })
    expect(refused.status).toBe(400)
    expect(call('GET /events').body.value).toEqual([])
  })
})

describe('master categories', () => {
  it('are added once per name, recoloured and removed; the name stays', () => {
    const { call } = openMailbox()
    const list = '/outlook/masterCategories'
    const made = call(`POST ${list}`, { displayName: 'Deals', color: 'PRESET3' })
    expect(made).toMatchObject({ status: 201, body: { displayName: 'Deals', color: 'preset3' } })
    expect(call(`POST ${list}`, { displayName: 'deals' }).status).toBe(400)
    expect(call(`POST ${list}`, { displayName: 'Odd', color: 'pink' }).status).toBe(400)
    const one = `${list}/${made.body.id}`
    expect(call(`PATCH ${one}`, { color: 'preset4' }).body.color).toBe('preset4')
    expect(call(`PATCH ${one}`, { displayName: 'Other' }).status).toBe(400)
    expect(call(`GET ${list}`).body.value).toMatchObject([
      { displayName: 'Deals', color: 'preset4' },
    ])
    expect(call(`DELETE ${one}`).status).toBe(204)
    expect(call(`GET ${one}`).status).toBe(404)
  })
})
