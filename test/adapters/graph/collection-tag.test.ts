/**
 * @module
 * A collection tag of Microsoft Graph is believed only where the answer is what was asked for (UNSOURCED order).
 */
import { describe, expect, it } from 'vitest'
import { scriptedGraph } from './scripted-graph.ts'

const row = (id: string, at: string) => ({
  '@odata.etag': `W/"${id}-${at}"`,
  id,
  lastModifiedDateTime: `2026-11-01T10:00:0${at}Z`,
})
const tagOf = async (answer: object, status = 200) => {
  const asked: string[] = []
  const port = scriptedGraph(async (request) => {
    asked.push(decodeURIComponent(request.url))
    return Response.json(answer, { status })
  })
  return { tag: await port.collectionTag('contacts', 'f1'), asked }
}
const cannotTell = { ok: true, value: null }

describe('the collection tag', () => {
  it('is asked for in one request, and tells how many there are and which is the newest', async () => {
    const { tag, asked } = await tagOf({
      '@odata.count': 7,
      value: [row('b', '9'), row('a', '2'), row('c', '2')],
    })
    expect(tag).toEqual({ ok: true, value: '7 b W/"b-9"' })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('/me/contactFolders/f1/contacts?$count=true&')
    expect(asked[0]).toContain('$orderby=lastModifiedDateTime desc')
  })

  it('of nothing at all is one, too', async () => {
    expect((await tagOf({ '@odata.count': 0, value: [] })).tag).toEqual({ ok: true, value: '0' })
  })

  it.each([
    ['not counted', { value: [row('b', '9')] }],
    ['in another order', { '@odata.count': 2, value: [row('a', '2'), row('b', '9')] }],
    ['without stamps', { '@odata.count': 1, value: [{ '@odata.etag': 'W/"x"', id: 'x' }] }],
    ['without rows', { '@odata.count': 2, value: [] }],
  ])('is none where the answer is %s', async (_, answer) => {
    expect((await tagOf(answer)).tag).toEqual(cannotTell)
  })

  it('is none where the question is refused, and a failure where it may be asked again', async () => {
    const error = { error: { code: 'ErrorInvalidProperty', message: 'no' } }
    expect((await tagOf(error, 400)).tag).toEqual(cannotTell)
    const busy = await tagOf({ error: { code: 'ServiceUnavailable', message: 'later' } }, 503)
    expect(busy.tag).toMatchObject({ ok: false, failure: { kind: 'later' } })
  })
})
