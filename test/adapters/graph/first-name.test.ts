/**
 * @module
 * Q04: a mailbox that takes no contact without a first name.
 */
import { describe, expect, it } from 'vitest'
import { compileMapping } from '../../../edge/domain/contacts/mapping.ts'
import type { Fields } from '../../../edge/domain/record.ts'
import { fingerprints, merge } from '../../../edge/domain/sync/merge.ts'
import { create, written } from '../../contracts/outlook-stage.ts'
import { field, phones, row } from '../../domain/contacts/sample-mapping.ts'
import { scriptedGraph } from './scripted-graph.ts'

type Sent = { readonly givenName?: string; readonly displayName?: string }

/** @param takes whether this body is taken */
function mailbox(takes: (body: Sent) => boolean) {
  const sent: Sent[] = []
  const port = scriptedGraph(async (request) => {
    const { requests } = (await request.json()) as { requests: { id: string; body: Sent }[] }
    const responses = requests.map(({ id, body }) => {
      sent.push(body)
      return takes(body)
        ? { id, status: 201, body: { ...body, id: 'c1', '@odata.etag': 'W/"1"' } }
        : {
            id,
            status: 400,
            body: { error: { code: 'ErrorInvalidProperty', message: 'givenName' } },
          }
    })
    return Response.json({ responses })
  })
  const make = async (fields: Fields) => (await port.write('contacts', 'box', [create(fields)]))[0]
  return { make, sent }
}

describe('Q04 a first name is wanted', () => {
  const named = (body: Sent) => (body.givenName ?? '') !== ''

  it.each([
    ['the last name', { 'name.last': 'Vance', company: 'Example' }, 'Vance'],
    ['the company', { company: 'Example', 'email.1': 'a@example.com' }, 'Example'],
    ['the address', { 'email.1': 'a@example.com' }, 'a@example.com'],
  ])('%s stands in for it, once', async (_, fields, name) => {
    const { make, sent } = mailbox(named)
    const item = written(await make(fields))
    expect(item.fields['name.first']).toBe(name)
    expect(sent).toHaveLength(2)
    expect(sent[1]).toMatchObject({ givenName: name, displayName: name })
  })

  it('nothing is sent twice where it is taken, has a first name, or has nothing to be called by', async () => {
    const willing = mailbox(() => true)
    expect(written(await willing.make({ 'name.last': 'Vance' })).fields['name.first']).toBeFalsy()
    expect(willing.sent).toHaveLength(1)
    for (const fields of [{ 'name.first': 'Ada', 'name.last': 'Vance' }, { notes: 'Who?' }]) {
      const { make, sent } = mailbox(() => false)
      expect(await make(fields)).toMatchObject({ kind: 'failed', failure: { kind: 'refused' } })
      expect(sent).toHaveLength(1)
    }
  })

  it('refused for something else, it is tried twice and parked with that reason', async () => {
    const { make, sent } = mailbox(() => false)
    const outcome = await make({ 'name.last': 'Vance' })
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'ErrorInvalidProperty' } })
    expect(sent).toHaveLength(2)
  })

  it('what stands in for it never comes back to the CRM, nor goes once more', async () => {
    const fields = [field('first', 'text'), field('last', 'text')]
    const rows = [row('first', 'name.first'), row('last', 'name.last')]
    const map = compileMapping(rows, fields, phones)
    const crm = { first: null, last: 'Vance' }
    const outlook = written(await mailbox(named).make({ 'name.last': 'Vance' })).fields
    const prints = (side: 'crm' | 'outlook', of: Fields) => fingerprints(map, side, of)
    const base = { crm: prints('crm', crm), outlook: prints('outlook', outlook) }
    expect(merge(map, base, crm, outlook, 'crm')).toMatchObject({ toCrm: {}, toOutlook: {} })
    const renamed = { ...crm, last: 'Vance-Hill' }
    const after = merge(map, base, renamed, outlook, 'crm')
    expect(Object.keys(after.toOutlook)).toEqual(['name.last'])
  })
})
