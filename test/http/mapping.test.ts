/**
 * @module
 * The mapping's version: nobody overwrites what he has not seen (CON-1, CON-5).
 */
import { describe, expect, it } from 'vitest'
import { as, fakeEdge, problemOf, refused, sending } from './fake-edge.ts'
import { mailboxAnswers } from './replies.ts'

const path = '/v1/mapping/contacts'
const put = (headers: Record<string, string>, rows: unknown = []) =>
  sending('northwind marcus', 'PUT', { rows }, headers)

const saved = (calls: readonly { method: string; args: readonly unknown[] }[]) =>
  calls.filter(({ method }) => method === 'saveMapping').map(({ args }) => args[2])

describe('saving the mapping', () => {
  it('GET and PUT carry the version as ETag', async () => {
    const { request } = fakeEdge({ mailbox: mailboxAnswers })
    expect((await request(path, as('northwind marcus'))).headers.get('etag')).toBe('"v1"')
    const response = await request(path, put({ 'if-match': '"v1"' }))
    expect(response.headers.get('etag')).toBe('"v2"')
  })

  it('without If-Match: 428, nothing saved', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    const response = await request(path, put({}))
    expect(response.status).toBe(428)
    expect((await problemOf(response)).code).toBe('precondition-required')
    expect(calls).toEqual([])
  })

  it('with an older version: 412, and no ETag to go on with', async () => {
    const { request, calls } = fakeEdge({
      mailbox: { saveMapping: () => refused('version-conflict') },
    })
    const response = await request(path, put({ 'if-match': '"v0"' }))
    expect(response.status).toBe(412)
    expect(response.headers.get('etag')).toBeNull()
    expect((await problemOf(response)).code).toBe('version-conflict')
    expect(saved(calls)).toEqual(['v0'])
  })

  it.each([
    ['W/"v1"', 'v1'],
    ['*', 'v1'],
    ['"v0", "v1"', 'v1'],
    ['"v0", "v7"', 'v0'],
  ])('If-Match: %s means %s', async (header, version) => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    expect((await request(path, put({ 'if-match': header }))).status).toBe(200)
    expect(saved(calls)).toEqual([version])
  })

  it('an If-Match that is no ETag is refused', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    expect((await problemOf(await request(path, put({ 'if-match': 'v1' })))).code).toBe(
      'invalid-request',
    )
    expect(calls).toEqual([])
  })

  it('every wrong row is named by its pointer', async () => {
    const { request, calls } = fakeEdge({ mailbox: mailboxAnswers })
    const rows = [
      { crm: 'Email', outlook: 'email.1', direction: 'both' },
      { crm: '', outlook: 'email.2', direction: 'sideways', transform: 'eval' },
    ]
    const response = await request(path, put({ 'if-match': '"v1"' }, rows))
    expect(response.status).toBe(400)
    const { errors } = await problemOf(response)
    expect(errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/rows/1/crm',
      '/rows/1/direction',
      '/rows/1/transform',
    ])
    expect(calls).toEqual([])
  })
})
