/**
 * @module
 * One item Graph stumbles over says nothing of the others, and silence about it is not said to be absence (SYN-6).
 */
import { describe, expect, it } from 'vitest'
import type { Stream } from '../../../edge/domain/record.ts'
import { scriptedBatch } from './scripted-graph.ts'
import type { BatchItem } from './scripted-graph.ts'

/** A Graph whose items answer with the status their id begins with. */
function stage() {
  const answer = ({ id, url }: BatchItem) => {
    const name = decodeURIComponent(url.split('?')[0]?.split('/').at(-1) ?? '')
    const status = Number(name.slice(0, 3))
    const body = status === 200 ? { id: name, '@odata.etag': 'W/"1"' } : { error: { code: 'x' } }
    return { id, status, headers: {}, body }
  }
  return scriptedBatch(answer)
}

async function read(stream: Stream, ids: readonly string[]) {
  const looks = await stage().read(stream, 'box', ids)
  return looks.ok ? [...looks.value.keys()] : looks.failure.kind
}

for (const stream of ['calendar', 'contacts'] as const) {
  describe(`reading ${stream} by id`, () => {
    it('leaves out the one the server stumbles over', async () => {
      expect(await read(stream, ['200a', '500b', '404c', '502d'])).toEqual(['200a', '404c'])
    })
    it('fails when nothing is said of any', async () => {
      expect(await read(stream, ['500a', '502b'])).toBe('later')
      expect(await read(stream, ['500a'])).toBe('later')
    })
    it('fails as a whole when the person has to sign in again', async () => {
      expect(await read(stream, ['200a', '401b'])).toBe('sign-in')
    })
  })
}
